import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { journalFolder } from '../../src/io/home.ts';
import { openJournal } from '../../src/io/journal.ts';
import { readJournals } from '../../src/io/journal-reader.ts';
import { exportedProgress, importProgress } from '../../src/io/progress-transfer.ts';
import { temporaryFolder } from './bundle.ts';

function homeWith(...ids: readonly number[]): string {
  const home = temporaryFolder();
  const journal = openJournal(home);
  for (const id of ids) journal.append({ type: 'answered', id, at: 1_000 + id });
  journal.close();
  return home;
}

const eventsIn = (home: string) => readJournals(home).events.map(({ event }) => event);
const contents = (home: string) =>
  readdirSync(journalFolder(home)).map((name) => [name, readFileSync(join(journalFolder(home), name), 'utf8')]);
const take = (home: string, text: string) => importProgress(home, { text, name: 'progress.json' });

describe('progress that moves to another machine', () => {
  test('is there as it was, and joins what was there', () => {
    const from = homeWith(1, 3);
    const to = homeWith(2);
    expect(take(to, exportedProgress(from))).toEqual({ records: 2, known: 0 });
    expect(eventsIn(to).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(readJournals(to).notices).toEqual([]);
  });

  test('changes nothing when it is imported twice', () => {
    const [from, to] = [homeWith(1, 2), temporaryFolder()];
    const text = exportedProgress(from);
    take(to, text);
    const before = contents(to);
    expect(take(to, text)).toEqual({ records: 0, known: 2 });
    expect(contents(to)).toEqual(before);
  });

  test('goes on growing: a later export adds what came since, an earlier one takes nothing away', () => {
    const from = temporaryFolder();
    const journal = openJournal(from);
    journal.append({ type: 'answered', id: 1 });
    const early = exportedProgress(from);
    journal.append({ type: 'answered', id: 2 });
    const late = exportedProgress(from);
    const to = temporaryFolder();
    expect(take(to, early)).toEqual({ records: 1, known: 0 });
    expect(take(to, late)).toEqual({ records: 1, known: 1 });
    expect(take(to, early)).toEqual({ records: 0, known: 1 });
    expect(eventsIn(to).map(({ id }) => id)).toEqual([1, 2]);
  });

  test('and back again is the same on both', () => {
    const [here, there] = [homeWith(1), homeWith(2)];
    take(there, exportedProgress(here));
    take(here, exportedProgress(there));
    expect(eventsIn(here)).toEqual(eventsIn(there));
  });

  test('leaves damaged records behind and takes the others along', () => {
    const from = homeWith(1, 2, 3);
    const [name = ''] = readdirSync(journalFolder(from));
    const path = join(journalFolder(from), name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"id":2', '"id":7'));
    const to = temporaryFolder();
    expect(take(to, exportedProgress(from)).records).toBe(2);
    expect(eventsIn(to).map(({ id }) => id)).toEqual([1, 3]);
  });
});

describe('what is no export is refused with what to do, and nothing is written', () => {
  test.each<[string, (text: string) => string, string]>([
    ['no JSON', () => 'hello', 'it is no JSON'],
    ['other JSON', () => '{"version":1}', 'it holds no progress of mi-lab'],
    ['a changed record', (text) => text.replace('1001', '1002'), 'record 1 of'],
    [
      'a path for a name',
      (text) => text.replace(/"[0-9a-f-]{36}\.jsonl"/, '"../../evil.jsonl"'),
      'no name of a journal',
    ],
    [
      'a later format',
      (text) => text.replace('"version": 1', '"version": 2'),
      'a newer mi-lab wrote it. Update mi-lab',
    ],
  ])('%s', (_, breaking, said) => {
    const broken = breaking(exportedProgress(homeWith(1)));
    const home = temporaryFolder();
    mkdirSync(home, { recursive: true });
    expect(() => take(home, broken)).toThrow(said);
    expect(readdirSync(home)).toEqual([]);
  });
});
