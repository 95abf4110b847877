import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChunkLoader } from '../../src/io/chunk-loader.ts';
import { type CodeCache, findCache, openCodeCache } from '../../src/io/code-cache.ts';

const builtin = createRequire(import.meta.url);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-chunks-'));
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(
    join(folder, 'entry.cjs'),
    'exports.sum = () => require("./chunks/one.cjs").one + 1; exports.path = __filename;',
  );
  writeFileSync(
    join(folder, 'chunks/one.cjs'),
    'exports.one = require("node:os").EOL.length; require("../entry.cjs");',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  sum(): number;
  readonly path: string;
}

/** Runs it once, and keeps what was compiled. */
function run(cache: CodeCache | undefined): number {
  const loader = createChunkLoader(cache, builtin);
  const entry = loader.load(join(folder, 'entry.cjs')) as Entry;
  expect(entry.path).toBe(join(folder, 'entry.cjs'));
  const sum = entry.sum();
  loader.keep();
  return sum;
}

const open = () => openCodeCache(join(folder, 'cache'), 'build-1', 'lab');
const kept = join('cache', 'build-1', 'lab');

/** A cache that writes down what it was asked. */
function watched(cache: CodeCache): CodeCache & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    read: (name) => {
      const found = cache.read(name);
      said.push(`${found ? 'found' : 'missed'} ${name}`);
      return found;
    },
    write: (name, data) => {
      said.push(`wrote ${name}`);
      cache.write(name, data);
    },
  };
}

describe('chunks', () => {
  test('run without a cache, and require each other and what Node has', () => {
    expect(run(undefined)).toBe(2);
  });

  test('are compiled once and kept; the next start takes what was kept and writes nothing', () => {
    const first = watched(open());
    expect(run(first)).toBe(2);
    expect(first.said).toEqual(['missed entry.cjs', 'missed one.cjs', 'wrote entry.cjs', 'wrote one.cjs']);
    const second = watched(open());
    expect(run(second)).toBe(2);
    expect(second.said).toEqual(['found entry.cjs', 'found one.cjs']);
    expect(readdirSync(join(folder, kept)).sort()).toEqual(['entry.cjs', 'one.cjs']);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one bit', (bytes: Buffer) => bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte))],
  ])('whose kept code is %s run all the same, and are kept anew', (_, spoilt) => {
    run(open());
    const path = join(folder, kept, 'one.cjs');
    const sound = readFileSync(path);
    writeFileSync(path, spoilt(sound));
    expect(run(open())).toBe(2);
    const again = watched(open());
    expect(run(again)).toBe(2);
    expect(again.said).toEqual(['found entry.cjs', 'found one.cjs']);
  });

  test('never run code from a folder that others can write to', () => {
    run(open());
    chmodSync(join(folder, kept), 0o777);
    const cache = watched(open());
    expect(run(cache)).toBe(2);
    expect(cache.said.slice(0, 2)).toEqual(['missed entry.cjs', 'missed one.cjs']);
  });

  test('run where nothing can be kept', () => {
    writeFileSync(join(folder, 'cache'), 'a file where the folder would be');
    expect(run(open())).toBe(2);
    expect(readFileSync(join(folder, 'cache'), 'utf8')).toBe('a file where the folder would be');
  });

  test('of another build do not meet these, and go after a day', () => {
    run(open());
    const next = openCodeCache(join(folder, 'cache'), 'build-2', 'lab');
    expect(next.read('one.cjs')).toBeUndefined();
    run(next);
    expect(existsSync(join(folder, kept))).toBe(true);
    utimesSync(join(folder, 'cache', 'build-1'), 0, 0);
    run(openCodeCache(join(folder, 'cache'), 'build-3', 'lab'));
    expect(readdirSync(join(folder, 'cache')).sort()).toEqual(['build-2', 'build-3']);
  });
});

describe('the folder of the cache', () => {
  const question = { env: {}, platform: 'linux', homedir: '/home/ada' } as const;
  test.each([
    ['/home/ada/.cache/mi-lab', question],
    ['/caches/mi-lab', { ...question, env: { XDG_CACHE_HOME: '/caches' } }],
    ['/home/ada/.cache/mi-lab', { ...question, env: { XDG_CACHE_HOME: 'not/absolute' } }],
    ['C:\\Local\\mi-lab\\cache', { ...question, platform: 'win32', env: { LOCALAPPDATA: 'C:\\Local' } } as const],
    [undefined, { ...question, env: { NODE_DISABLE_COMPILE_CACHE: '1' } }],
    [undefined, { ...question, homedir: '' }],
  ])('%s', (place, asked) => {
    expect(findCache(asked)).toBe(place);
  });
});
