import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { shownPath, typedPath } from '../../src/io/shown-path.ts';

test.each([
  ['what is below', join('lessons', 'one.yaml'), join('lessons', 'one.yaml')],
  ['what is below, named from the root', resolve('lessons', 'one.yaml'), join('lessons', 'one.yaml')],
  ['the present folder', '.', '.'],
  ['what is beside it', resolve('..', 'own'), join('..', 'own')],
  ['what is far away', '/o/x.yaml', '/o/x.yaml'],
])('%s is shown by the shorter path', (_, path, shown) => {
  expect(shownPath(path)).toBe(shown);
});

test('in a command that is to be typed a path with a space stands in quotes', () => {
  expect(typedPath(join('my course', 'lessons'))).toBe(`"${join('my course', 'lessons')}"`);
  expect(typedPath('my-course')).toBe('my-course');
});
