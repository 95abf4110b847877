import { appendFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32cHex } from '../../src/io/crc32c.ts';
import { type FileSystem, realFileSystem } from '../../src/io/file-system.ts';
import { journalFolder } from '../../src/io/home.ts';
import { openJournal } from '../../src/io/journal.ts';
import { mergeEvents, readJournals, type StoredEvent } from '../../src/io/journal-reader.ts';
import { temporaryFolder } from './bundle.ts';

const stored: fc.Arbitrary<StoredEvent> = fc
  .record({
    file: fc.constantFrom('a', 'b'),
    sequence: fc.integer({ min: 1, max: 5 }),
    at: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ file, sequence, at }) => ({ file, sequence, orderedAt: at, event: { type: 'x', at } }));
const history = fc.array(stored, { maxLength: 12 });

describe('a merge', () => {
  test('is the same from either side, by any grouping, and again', () => {
    fc.assert(
      fc.property(history, history, history, (a, b, c) => {
        expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a));
        expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
        expect(mergeEvents(mergeEvents(a, b), b)).toEqual(mergeEvents(a, b));
      }),
      { numRuns: 1_000 },
    );
  });
});

function journalWith(home: string, events: readonly { readonly id: string; readonly at: number }[]): void {
  const journal = openJournal(home);
  for (const event of events) expect(journal.append({ type: 'answered', ...event }).saved).toBe(true);
  journal.close();
}

const ids = (home: string): readonly unknown[] => readJournals(home).events.map(({ event }) => event.id);

const onlyFile = (home: string): string => join(journalFolder(home), readdirSync(journalFolder(home))[0] ?? '');

/** A journal of the events a, b and c. */
function threeEvents(): { readonly home: string; readonly file: string } {
  const home = temporaryFolder();
  journalWith(home, [
    { id: 'a', at: 1 },
    { id: 'b', at: 2 },
    { id: 'c', at: 3 },
  ]);
  return { home, file: onlyFile(home) };
}

describe('reading', () => {
  test('nothing gives nothing', () => {
    expect(readJournals(join(temporaryFolder(), 'none'))).toMatchObject({ events: [], notices: [] });
  });

  test('puts the files of several sessions in one order of time', () => {
    const home = temporaryFolder();
    journalWith(home, [
      { id: 'first', at: 1 },
      { id: 'third', at: 3 },
    ]);
    journalWith(home, [
      { id: 'second', at: 2 },
      { id: 'fourth', at: 4 },
    ]);
    expect(ids(home)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  test('keeps the order of one session though its clock was set back', () => {
    const home = temporaryFolder();
    journalWith(home, [
      { id: 'asked', at: 500 },
      { id: 'answered', at: 100 },
    ]);
    journalWith(home, [{ id: 'other', at: 300 }]);
    expect(ids(home)).toEqual(['other', 'asked', 'answered']);
  });

  test('never changes a file', () => {
    const home = temporaryFolder();
    journalWith(home, [{ id: 'kept', at: 1 }]);
    appendFileSync(onlyFile(home), 'deadbeef {"version":1,"sequ');
    const before = readFileSync(onlyFile(home));
    readJournals(home);
    expect(readFileSync(onlyFile(home))).toEqual(before);
    expect(readdirSync(journalFolder(home))).toHaveLength(1);
  });
});

describe('the notices', () => {
  test('tell of the last session’s torn record until there is a later session', () => {
    const home = temporaryFolder();
    journalWith(home, [{ id: 'kept', at: 1 }]);
    const file = onlyFile(home);
    appendFileSync(file, 'deadbeef {"version":1,"sequ');
    utimesSync(file, 1_000, 1_000);
    expect(readJournals(home)).toMatchObject({
      events: [{ event: { id: 'kept' } }],
      notices: [expect.stringContaining('cut off')],
    });
    journalWith(home, [{ id: 'later', at: 2 }]);
    expect(readJournals(home).notices).toEqual([]);
    expect(ids(home)).toEqual(['kept', 'later']);
  });

  test('tell of a damaged record, and keep the others', () => {
    const { home, file } = threeEvents();
    writeFileSync(file, readFileSync(file, 'utf8').replace('"id":"b"', '"id":"B"'));
    expect(ids(home)).toEqual(['a', 'c']);
    expect(readJournals(home).notices).toEqual([`1 damaged record left out of ${file}; all others are kept.`]);
  });

  test('tell of a record that is gone', () => {
    const { home, file } = threeEvents();
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').toSpliced(1, 1).join('\n'));
    expect(readJournals(home).notices).toEqual([expect.stringContaining('missing')]);
  });

  test('tell of a newer version, which is neither read nor erased', () => {
    const home = temporaryFolder();
    journalWith(home, [{ id: 'a', at: 1 }]);
    const json = JSON.stringify({ version: 7, wholly: 'different' });
    appendFileSync(onlyFile(home), `${crc32cHex(Buffer.from(json))} ${json}\n`);
    const before = readFileSync(onlyFile(home));
    expect(readJournals(home).notices).toEqual([expect.stringContaining('Update mi-lab')]);
    expect(ids(home)).toEqual(['a']);
    expect(readFileSync(onlyFile(home))).toEqual(before);
  });

  test('tell of a link in place of a journal, which is not followed', () => {
    const home = temporaryFolder();
    const elsewhere = temporaryFolder();
    journalWith(elsewhere, [{ id: 'planted', at: 1 }]);
    mkdirSync(journalFolder(home), { recursive: true });
    symlinkSync(onlyFile(elsewhere), join(journalFolder(home), 'x.jsonl'));
    expect(readJournals(home)).toMatchObject({ events: [], notices: [expect.stringContaining('is a link')] });
  });

  test('tell of a folder in place of a journal, and of a home that cannot be read', () => {
    const home = temporaryFolder();
    mkdirSync(join(journalFolder(home), 'x.jsonl'), { recursive: true });
    expect(readJournals(home).notices).toEqual([expect.stringContaining('cannot be read')]);
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(readJournals(file).notices).toEqual([expect.stringMatching(/^Earlier progress in .*ENOTDIR/)]);
  });

  test('hold nothing that a terminal would act upon', () => {
    const home = temporaryFolder();
    mkdirSync(journalFolder(home), { recursive: true });
    writeFileSync(join(journalFolder(home), 'a\u001b]0;owned\u0007.jsonl'), 'nothing sound\n');
    expect(readJournals(home).notices.join('')).toContain('a␛]0;owned␇.jsonl');
  });

  test('tell of a folder that belongs to another user', () => {
    const home = temporaryFolder();
    journalWith(home, [{ id: 'a', at: 1 }]);
    const stranger: FileSystem = { ...realFileSystem, currentUser: () => 4_242 };
    expect(readJournals(home, stranger)).toMatchObject({
      events: [],
      notices: [expect.stringContaining('another user')],
    });
  });
});
