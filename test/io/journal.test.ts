import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileSystem, realFileSystem } from '../../src/io/file-system.ts';
import { journalFolder } from '../../src/io/home.ts';
import { openJournal } from '../../src/io/journal.ts';
import { readJournals } from '../../src/io/journal-reader.ts';
import { decodeAll } from '../../src/io/journal-record.ts';
import { bundle, temporaryFolder } from './bundle.ts';

const ids = (home: string): readonly unknown[] => readJournals(home).events.map(({ event }) => event.id);

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A port in which the operations that `fails` picks by number go wrong; a failing write leaves half its bytes behind. */
function faultyFiles(fails: (operation: number) => boolean, code: string): FileSystem {
  let operation = 0;
  const wrapped = Object.entries(realFileSystem).map(([name, original]) => {
    const run = original as (...parameters: unknown[]) => unknown;
    const faulty = (...parameters: unknown[]): unknown => {
      operation += 1;
      if (!fails(operation)) return run(...parameters);
      const [descriptor, bytes] = parameters;
      if (name === 'write') realFileSystem.write(descriptor as number, (bytes as Uint8Array).subarray(0, 25));
      throw failure(code);
    };
    return [name, faulty];
  });
  return Object.fromEntries(wrapped) as FileSystem;
}

describe('a journal', () => {
  test('is a file of its own, made by the first event', () => {
    const home = temporaryFolder();
    const journals = [openJournal(home), openJournal(home)];
    expect(realFileSystem.listFolder(journalFolder(home))).toEqual([]);
    for (const [index, journal] of journals.entries())
      expect(journal.append({ type: 'a', id: index })).toEqual({ saved: true });
    expect(readdirSync(journalFolder(home))).toHaveLength(2);
    expect(new Set(ids(home))).toEqual(new Set([0, 1]));
  });

  test('is on disk when the append has returned', () => {
    const home = temporaryFolder();
    const journal = openJournal(home, realFileSystem, () => 1_234);
    journal.append({ type: 'answered', id: 'q' });
    journal.append({ type: 'answered', id: 'r', at: 99 });
    expect(readJournals(home).events.map(({ event }) => event)).toEqual([
      { type: 'answered', id: 'q', at: 1_234 },
      { type: 'answered', id: 'r', at: 99 },
    ]);
  });

  test('syncs the data before it answers, and the folder once', () => {
    const calls: string[] = [];
    const noted = Object.entries(realFileSystem).map(([name, original]) => {
      const run = original as (...parameters: unknown[]) => unknown;
      const note = (...parameters: unknown[]): unknown => {
        calls.push(name);
        return run(...parameters);
      };
      return [name, note];
    });
    const journal = openJournal(temporaryFolder(), Object.fromEntries(noted) as FileSystem);
    journal.append({ type: 'a' });
    journal.append({ type: 'b' });
    const onDisk = calls.filter((name) => ['syncFolder', 'write', 'sync'].includes(name));
    expect(onDisk).toEqual(['syncFolder', 'write', 'sync', 'write', 'sync']);
  });

  test('refuses an event that is no JSON, and goes on with the next', () => {
    const home = temporaryFolder();
    const journal = openJournal(home);
    expect(() => journal.append({ type: 'a', id: 1n })).toThrow(TypeError);
    expect(journal.append({ type: 'b', id: 2 })).toEqual({ saved: true });
    expect(journal.close()).toEqual({ saved: true });
    expect(() => journal.append({ type: 'c' })).toThrow(/closed/);
    expect(ids(home)).toEqual([2]);
  });
});

describe('when the disk fails', () => {
  const faults = [
    { name: 'once', fails: (at: number) => (operation: number) => operation === at },
    { name: 'twice running', fails: (at: number) => (operation: number) => operation === at || operation === at + 1 },
    {
      name: 'three times running',
      fails: (at: number) => (operation: number) => operation >= at && operation < at + 3,
    },
    { name: 'from then on', fails: (at: number) => (operation: number) => operation >= at },
  ];

  test.each(faults)('at any operation, $name, nothing acknowledged is lost and nothing is torn', ({ fails }) => {
    for (let at = 1; at <= 28; at += 1) {
      const home = temporaryFolder();
      const journal = openJournal(home, faultyFiles(fails(at), at % 2 ? 'ENOSPC' : 'EIO'));
      const acknowledged: number[] = [];
      for (let id = 1; id <= 8; id += 1) {
        const result = journal.append({ type: 'answered', id, at: id });
        if (result.saved) acknowledged.push(id);
        expect(result.saved).toBe(journal.pending === 0);
      }
      const kept = readJournals(home);
      expect(kept.events.map(({ event }) => event.id)).toEqual(expect.arrayContaining(acknowledged));
      if (journal.pending === 0) {
        expect(kept.notices).toEqual([]);
        expect(kept.events.map(({ event }) => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      }
    }
  });

  test('the disk full is said in words, and everything is written when there is room again', () => {
    let isFull = true;
    const home = temporaryFolder();
    const files: FileSystem = {
      ...realFileSystem,
      write: (descriptor, bytes) => {
        if (!isFull) return realFileSystem.write(descriptor, bytes);
        realFileSystem.write(descriptor, bytes.subarray(0, 9));
        throw failure('ENOSPC');
      },
    };
    const journal = openJournal(home, files);
    expect(journal.append({ type: 'a', id: 1 })).toEqual({
      saved: false,
      reason: `nothing can be written in ${home}: the disk is full. Free some space.`,
    });
    expect(journal.append({ type: 'a', id: 2 }).saved).toBe(false);
    expect(journal.pending).toBe(2);
    const [name = ''] = readdirSync(journalFolder(home));
    expect(readFileSync(join(journalFolder(home), name))).toHaveLength(0);
    isFull = false;
    expect(journal.flush()).toEqual({ saved: true });
    expect(ids(home)).toEqual([1, 2]);
  });

  test('the device that is always full is survived', () => {
    const home = temporaryFolder();
    const full: Partial<FileSystem> = { createFile: () => openSync('/dev/full', 'a'), truncate: () => undefined };
    const journal = openJournal(home, { ...realFileSystem, ...full });
    for (let id = 1; id <= 3; id += 1) {
      expect(journal.append({ type: 'a', id })).toMatchObject({
        saved: false,
        reason: expect.stringContaining('disk is full'),
      });
    }
    expect(journal.pending).toBe(3);
    expect(journal.close().saved).toBe(false);
  });

  test('a file that may not grow, by the system’s own limit, is left without a torn record', async () => {
    const folder = temporaryFolder();
    const program = bundle(
      `import { openJournal } from './src/io/journal.ts';
      const journal = openJournal(process.argv[2]!);
      let saved = 0;
      let result = journal.append({ type: 'a', id: 0 });
      while (result.saved) { saved += 1; result = journal.append({ type: 'a', id: saved, text: 'x'.repeat(300) }); }
      console.log(JSON.stringify({ saved, pending: journal.pending, reason: result.reason }));`,
      join(folder, 'child.mjs'),
    );
    const child = spawn('sh', ['-c', 'ulimit -f 8 && exec "$0" "$@"', process.execPath, program, folder]);
    const output = (await child.stdout.toArray()).join('');
    const { saved, pending, reason } = JSON.parse(output) as { saved: number; pending: number; reason: string };
    expect(saved).toBeGreaterThan(5);
    expect(pending).toBe(1);
    expect(reason).toContain('may not grow');
    const [name = ''] = readdirSync(journalFolder(folder));
    const decoded = decodeAll(readFileSync(join(journalFolder(folder), name)));
    expect(decoded).toMatchObject({ tornBytes: 0, damaged: 0 });
    expect(decoded.records).toHaveLength(saved);
  });
});

describe('a home that cannot be written', () => {
  test.each([
    ['a file is in the way', 'file/home'],
    ['the home is a file', 'file'],
    ['a folder that takes no files', '/proc/mi-lab'],
  ])('%s: said, and the lab goes on in memory', (_name, path) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const home = resolve(folder, path);
    const journal = openJournal(home);
    const result = journal.append({ type: 'a' });
    expect(result).toMatchObject({
      saved: false,
      reason: expect.stringContaining(`nothing can be written in ${home}: `),
    });
    journal.append({ type: 'b' });
    expect(journal.pending).toBe(2);
    expect(readJournals(home).events).toEqual([]);
  });

  test('a closed folder is tried again, and works once it is opened', () => {
    const home = join(temporaryFolder(), 'home');
    mkdirSync(home);
    let isClosed = true;
    // The superuser may write anywhere, so the refusal itself is played; the folder is real.
    const files: FileSystem = {
      ...realFileSystem,
      makeFolder: (path) => {
        if (isClosed) throw failure('EACCES');
        realFileSystem.makeFolder(path);
      },
    };
    chmodSync(home, 0o500);
    const journal = openJournal(home, files);
    expect(journal.append({ type: 'a', id: 1 })).toMatchObject({
      saved: false,
      reason: expect.stringContaining('closed to you'),
    });
    isClosed = false;
    chmodSync(home, 0o700);
    expect(journal.append({ type: 'a', id: 2 })).toEqual({ saved: true });
    expect(ids(home)).toEqual([1, 2]);
  });
});

const writer = `import { openJournal } from './src/io/journal.ts';
  import { writeSync } from 'node:fs';
  const journal = openJournal(process.argv[2]!);
  for (let id = 0; id < Number(process.argv[3]); id += 1) {
    if (journal.append({ type: 'answered', id: process.pid + ':' + id }).saved) writeSync(1, process.pid + ':' + id + '\\n');
  }`;

function run(program: string, home: string, count: number) {
  const child = spawn(process.execPath, [program, home, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = child.stdout.toArray().then((chunks) => chunks.join('').split('\n').slice(0, -1));
  return { child, output, ended: once(child, 'exit') };
}

test('four processes at once lose nothing and double nothing', async () => {
  const home = temporaryFolder();
  const program = bundle(writer, join(home, 'child.mjs'));
  const acknowledged = (await Promise.all([1, 2, 3, 4].map(() => run(program, home, 500).output))).flat();
  expect(acknowledged).toHaveLength(2_000);
  expect([...ids(home)].sort()).toEqual([...acknowledged].sort());
  expect(readJournals(home).notices).toEqual([]);
});

test('a process killed at any moment has kept all that it acknowledged', async () => {
  const folder = temporaryFolder();
  const program = bundle(writer, join(folder, 'child.mjs'));
  for (let round = 0; round < 12; round += 1) {
    const home = join(folder, `home-${round}`);
    const { child, output, ended } = run(program, home, 1_000_000);
    await once(child.stdout, 'readable');
    await new Promise((resolve) => setTimeout(resolve, round * 4));
    child.kill('SIGKILL');
    await ended;
    const acknowledged = (await output).filter((id) => id.startsWith(`${child.pid}:`));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(ids(home).slice(0, acknowledged.length)).toEqual(acknowledged);
  }
});
