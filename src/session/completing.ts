import type { Completion } from '../shell/sandbox.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { labWordsAt } from './lab-words.ts';
import type { Run } from './run.ts';
import { noted, quiet, type RunStep } from './run-step.ts';

/** What Tab found for a text and a cursor. */
export interface Completed {
  readonly text: string;
  readonly cursor: number;
  readonly completion: Completion;
}

/** Tab: asks the shell what may stand at the cursor. While a line is at work, or the history is searched, nothing. */
export function completing(run: Run): RunStep {
  const { text, cursor, search } = run.editor;
  if (run.running || search) return quiet(run);
  return { run, effects: [{ type: 'complete', sandbox: run.sandbox, text, cursor }] };
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function replaced(run: Run, { text, cursor, completion }: Completed, by: string): Run {
  const before = text.slice(0, completion.start) + by;
  return { ...run, editor: { text: before + text.slice(cursor), cursor: before.length }, scrollback: 0 };
}

const SHOWN = 40;

/** The candidates as a note, once. */
function told(run: Run, candidates: readonly string[]): Run {
  const rest = candidates.length > SHOWN ? `  and ${candidates.length - SHOWN} more` : '';
  const text = sanitizeLine(candidates.slice(0, SHOWN).join('  ') + rest);
  const last = run.entries.at(-1);
  return last?.kind === 'note' && last.text === text ? run : noted(run, 'plain', text);
}

/** The lab's own words, some of two, where nothing else was typed before; each from where the word at the cursor begins. */
function labWordsFrom(run: Run, { text, cursor, completion }: Completed): readonly string[] {
  const begun = text.slice(0, cursor).trimStart();
  if (begun === '') return [];
  const words = labWordsAt(run).filter((word) => word.startsWith(begun));
  const ends = words.map((word) => word.slice(begun.length - (cursor - completion.start)));
  return ends.filter((word) => word !== '' && !completion.candidates.includes(word));
}

/** One candidate is typed for the learner, with a space behind it; of several what they begin with, and a note lists them. */
export function completed(run: Run, found: Completed): Run {
  const { text, cursor, completion } = found;
  const isStale = run.running !== undefined || run.editor.text !== text || run.editor.cursor !== cursor;
  const candidates = [...labWordsFrom(run, found), ...completion.candidates.filter((one) => sanitizeLine(one) === one)];
  const [only, ...others] = candidates;
  if (isStale || only === undefined) return run;
  if (others.length === 0) {
    const isOpen = only.endsWith('/') || only.endsWith('=') || text[cursor] === ' ';
    return replaced(run, found, isOpen ? only : `${only} `);
  }
  const start = commonStart(candidates);
  const longer = start.length > cursor - completion.start ? replaced(run, found, start) : run;
  return told(longer, candidates);
}
