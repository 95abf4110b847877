import { expect, test } from 'vitest';
import { progressOf } from '../../src/io/first-session.ts';
import type { JournalReading } from '../../src/io/journal-reader.ts';
import { newcomerToKinds } from '../session/new-kinds.ts';

const { course } = newcomerToKinds;

const reading = (...events: readonly object[]): JournalReading =>
  ({ events: events.map((event) => ({ event: { at: 1_000, ...event } })), notices: [] }) as unknown as JournalReading;

const answered = (item: string, answer: object, isCorrect: boolean) => ({
  type: 'answered',
  item,
  revision: 1,
  answer,
  isCorrect,
});

test('answers of every kind count, one of a kind that a later version knows among them', () => {
  const { items } = progressOf(
    reading(
      answered('mini/q-match', { kind: 'match', pairs: [{ left: 'a', right: 'b' }] }, false),
      answered('mini/q-command', { kind: 'type', lines: ['ls'], met: ['there'] }, true),
      answered('mini/q-predict', { kind: 'sing', song: 'la' }, true),
    ),
    course,
  );
  expect([...items].map(([item, { isLastCorrect }]) => [item, isLastCorrect])).toEqual([
    ['mini/q-match', false],
    ['mini/q-command', true],
    ['mini/q-predict', true],
  ]);
});

test('events of a kind that this version does not know are passed over', () => {
  const progress = progressOf(reading({ type: 'danced', item: 'mini/q-match' }), course);
  expect(progress.items.size + progress.places.size + progress.solved.size).toBe(0);
});
