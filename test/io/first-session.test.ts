import { expect, test } from 'vitest';
import { openJournal } from '../../src/io/journal.ts';
import type { JournalEvent } from '../../src/io/journal-record.ts';
import { knownProgress } from '../../src/io/known-progress.ts';
import { newcomerToKinds } from '../session/new-kinds.ts';
import { temporaryFolder } from './bundle.ts';

function progressAfter(...events: readonly JournalEvent[]) {
  const home = temporaryFolder();
  const journal = openJournal(home);
  for (const event of events) journal.append(event);
  journal.close();
  return knownProgress(home, newcomerToKinds.course).progress;
}

const answered = (item: string, answer: object, isCorrect: boolean): JournalEvent => ({
  type: 'answered',
  item,
  revision: 1,
  answer,
  isCorrect,
});

test('answers of every kind count, one of a kind that a later version knows among them', () => {
  const { items } = progressAfter(
    answered('mini/q-match', { kind: 'match', pairs: [{ left: 'a', right: 'b' }] }, false),
    answered('mini/q-command', { kind: 'type', lines: ['ls'], met: ['there'] }, true),
    answered('mini/q-predict', { kind: 'sing', song: 'la' }, true),
  );
  expect([...items].map(([item, { isLastCorrect }]) => [item, isLastCorrect])).toEqual([
    ['mini/q-match', false],
    ['mini/q-command', true],
    ['mini/q-predict', true],
  ]);
});

test('events of a kind that this version does not know are passed over', () => {
  const progress = progressAfter({ type: 'danced', item: 'mini/q-match' });
  expect(progress.items.size + progress.places.size + progress.solved.size).toBe(0);
});
