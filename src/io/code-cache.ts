import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { HomeQuestion } from './home.ts';

/** Compiled code by the name of its file, kept for the next start. It is only a help: neither function throws. */
export interface CodeCache {
  read(name: string): Buffer | undefined;
  write(name: string, data: Buffer): void;
}

/**
 * The folder for what can be made again: in XDG_CACHE_HOME (absolute, as its specification asks), on Windows in LOCALAPPDATA,
 * else in ~/.cache. None where NODE_DISABLE_COMPILE_CACHE says so, as to Node itself.
 */
export function findCache({ env, platform, homedir }: Omit<HomeQuestion, 'option'>): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const path = platform === 'win32' ? win32 : posix;
  const given = env.XDG_CACHE_HOME;
  if (given && path.isAbsolute(given)) return path.join(given, 'mi-lab');
  if (platform === 'win32' && env.LOCALAPPDATA) return path.join(env.LOCALAPPDATA, 'mi-lab', 'cache');
  return path.isAbsolute(homedir) ? path.join(homedir, '.cache', 'mi-lab') : undefined;
}

const DIGEST_BYTES = 32;
const DAY = 86_400_000;

const digestOf = (data: Buffer): Buffer => createHash('sha256').update(data).digest();

/** Whoever can write here can make us run what they like: the folder must be ours alone, and no link to one. */
function isOurs(folder: string): boolean {
  try {
    const { uid, mode } = lstatSync(folder);
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o170022) === 0o040000);
  } catch {
    return false;
  }
}

/** Other versions are not started for ever: what was made more than a day ago goes when something new is made. */
function sweep(folder: string, own: string): void {
  for (const name of readdirSync(folder)) {
    const place = `${folder}/${name}`;
    if (name !== own && Date.now() - statSync(place).mtimeMs > DAY) rmSync(place, { recursive: true, force: true });
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing can be done here, and nothing is lost.
  }
}

/** The code cache in `folder` for one build on one Node, named by `version`; `kind` tells apart what runs other parts of a file. */
export function openCodeCache(folder: string, version: string, kind: string): CodeCache {
  const place = `${folder}/${version}/${kind}`;
  let isFound = isOurs(place);
  return {
    read: (name) => {
      if (!isFound) return undefined;
      try {
        const bytes = readFileSync(`${place}/${name}`);
        const data = bytes.subarray(DIGEST_BYTES);
        return digestOf(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined;
      } catch {
        return undefined;
      }
    },
    write: (name, data) => {
      const draft = `${place}/${randomUUID()}.draft`;
      try {
        if (!isFound) {
          mkdirSync(place, { recursive: true, mode: 0o700 });
          sweep(folder, version);
          isFound = isOurs(place);
        }
        if (!isFound) return;
        writeFileSync(draft, Buffer.concat([digestOf(data), data]), { flag: 'wx', mode: 0o600 });
        renameSync(draft, `${place}/${name}`);
      } catch {
        remove(draft);
      }
    },
  };
}
