import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileSystem, realFileSystem } from '../../src/io/file-system.ts';
import { findHome, homeProblem, journalFolder } from '../../src/io/home.ts';
import { openJournal } from '../../src/io/journal.ts';
import { temporaryFolder } from './bundle.ts';

const linux = { platform: 'linux', homedir: '/home/ada' } as const;
const windows = { platform: 'win32', homedir: 'C:\\Users\\ada' } as const;
const everything = { MI_LAB_HOME: '/lab', XDG_STATE_HOME: '/state', LOCALAPPDATA: 'C:\\Local' };

describe('findHome', () => {
  test.each([
    ['the option wins', { ...linux, option: 'here', env: everything }, 'here'],
    ['then MI_LAB_HOME', { ...linux, env: everything }, '/lab'],
    ['then XDG_STATE_HOME', { ...linux, env: { XDG_STATE_HOME: '/state' } }, '/state/mi-lab'],
    [
      'an empty variable is none',
      { ...linux, env: { MI_LAB_HOME: '', XDG_STATE_HOME: '' } },
      '/home/ada/.local/state/mi-lab',
    ],
    ['a relative XDG path is none', { ...linux, env: { XDG_STATE_HOME: 'state' } }, '/home/ada/.local/state/mi-lab'],
    ['LOCALAPPDATA is for Windows', { ...linux, env: { LOCALAPPDATA: '/x' } }, '/home/ada/.local/state/mi-lab'],
    ['Windows', { ...windows, env: { LOCALAPPDATA: 'C:\\Local' } }, 'C:\\Local\\mi-lab'],
    ['Windows without it', { ...windows, env: {} }, 'C:\\Users\\ada\\.local\\state\\mi-lab'],
  ])('%s', (_name, question, expected) => {
    expect(findHome(question)).toBe(expected);
  });
});

test('folders are 0700 and files 0600, whatever the umask', () => {
  const home = join(temporaryFolder(), 'a', 'b');
  const mask = process.umask(0);
  const journal = openJournal(home);
  journal.append({ type: 'answered' });
  journal.close();
  process.umask(mask);
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  const [name = ''] = realFileSystem.listFolder(journalFolder(home));
  expect([home, journalFolder(home), join(journalFolder(home), name)].map(mode)).toEqual(['700', '700', '600']);
});

test("another user's folder is refused, in words", () => {
  const home = temporaryFolder();
  mkdirSync(journalFolder(home));
  const stranger: FileSystem = { ...realFileSystem, currentUser: () => 4_242 };
  expect(homeProblem(home, realFileSystem)).toBeUndefined();
  expect(homeProblem(home, stranger)).toContain(`${home} belongs to another user`);
  const journal = openJournal(home, stranger);
  const result = journal.append({ type: 'answered' });
  expect(result).toMatchObject({ saved: false, reason: expect.stringContaining('--home FOLDER') });
  expect(journal.pending).toBe(1);
  expect(realFileSystem.listFolder(journalFolder(home))).toEqual([]);
});
