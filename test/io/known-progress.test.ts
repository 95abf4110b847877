import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import { type FileSystem, realFileSystem } from '../../src/io/file-system.ts';
import { journalFolder } from '../../src/io/home.ts';
import { openJournal } from '../../src/io/journal.ts';
import { knownProgress } from '../../src/io/known-progress.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { newcomerToKinds } from '../session/new-kinds.ts';
import { temporaryFolder } from './bundle.ts';

const { course } = newcomerToKinds;

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;

/** As the real disk, but not waited for: thousands of records are written here. */
const unhurried: FileSystem = { ...realFileSystem, sync: () => undefined };

interface Answers {
  readonly from: number;
  readonly count: number;
  readonly item?: string;
}

/** One process that answered the same few questions again and again, a minute apart. */
function answer(home: string, { from, count, item = 'q-match' }: Answers): void {
  const journal = openJournal(home, unhurried);
  for (let index = 0; index < count; index += 1) {
    journal.append({
      type: 'answered',
      item: `mini/${item}`,
      revision: 1,
      answer: { kind: 'pick-one', option: 'b' },
      isCorrect: index % 3 !== 0,
      at: from + index * MINUTE,
    });
  }
  journal.close();
}

/** What the journals say when nothing but them is asked. */
function fromJournals(home: string, of: Course = course) {
  const aside = join(home, 'snapshot.json');
  const kept = existsSync(aside) ? readFileSync(aside) : undefined;
  rmSync(aside, { force: true });
  const { progress } = knownProgress(home, of);
  rmSync(aside, { force: true });
  if (kept) writeFileSync(aside, kept);
  return progress;
}

function homeWithSnapshot(): string {
  const home = temporaryFolder();
  answer(home, { from: START, count: 1_200 });
  knownProgress(home, course);
  expect(existsSync(join(home, 'snapshot.json'))).toBe(true);
  return home;
}

test('a few answers leave no snapshot, and looking leaves no trace', () => {
  const home = temporaryFolder();
  knownProgress(home, course);
  answer(home, { from: START, count: 5 });
  knownProgress(home, course);
  expect(readdirSync(home)).toEqual(['journal']);
});

test('from the snapshot comes what comes from the journals, and journals that it holds are not read', () => {
  const home = homeWithSnapshot();
  answer(home, { from: START + 5_000 * MINUTE, count: 7, item: 'q-predict' });
  const read: string[] = [];
  const { progress } = knownProgress(home, course, {
    ...realFileSystem,
    readFile: (path) => {
      read.push(path);
      return realFileSystem.readFile(path);
    },
  });
  expect(progress).toEqual(fromJournals(home));
  expect(read.filter((path) => path.endsWith('.jsonl'))).toHaveLength(1);
});

test('a journal that grew after the snapshot counts once', () => {
  const home = temporaryFolder();
  const journal = openJournal(home, unhurried);
  const event = { type: 'answered', item: 'mini/q-match', revision: 1, answer: { kind: 'pick-one', option: 'b' } };
  for (let index = 0; index < 1_100; index += 1) journal.append({ ...event, isCorrect: true, at: START + index });
  knownProgress(home, course);
  journal.append({ ...event, isCorrect: false, at: START + 2_000 });
  const { progress } = knownProgress(home, course);
  expect(progress.items.get('mini/q-match')).toMatchObject({ attempts: 1_101, correct: 1_100 });
  expect(progress).toEqual(fromJournals(home));
});

test.each([
  ['an event from before its end turns up', (home: string) => answer(home, { from: START + 3 * MINUTE, count: 2 })],
  ['a journal is gone', (home: string) => rmSync(join(journalFolder(home), readdirSync(journalFolder(home))[0] ?? ''))],
  [
    'a journal became shorter',
    (home: string) => truncateSync(join(journalFolder(home), readdirSync(journalFolder(home))[0] ?? ''), 5_000),
  ],
  ['a bit of it is wrong', (home: string) => appendFileSync(join(home, 'snapshot.json'), ' ')],
  ['it is no snapshot at all', (home: string) => writeFileSync(join(home, 'snapshot.json'), 'hello')],
])('a snapshot does not count when %s', (_, happens) => {
  const home = homeWithSnapshot();
  answer(home, { from: START + 9_000 * MINUTE, count: 3 });
  happens(home);
  expect(knownProgress(home, course).progress).toEqual(fromJournals(home));
});

test('an item that was renamed since keeps what was done under its earlier id', () => {
  const home = homeWithSnapshot();
  const [lesson] = course.lessons;
  const renamed = JSON.parse(JSON.stringify(course).replaceAll('"q-match"', '"q-pairs"')) as Course;
  const [first, ...others] = renamed.lessons;
  const sections = first?.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => (one.id === 'q-pairs' ? { ...one, aliases: ['q-match'] } : one)),
  }));
  expect(lesson && first && sections).toBeTruthy();
  const after = { ...renamed, lessons: [{ ...first, sections }, ...others] } as Course;
  expect(knownProgress(home, after).progress.items.get('mini/q-pairs')?.attempts).toBe(1_200);
});

test('a lesson left at a question that was renamed since is gone on with at that question', () => {
  const home = temporaryFolder();
  const journal = openJournal(home, unhurried);
  journal.append({ type: 'reached', item: 'mini/kinds', section: 'all', question: 'mini/q-match', at: START });
  journal.close();
  const lessons = course.lessons.map((lesson) => ({
    ...lesson,
    sections: lesson.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) =>
        one.id === 'q-match' ? { ...one, id: 'q-pairs', aliases: ['q-match'] } : one,
      ),
    })),
  }));
  const after: Session = { ...newcomerToKinds, course: { ...course, lessons } };
  const { progress } = knownProgress(home, after.course);
  const open = { type: 'go', destination: { to: 'lesson', lessonId: 'kinds' } } as const;
  expect(update({ ...after, progress }, open, START).session.screen).toMatchObject({
    name: 'lesson',
    asking: { question: { id: 'q-pairs' } },
  });
});

test('a disk that takes nothing costs the snapshot and nothing else', () => {
  const home = temporaryFolder();
  answer(home, { from: START, count: 1_200 });
  const { progress } = knownProgress(home, course, {
    ...realFileSystem,
    write: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  });
  expect(progress.items.get('mini/q-match')?.attempts).toBe(1_200);
  expect(readdirSync(home)).toEqual(['journal']);
});

test('a clock that ran a year ahead and came back leaves every answer counted', () => {
  const home = homeWithSnapshot();
  answer(home, { from: START + 600_000 * MINUTE, count: 1_100 });
  knownProgress(home, course);
  utimesSync(join(home, 'snapshot.json'), 1, 1);
  answer(home, { from: START + 8_000 * MINUTE, count: 4 });
  const { progress } = knownProgress(home, course);
  expect(progress.items.get('mini/q-match')?.attempts).toBe(2_304);
  expect(progress).toEqual(fromJournals(home));
});
