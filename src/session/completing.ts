import type { Candidate, Completion } from '../shell/sandbox.ts';
import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
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

/** Of texts alone, and of rows that say what something is. */
const SHOWN = { texts: 40, rows: 14 };
/** Fits the narrowest window. */
const COLUMNS = 52;

/** Texts one behind the other, none of them broken. */
function packed(texts: readonly string[]): string {
  const rows: string[] = [];
  for (const text of texts) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + 2 + text.length <= COLUMNS) rows[rows.length - 1] = `${row}  ${text}`;
    else rows.push(text);
  }
  return rows.join('\n');
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** The candidates as a list: a row for each where names stand for ids, else side by side. */
function listOf(candidates: readonly Candidate[]): SafeText {
  const isNamed = candidates.some(({ name }) => name !== undefined);
  const most = isNamed ? SHOWN.rows : SHOWN.texts;
  const shown = candidates.slice(0, most).map(({ text, name, about }) => ({ text: name ?? unquoted(text), about }));
  const width = Math.max(...shown.map(({ text }) => text.length));
  const rows = shown.map(({ text, about }) => (about === undefined ? text : `${text.padEnd(width)}  ${about}`));
  const rest = candidates.length > most ? [`and ${candidates.length - most} more`] : [];
  return sanitize(isNamed ? [...rows, ...rest].join('\n') : packed([...rows, ...rest]));
}

/** The list as a note, once; of lists that follow each other the last. */
function told(run: Run, candidates: readonly Candidate[]): Run {
  const text = listOf(candidates);
  const last = run.entries.at(-1);
  if (last?.kind !== 'note' || last.tone !== 'list') return noted(run, 'list', text);
  return last.text === text ? run : noted({ ...run, entries: run.entries.slice(0, -1) }, 'list', text);
}

/** The lab's own words, some of two, where nothing else was typed before; each from where the word at the cursor begins. */
function labWordsFrom(run: Run, { text, cursor, completion }: Completed): readonly Candidate[] {
  const begun = text.slice(0, cursor).trimStart();
  if (begun === '') return [];
  const words = labWordsAt(run).filter((word) => word.startsWith(begun));
  const ends = words.map((word) => word.slice(begun.length - (cursor - completion.start)));
  const known = new Set(completion.candidates.map((one) => one.text));
  return ends.filter((word) => word !== '' && !known.has(word)).map((word) => ({ text: word }));
}

/** What all of them begin with, where that goes on with what is typed: names that stand for ids need not. */
function extension(candidates: readonly Candidate[], { text, cursor, completion }: Completed): string | undefined {
  const { start, word } = completion;
  if (word === '' && candidates.some(({ name }) => name !== undefined)) return undefined;
  const common = commonStart(candidates.map((one) => one.text));
  const isOn = common.replace(/^["']/, '').toLowerCase().startsWith(word.toLowerCase());
  return isOn && common.length > text.slice(start, cursor).length ? common : undefined;
}

/** One candidate is typed for the learner, with a space behind it; of several what they begin with, and a note lists them. */
export function completed(run: Run, found: Completed): Run {
  const { text, cursor, completion } = found;
  const isStale = run.running !== undefined || run.editor.text !== text || run.editor.cursor !== cursor;
  const shell = completion.candidates.filter((one) => sanitizeLine(one.text) === one.text);
  const candidates = [...labWordsFrom(run, found), ...shell];
  const [only, ...others] = candidates;
  if (isStale || only === undefined) return run;
  if (others.length === 0) {
    const isOpen = only.text.endsWith('/') || only.text.endsWith('=') || text[cursor] === ' ';
    return replaced(run, found, isOpen ? only.text : `${only.text} `);
  }
  const longer = extension(candidates, found);
  return told(longer === undefined ? run : replaced(run, found, longer), candidates);
}
