import type { Entry } from '../session/run.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, gutter, paragraph, type Row, rowOf, rowWidth, spaces, span } from './row.ts';

type Prediction = Extract<Entry, { kind: 'prediction' }>;

/** From this width on, what was said and what came stand side by side. */
const narrowestPair = 66;

const bar: Row = gutter(chrome('┃'), 'accent');

const barred = (rows: readonly Row[]): readonly Row[] => rows.map((row) => [...bar, ...row]);

function column(
  title: SafeText,
  mark: SafeText,
  { text, isRight }: { text: SafeText; isRight: boolean },
  columns: number,
) {
  const tone = isRight ? 'right' : 'wrong';
  const rows = paragraph(text, columns - 2, 'strong');
  const said = rows.map((row, index): Row => [...gutter(index === 0 ? mark : chrome(' '), tone), ...row]);
  return [rowOf(title, 'heading'), ...said];
}

/** Two columns, each row of the left filled up to where the right begins. */
function pair(left: readonly Row[], right: readonly Row[], width: number): readonly Row[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, index): Row => {
    const one = left[index] ?? BLANK;
    const other = right[index];
    return other ? [...one, span(spaces(width - rowWidth(one))), ...other] : one;
  });
}

/** What was predicted beside what came, one above the other where the terminal is narrow; then the reasons. */
export function predictionRows({ said, came, isCorrect, whys }: Prediction, columns: number): readonly Row[] {
  const room = columns - 2;
  const isPair = room >= narrowestPair;
  const width = isPair ? Math.floor(room / 2) : room;
  const mine = column(
    chrome('You said'),
    isCorrect ? chrome('✓') : chrome('✗'),
    { text: said, isRight: isCorrect },
    width - (isPair ? 2 : 0),
  );
  const theirs = column(chrome('It came'), chrome('→'), { text: came, isRight: true }, width);
  const reasons = whys.flatMap((why) => paragraph(why, room));
  return barred([...(isPair ? pair(mine, theirs, width) : [...mine, ...theirs]), ...reasons]);
}
