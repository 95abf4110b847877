import type { Prompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import { arrangeRows } from './arrange.ts';
import { chrome } from './chrome.ts';
import type { OptionRows } from './option-rows.ts';
import { pickManyRows } from './pick-many.ts';
import { pickOneRows } from './pick-one.ts';
import type { Focus } from './reading.tsx';
import { BLANK, gutter, indented, type Row, span } from './row.ts';
import { spacings, verdictRows } from './verdict-rows.ts';

/** One widget for each kind of prompt. */
const widgets: { readonly [Kind in Prompt['kind']]: (asking: Asking, columns: number) => OptionRows } = {
  'pick-one': pickOneRows,
  'pick-many': pickManyRows,
  arrange: arrangeRows,
};

function instruction({ prompt, picked }: Asking): SafeText | undefined {
  switch (prompt.kind) {
    case 'pick-one':
      return undefined;
    case 'pick-many':
      return chrome('Tick all that apply, then Enter.');
    case 'arrange':
      return picked.length === prompt.options.length
        ? chrome('All in order. Enter answers; Backspace takes the last one back.')
        : chrome(`Bring them into order: which comes ${picked.length === 0 ? 'first' : 'next'}?`);
  }
}

interface QuestionSpace {
  /** Cells for text, without the gutter. */
  readonly columns: number;
  readonly height: number;
}

/** A question as rows: its stem, then the options to choose from, or the verdict. `focus` is what should be in view. */
export function questionRows(
  asking: Asking,
  stem: readonly Row[],
  { columns, height }: QuestionSpace,
): { readonly rows: readonly Row[]; readonly focus: Focus } {
  const head = [...indented(stem), BLANK];
  const { answered, prompt } = asking;
  if (answered) {
    const judged = { prompt, ...answered };
    const tries = spacings.map((spacing) => [...head, ...verdictRows(judged, columns + 2, spacing)]);
    const rows = tries.find((one) => one.length < height) ?? tries[1] ?? [];
    return { rows, focus: { from: head.length, to: rows.length } };
  }
  const said = instruction(asking);
  const asked = said ? [...head, [...gutter(), span(said, 'faint')], BLANK] : head;
  const { rows, cursor } = widgets[prompt.kind](asking, columns + 2);
  return {
    rows: [...asked, ...rows],
    focus: { from: asked.length + cursor.from, to: asked.length + cursor.to },
  };
}
