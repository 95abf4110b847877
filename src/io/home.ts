import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { FileSystem } from './file-system.ts';

export type HomeQuestion = {
  /** What `--home` was given, if anything. */
  readonly option?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homedir: string;
};

/**
 * The folder that progress lives in. `--home` wins over MI_LAB_HOME, then XDG_STATE_HOME (absolute, as its
 * specification asks), on Windows LOCALAPPDATA, then ~/.local/state.
 */
export function findHome({ option, env, platform, homedir }: HomeQuestion): string {
  const path = platform === 'win32' ? win32 : posix;
  if (option) return option;
  if (env.MI_LAB_HOME) return env.MI_LAB_HOME;
  const state = env.XDG_STATE_HOME;
  if (state && path.isAbsolute(state)) return path.join(state, 'mi-lab');
  const local = env.LOCALAPPDATA;
  if (platform === 'win32' && local) return path.join(local, 'mi-lab');
  return path.join(homedir, '.local', 'state', 'mi-lab');
}

/** Where the journals of all processes lie, one file each. */
export const journalFolder = (home: string): string => join(home, 'journal');

/**
 * Why progress must not be kept in `home`: the folder belongs to another user, who could read or replace it.
 * `undefined` when all is well, or nothing is there yet.
 */
export function homeProblem(home: string, files: FileSystem): SafeText | undefined {
  const user = files.currentUser();
  if (user === undefined) return undefined;
  for (const folder of [home, journalFolder(home)]) {
    const owner = files.ownerOf(folder);
    if (owner === undefined || owner === user) continue;
    return sanitizeLine(
      `${folder} belongs to another user (number ${owner}; you are ${user}). Choose a folder of your own: mi-lab --home FOLDER`,
    );
  }
  return undefined;
}

/** The folder that this process keeps progress in. */
export function homeOf(option: string | undefined): string {
  return findHome({ option, env: process.env, platform: process.platform, homedir: homedir() });
}
