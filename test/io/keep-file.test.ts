import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepFile } from '../../src/io/keep-file.ts';

const root = mkdtempSync(join(tmpdir(), 'mi-lab-keep-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string): string => {
  const path = join(root, name);
  mkdirSync(path);
  return path;
};

test('a text is kept in a new file, whole', () => {
  const here = folder('here');
  const text = `# ä\n${'line\n'.repeat(50_000)}`;
  expect(keepFile([here], 'mi-lab-x.md', text)).toEqual({ path: join(here, 'mi-lab-x.md') });
  expect(readFileSync(join(here, 'mi-lab-x.md'), 'utf8')).toBe(text);
});

test('a file of that name is never touched: the new one gets a number', () => {
  const here = folder('taken');
  writeFileSync(join(here, 'mi-lab-x.md'), 'mine');
  expect(keepFile([here], 'mi-lab-x.md', 'one')).toEqual({ path: join(here, 'mi-lab-x-2.md') });
  expect(keepFile([here], 'mi-lab-x.md', 'two')).toEqual({ path: join(here, 'mi-lab-x-3.md') });
  expect(readFileSync(join(here, 'mi-lab-x.md'), 'utf8')).toBe('mine');
  expect(readFileSync(join(here, 'mi-lab-x-3.md'), 'utf8')).toBe('two');
});

test('where a folder takes nothing the next one does, and it is said', () => {
  const home = folder('home');
  const kept = keepFile([join(root, 'nowhere'), home], 'a.md', 'text');
  expect(kept).toEqual({ path: join(home, 'a.md'), reason: `${join(root, 'nowhere')} takes no file (ENOENT).` });
});

test('where none of the folders takes it, each says why, and what to do', () => {
  const file = join(root, 'file');
  writeFileSync(file, 'mine');
  const nowhere = join(root, 'nowhere');
  expect(keepFile([file, nowhere], 'a.md', 'text')).toEqual({
    reason: `${file} takes no file (ENOTDIR); ${nowhere} takes no file (ENOENT). Start mi-lab in a folder that you may write to.`,
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
