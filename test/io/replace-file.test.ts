import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileSystem, realFileSystem } from '../../src/io/file-system.ts';
import { replaceFile } from '../../src/io/replace-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-replace-'));
  writeFileSync(join(folder, 'kept.json'), 'before');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failing = (operation: keyof FileSystem): FileSystem => ({
  ...realFileSystem,
  [operation]: () => {
    throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
  },
});

test('the new file stands in the place of the old one, however little is taken at a time', () => {
  const slow: FileSystem = {
    ...realFileSystem,
    write: (descriptor, bytes) => realFileSystem.write(descriptor, bytes.subarray(0, 2)),
  };
  replaceFile(folder, 'kept.json', Buffer.from('after it'), slow);
  expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('after it');
  expect(readdirSync(folder)).toEqual(['kept.json']);
});

test.each(['createFile', 'write', 'sync', 'rename'] as const)(
  'where %s fails the old one stays, alone',
  (operation) => {
    expect(() => replaceFile(folder, 'kept.json', Buffer.from('after'), failing(operation))).toThrow('no room');
    expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['kept.json']);
  },
);
