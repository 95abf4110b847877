import { oneLine } from './entry-lines.ts';
import type { Spoken } from './lab-words.ts';
import { promptText } from './prompt-text.ts';
import type { Entry, Run } from './run.ts';
import type { RunStep } from './run-step.ts';

/** The solution begins a transcript of its own, and a cleared one shows nothing. */
const WITHOUT: readonly Spoken['word'][] = ['solution', 'clear'];

/** A word of the lab that was answered in the transcript stands there before its answer, as a line does; what is said elsewhere needs none. */
export function withEcho(step: RunStep, before: Run, { word }: Spoken, typed: string): RunStep {
  const { entries } = step.run;
  const moments = [before, ...before.past, ...before.future];
  const isNew = (entry: Entry): boolean => entry.kind === 'note' && !moments.some((one) => one.entries.includes(entry));
  const first = entries.findLastIndex((entry) => !isNew(entry)) + 1;
  const isAnswered = first < entries.length || (step.lookup !== undefined && step.lookup.of !== 'words');
  if (!isAnswered || WITHOUT.includes(word)) return step;
  const echo: Entry = { kind: 'word', prompt: promptText(before.sandbox), text: oneLine(typed) };
  return { ...step, run: { ...step.run, entries: entries.toSpliced(first, 0, echo) } };
}
