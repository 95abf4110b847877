import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { choose } from '../../src/io/choose.ts';
import { MINIATURE } from '../catalog/miniature-course.ts';
import { courseFolder } from '../e2e/course-folder.ts';

const before = process.cwd();
let folder: string;
beforeAll(() => {
  folder = courseFolder(MINIATURE);
});
afterEach(() => process.chdir(before));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shop = [{ id: 'shop' }, { id: 'depot' }];
const many = Array.from({ length: 9 }, (_, index) => ({ id: `world-${index}` }));
const complaint = (
  kind: string,
  items: readonly { readonly id: string; readonly title?: string }[],
  id: string,
  place: string,
): string => {
  process.chdir(place);
  try {
    return choose(kind, items, id).id;
  } catch (error) {
    return (error as Error).message;
  }
};

test('an id that is not there: the nearest, or all of a few, or where the pack around here has it', () => {
  const there = 'mi-lab list shows what there is; --course FOLDER opens a pack of your own.';
  expect(complaint('fixture', shop, 'shpo', '/')).toBe(`there is no fixture 'shpo'. Did you mean 'shop'? ${there}`);
  expect(complaint('fixture', shop, 'office', '/')).toBe(
    `there is no fixture 'office'. There are: shop, depot. ${there}`,
  );
  expect(complaint('fixture', many, 'office', '/')).toBe(`there is no fixture 'office'. ${there}`);
  expect(complaint('fixture', shop, 'office', folder)).toBe(
    "there is no fixture 'office'. The pack around here has 'office': add --course . to the command.",
  );
  expect(complaint('scenario', shop, 'two-identites', join(folder, 'lessons'))).toBe(
    "there is no scenario 'two-identites'. The pack around here has 'two-identities': add --course .. to the command.",
  );
  expect(complaint('lesson', shop, 'office', folder)).toContain('There are: shop, depot.');
});

test('a title will do as well, and one that is nearly right leads to its id', () => {
  const lessons = [
    { id: 'badge', title: 'A badge is not a key' },
    { id: 'listed', title: 'On the list' },
  ];
  expect(complaint('lesson', lessons, 'on the list', '/')).toBe('listed');
  expect(complaint('lesson', lessons, 'On the lst', '/')).toContain("Did you mean 'listed' (On the list)?");
});
