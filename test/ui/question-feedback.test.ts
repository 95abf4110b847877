import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { newcomer } from '../session/miniature.ts';
import { newcomerToEntries } from '../session/new-kinds.ts';
import { openLab, type Size, usualLook } from './kit.ts';
import { screens } from './screens.ts';
import { after as played } from './session-at.ts';

const ENTER = '\r';
const TAB = '\t';
const BACKSPACE = '\x7f';
const DOWN = '\u001B[B';

const opened: { close(): void }[] = [];

function screen(name: string): Session {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
}

async function open(session: Session, size?: Size, isAscii = false) {
  const lab = await openLab(session, size, { ...usualLook, isAscii });
  opened.push(lab);
  return lab;
}

/** The row in which some text stands. */
const rowOf = (text: string, words: string): string => text.split('\n').find((row) => row.includes(words)) ?? '';
const lastRow = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

beforeAll(loadMarkdown);
afterEach(() => {
  for (const lab of opened.splice(0)) lab.close();
});

describe('an order', () => {
  test('says what Enter put where, how that is taken back, and goes on to what has no place', async () => {
    const lab = await open(played(screen('order-before'), { type: 'unpick-last' }));
    expect(lab.text()).toContain('which comes first?');
    await lab.type('a');
    expect(lab.text()).toContain('a is put at 1; Backspace takes it back.');
    await lab.type(ENTER);
    expect(lab.text()).toContain('b is put at 2; Backspace takes it back.');
    await lab.type(BACKSPACE);
    expect(lab.text()).toContain('a is put at 1; Backspace takes it back.');
  });

  test('says of what has a place that it has one, until something else is done', async () => {
    const lab = await open(played(screen('order-before'), { type: 'unpick-last' }));
    await lab.type('c', 'c');
    expect(lab.text()).toContain('! That one stands at 1 already.');
    await lab.type(DOWN);
    expect(lab.text()).not.toContain('already');
  });
});

describe('what is chosen and not judged yet', () => {
  test.each([false, true])('has no mark of what is right (ASCII: %s)', async (isAscii) => {
    for (const name of ['many-before', 'exam-kept']) {
      const text = (await open(screen(name), [80, 24], isAscii)).text();
      expect(text).toContain('[x]');
      expect(text).not.toMatch(isAscii ? /\[\*\]/ : /✓/);
    }
  });
});

describe('a slip of the pen', () => {
  test('is told from a wrong answer, and the next text counts', async () => {
    const quiz = played(newcomerToEntries, { type: 'go', destination: { to: 'quiz', seed: 1 } });
    const lab = await open(quiz);
    while (!lab.text().includes('Which parameter names the identity?')) await lab.type(TAB);
    await lab.type(...'cleint id', ENTER);
    expect(lab.text()).toContain('! Nearly: look at the spelling.');
    expect(lab.text()).not.toContain('Not this time');
    await lab.type(...Array.from('cleint id', () => BACKSPACE), ...'client id', ENTER);
    expect(lab.text()).toContain('✓ Right.');
  });

  test('is not pointed out in an exam', async () => {
    const exam = played(newcomerToEntries, { type: 'go', destination: { to: 'quiz', mode: 'exam', seed: 1 } });
    const lab = await open(exam);
    expect(lab.text()).toContain('Which parameter names the identity?');
    await lab.type(...'cleint id', ENTER);
    expect(lab.text()).not.toContain('Nearly');
    expect(lab.text()).toContain('Kept.');
  });
});

describe('the keys that are offered', () => {
  test('the page before is one key away at a question of a lesson, in a small window too', async () => {
    for (const name of ['one-before', 'many-before', 'enter-empty', 'match-before'])
      expect(lastRow((await open(screen(name), [60, 20])).text())).toContain('the page');
  });

  test('an exam offers to mark a question and lists the others, in a small window too', async () => {
    const row = lastRow((await open(screen('exam-open'), [60, 20])).text());
    expect(row).toContain('m mark');
    expect(row).toContain('esc list');
  });

  test('x ends a quiz and never passes a question over; Tab passes it over', async () => {
    const lab = await open(screen('quiz'));
    const before = rowOf(lab.text(), ' of ');
    await lab.type('x');
    expect(rowOf(lab.text(), ' of ')).toBe(before);
    expect(lastRow(lab.text())).toContain('tab skip');
    await lab.type(TAB);
    expect(rowOf(lab.text(), ' of ')).not.toBe(before);
    while (rowOf(lab.text(), ' of ').includes('2 of 3')) await lab.type('a', ENTER);
    while (rowOf(lab.text(), ' of ').includes(' 3 of 3')) await lab.type('a', 'b', 'c', ENTER);
    expect(rowOf(lab.text(), ' of ')).toContain('back at 1 of 3');
  });
});

/** The session with so many more rows printed by the last line that ran at its question. */
function printing(session: Session, count: number): Session {
  const { screen: at } = session;
  if (at.name !== 'lesson' || !at.asking?.sandbox?.run) throw new Error('nothing ran');
  const { run } = at.asking.sandbox;
  const text = sanitize(Array.from({ length: count }, (_, index) => `row ${index + 1}\n`).join(''));
  const last = run.entries.findLastIndex(({ kind }) => kind === 'line');
  const entries = run.entries.map((entry, place) =>
    entry.kind === 'line' && place === last
      ? { ...entry, outputs: [...entry.outputs, { fd: 1 as const, text }] }
      : entry,
  );
  const sandbox = { ...at.asking.sandbox, run: { ...run, entries } };
  return { ...session, screen: { ...at, asking: { ...at.asking, sandbox } } };
}

describe('what ran at length', () => {
  test.each([
    [80, 24],
    [60, 20],
  ] as const)(
    'leaves the verdict in the first window (%i x %i), and names the key that shows the rest',
    async (...size) => {
      const lab = await open(printing(screen('predict-wrong'), 40), size);
      expect(lab.text()).toContain('✗ Not this time');
      await lab.type('o');
      expect(lab.text()).toContain('✗ Not this time');
      for (let page = 0; page < 5 && !lab.text().includes('row 20'); page++) await lab.type('\u001B[6~');
      expect(lab.text()).toContain('row 20');
    },
  );

  test('is said to be cut, with its key in the last row', async () => {
    const lab = await open(printing(screen('predict-right'), 40), [120, 40]);
    expect(lab.text()).toMatch(/… \d+ more rows, o shows all/);
    expect(lastRow(lab.text())).toContain('o all output');
  });

  test('of what one typed oneself the lines stand below the verdict, and of the last the beginning of what it printed', async () => {
    const lab = await open(printing(screen('type-right'), 40));
    expect(lab.text()).toContain('✓ Right.');
    expect(lab.text()).toContain('What you typed that worked');
    expect(lab.text()).not.toContain('row 40');
    expect(lab.text()).toMatch(/… \d+ more rows, o shows all/);
    expect(lastRow(lab.text())).toContain('o all output');
  });
});

test('a question that comes back says which of how many it is', async () => {
  const lesson = { type: 'go', destination: { to: 'lesson', lessonId: 'first-lesson' } } as const;
  const lab = await open(played(newcomer, lesson));
  const missOne = async () => {
    await lab.type(ENTER);
    const wrong = rowOf(lab.text(), 'another').trim().replace('❯ ', '')[0] ?? '';
    await lab.type(wrong, ENTER);
  };
  await missOne();
  await missOne();
  await lab.type(ENTER, TAB);
  expect(lab.text()).toContain('once more, 1 of 2');
  const letterOf = (words: string) => rowOf(lab.text(), words).trim().replace('❯ ', '')[0] ?? '';
  await lab.type(letterOf('the right one'), ENTER);
  expect(lab.text()).toContain('once more, 2 of 2');
  await lab.type(letterOf('another'), ENTER);
  const summary = lab.text();
  expect(summary).toContain('0 of 2 right at the first try, 1 more when asked again.');
  const places = ['first in the next quiz', 'Which is right in q-two?', 'Right when it was asked again', 'in q-one?'];
  const found = places.map((one) => summary.indexOf(one));
  expect(found.every((one) => one > 0)).toBe(true);
  expect(found).toEqual([...found].sort((one, other) => one - other));
});

test('Tab on the home screen leads into the next module, and Enter opens what it stands at', async () => {
  const lab = await open(screen('home-first'));
  await lab.type(TAB);
  const there = rowOf(lab.text(), '❯');
  await lab.type(ENTER);
  expect(lab.session().screen.name).toMatch(/^(lesson|scenario)$/);
  expect(lab.text()).toContain(/\d {2,}(?:\S )?(.+?) {2,}/.exec(there)?.[1] ?? 'nothing');
});
