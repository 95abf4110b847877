import type { Answer, Prompt } from '../catalog/prompt.ts';
import type { Question } from '../catalog/question.ts';
import { isPlaying } from '../session/asking.ts';
import { asksTheLab } from '../session/counted-lines.ts';
import { linesIn } from '../session/entry-lines.ts';
import type { Entry } from '../session/run.ts';
import type { Asking } from '../session/screen.ts';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { entryRows, typedRows } from './entry-rows.ts';
import { failedRows } from './failed-rows.ts';
import { letterAt } from './keys-question.ts';
import { BLANK, beside, gutter, indented, type Row, rowOf, rowText, span } from './row.ts';

/** Rows of one line and its output that are shown on the page with the verdict. */
const MOST_ROWS = 9;
/** Of these the first ones: the typed line. */
const TYPED_ROWS = 3;

/** A long output cut to what matters: how it begins, and the part that holds `shows`. */
function essential(rows: readonly Row[], shows: string | undefined): readonly Row[] {
  if (rows.length <= MOST_ROWS) return rows;
  const room = MOST_ROWS - TYPED_ROWS - 1;
  const place = shows === undefined ? -1 : rows.findIndex((row) => rowText(row).includes(shows));
  const wanted = place < 0 ? TYPED_ROWS : place - Math.floor(room / 2);
  const from = Math.max(TYPED_ROWS, Math.min(wanted, rows.length - room));
  const more: Row = [
    ...gutter(),
    span(chrome(`… ${counted(rows.length - MOST_ROWS + 1, 'more row')}, o shows all`), 'faint'),
  ];
  return from > TYPED_ROWS
    ? [...rows.slice(0, TYPED_ROWS), more, ...rows.slice(from, from + room)]
    : [...rows.slice(0, TYPED_ROWS + room), more];
}

const heading = (text: SafeText): readonly Row[] => indented([rowOf(text, 'heading')]);

function predictionRows(prompt: Prompt, answer: Answer, columns: number): readonly Row[] {
  if (prompt.kind !== 'pick-one' || answer.kind !== 'pick-one') return [];
  const place = prompt.options.findIndex(({ id }) => id === answer.option);
  const text = prompt.options[place]?.text ?? chrome('');
  const lead: Row = [...gutter(chrome('❯'), 'accent'), span(letterAt(place), 'key'), span(chrome('  '))];
  return [...heading(chrome('What you expect')), ...beside(lead, { text, tone: 'strong' }, columns), BLANK];
}

/** Lines that ran; of those that somebody typed, what worked and was no question to the lab. */
const isWorth =
  ({ question, answered, isWhole }: Asking) =>
  (entry: Entry): boolean => {
    if (entry.kind !== 'line') return false;
    const isEvery = isWhole || question.kind === 'predict' || !answered?.verdict.isCorrect;
    return isEvery || (entry.exitCode === 0 && !asksTheLab(entry.text));
  };

/** A line with what it printed: of what one typed oneself that of the last line alone, all of it where that was asked for. */
function rowsOf({ prompt, question, isWhole }: Asking, entry: Entry, isLast: boolean, columns: number): readonly Row[] {
  const rows = entryRows(entry, columns);
  if (isWhole) return rows;
  if (prompt.kind === 'type' && entry.kind === 'line' && !isLast)
    return typedRows(entry.prompt, linesIn(entry.text), columns);
  return essential(rows, shownBy(question));
}

function titleOf({ question, answered, isWhole }: Asking): SafeText {
  if (question.kind === 'predict') return chrome('What comes out');
  return answered?.verdict.isCorrect
    ? chrome(isWhole ? 'What you typed' : 'What you typed that worked')
    : chrome('One way to do it');
}

const shownBy = (question: Question): string | undefined =>
  question.kind === 'predict' ? sanitizeLine(question.shows) : undefined;

/**
 * What was expected, and what came out below it: the lines that ran after the answer, or those that were the answer. Undefined
 * where nothing runs at this question.
 */
export function playedRows(asking: Asking, columns: number): readonly Row[] | undefined {
  const { prompt, answered, sandbox } = asking;
  if (!answered || !sandbox) return undefined;
  const entries = sandbox.run?.entries.filter(isWorth(asking)) ?? [];
  const played = entries.flatMap((entry) => rowsOf(asking, entry, entry === entries.at(-1), columns));
  const said = sandbox.run ? chrome('It runs now.') : chrome('The fake tenant is made ready. Then it runs.');
  const waiting = isPlaying(asking) ? indented([rowOf(said, 'faint')]) : [];
  if (sandbox.failed !== undefined) return [...failedRows(sandbox.failed, columns - 2), BLANK];
  return [
    ...predictionRows(prompt, answered.answer, columns),
    ...heading(titleOf(asking)),
    ...played,
    ...waiting,
    BLANK,
  ];
}
