import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packFolderOf } from '../../src/io/pack-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'mi-lab-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(name: string, packFile: string): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'lessons', 'borders'), { recursive: true });
  writeFileSync(join(root, packFile), '');
  return root;
}

test.each(['pack.yaml', join('lessons', 'pack.yaml')])(
  'a file of a course belongs to the folder around lessons (%s)',
  (packFile) => {
    const root = pack(packFile.length > 10 ? 'within' : 'beside', packFile);
    for (const place of ['', 'lessons', 'lessons/borders', 'lessons/borders/limits.yaml', 'fixtures/depot.yaml']) {
      expect(packFolderOf(join(root, place)), place).toBe(root);
    }
  },
);

test('a pack that is called lessons is one of its own', () => {
  const root = pack('lessons', 'pack.yaml');
  expect(packFolderOf(join(root, 'lessons', 'borders'))).toBe(root);
});

test('where there is no pack, it says how to make one', () => {
  expect(() => packFolderOf(join(folder, 'within', '..', '..'))).toThrow('mi-lab author new pack FOLDER');
});
