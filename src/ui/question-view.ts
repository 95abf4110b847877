import type { OptionPrompt, Prompt } from '../catalog/prompt.ts';
import { isPlaying } from '../session/asking.ts';
import { isMatched } from '../session/matching.ts';
import { linesToShow } from '../session/predicted-lines.ts';
import type { Answered, Asking } from '../session/screen.ts';
import { type SafeText, sanitize } from '../text/safe-text.ts';
import { arrangeInstruction, arrangeRows } from './arrange.ts';
import { chrome } from './chrome.ts';
import { enterInstruction, enterRows } from './enter.ts';
import { matchRows } from './match.ts';
import type { OptionRows } from './option-rows.ts';
import { pickManyRows } from './pick-many.ts';
import { pickOneRows } from './pick-one.ts';
import { playedRows } from './played-rows.ts';
import type { Focus } from './reading.tsx';
import { BLANK, beside, gutter, indented, type Row, span } from './row.ts';
import { judgementRows, spacings, verdictRows } from './verdict-rows.ts';

type Widget = (asking: Asking, prompt: OptionPrompt, columns: number) => OptionRows;

/** One widget for each kind of prompt with options. */
const widgets: { readonly [Kind in OptionPrompt['kind']]: Widget } = {
  'pick-one': pickOneRows,
  'pick-many': pickManyRows,
  arrange: arrangeRows,
  match: matchRows,
};

function instruction(asking: Asking, isBlind: boolean): SafeText | undefined {
  const { question, prompt, picked, cursor, isKept } = asking;
  if (isKept) return chrome('Kept. Enter goes on; until the end you can change it.');
  const isAnyMatched = picked.some((right) => right !== '');
  switch (prompt.kind) {
    case 'pick-one':
      if (question.kind !== 'predict') return undefined;
      return isBlind ? chrome('Say what you expect.') : chrome('Say what you expect. Then it runs.');
    case 'pick-many':
      return chrome('Tick all that apply, then Enter.');
    case 'arrange':
      return arrangeInstruction(asking, prompt);
    case 'match':
      return isMatched(picked)
        ? chrome('All matched. Enter answers; a letter or Backspace changes one.')
        : chrome(`What belongs to ${cursor + 1}? Press its letter.${isAnyMatched ? ' Backspace takes one back.' : ''}`);
    case 'enter':
      return enterInstruction(prompt);
    case 'type':
      return undefined;
  }
}

interface QuestionSpace {
  /** Cells for text, without the gutter. */
  readonly columns: number;
  readonly height: number;
  /** In an exam nothing runs, and nothing is judged. */
  readonly isBlind?: boolean;
}

interface QuestionRows {
  readonly rows: readonly Row[];
  readonly focus: Focus;
}

/** What ran, and the verdict with as much air as there is room for; while something runs, no verdict yet. */
function answeredRows(asking: Answered, head: readonly Row[], { columns, height }: QuestionSpace): QuestionRows {
  const played = playedRows(asking, columns + 2) ?? [];
  if (isPlaying(asking)) {
    const rows = [...head, ...played];
    return { rows, focus: { from: head.length, to: rows.length } };
  }
  const judged = { prompt: asking.prompt, ...asking.answered, hasPlayed: asking.sandbox !== undefined };
  // What one typed oneself is no news: the verdict comes first.
  const [above, below] = asking.prompt.kind === 'type' ? [head, [BLANK, ...played]] : [[...head, ...played], []];
  const verdicts = spacings.map((spacing) => verdictRows(judged, columns + 2, spacing));
  const tries = verdicts.map((verdict) => [...above, ...verdict, ...below]);
  const place = Math.max(
    tries.findIndex((one) => one.length < height),
    -1,
  );
  if (place < 0 && below.length === 0 && played.length > 0) {
    // It ran at length: whether one was right stands above what came, why below it.
    const judgement = judgementRows(judged, columns + 2);
    const reasons = verdictRows(judged, columns + 2, 'close').slice(judgement.length);
    const rows = [...head, ...judgement, BLANK, ...played.slice(0, -1), ...reasons];
    return { rows, focus: { from: head.length, to: rows.length } };
  }
  const chosen = place < 0 ? 1 : place;
  const rows = tries[chosen] ?? [];
  return { rows, focus: { from: head.length, to: rows.length - below.length } };
}

/** The lines that will run, where the question does not show them itself. */
function predictedRows({ question, answered }: Asking, columns: number): readonly Row[] {
  if (question.kind !== 'predict' || answered) return [];
  const lines = linesToShow(question);
  const rows = lines.flatMap((line) =>
    beside([...gutter(), span(chrome('$ '), 'faint')], { text: sanitize(line), tone: 'code' }, columns + 2),
  );
  return rows.length === 0 ? [] : [...rows, BLANK];
}

const isAnswered = (asking: Asking): asking is Answered => asking.answered !== undefined;

/** The options of a prompt, or the line being typed; one that is answered at a terminal has neither. */
function widgetRows(asking: Asking, prompt: Prompt, columns: number): OptionRows {
  if (prompt.kind === 'type') return { rows: [], cursor: { from: 0, to: 0 } };
  if (prompt.kind === 'enter') return enterRows(asking, columns);
  return widgets[prompt.kind](asking, prompt, columns);
}

/** A question as rows: its stem, then the options to choose from, or the verdict. `focus` is what should be in view. */
export function questionRows(asking: Asking, stem: readonly Row[], space: QuestionSpace): QuestionRows {
  const head = [...indented(stem), BLANK, ...predictedRows(asking, space.columns)];
  if (isAnswered(asking)) return answeredRows(asking, head, space);
  const said = instruction(asking, space.isBlind ?? false);
  const asked = said ? [...head, [...gutter(), span(said, 'faint')], BLANK] : head;
  const { rows, cursor } = widgetRows(asking, asking.prompt, space.columns + 2);
  return {
    rows: [...asked, ...rows],
    focus: { from: asked.length + cursor.from, to: asked.length + cursor.to },
  };
}
