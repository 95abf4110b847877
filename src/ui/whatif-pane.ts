import { branchMaps, branchSentences } from '../session/branch.ts';
import type { Run } from '../session/run.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { mapTree } from './map-pane.ts';
import { BLANK, beside, fitted, gutter, indented, paragraph, type Row, rowOf, rowWidth, spaces, span } from './row.ts';

/** From this width on, the two maps stand side by side. */
const narrowestPair = 70;

const titled = (title: SafeText, rows: readonly Row[]): readonly Row[] => [
  ...indented([rowOf(title, 'heading')]),
  ...rows,
];

function pair(left: readonly Row[], right: readonly Row[], width: number): readonly Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index): Row => {
    const one = fitted(left[index] ?? BLANK, width - 1);
    return [...one, span(spaces(width - rowWidth(one))), ...(right[index] ?? BLANK)];
  });
}

/** What would be otherwise without one of the lines: the difference in sentences, then the map as it is and as it would be. */
export function whatifRows(run: Run, columns: number): readonly Row[] {
  const { branch } = run;
  if (!branch) return [];
  const { number, line, sandbox } = branch;
  const lead: Row = [...gutter(), span(chrome(`What if not ${number}: `), 'faint')];
  const sentences = branchSentences(run).flatMap((one) =>
    beside(gutter(chrome('·'), 'accent'), { text: one }, columns),
  );
  const isPair = columns >= narrowestPair;
  const width = isPair ? Math.floor(columns / 2) : columns;
  const both = branchMaps(run, sandbox);
  const present = titled(chrome('As it is'), mapTree(both.present, width - 1));
  const other = titled(sanitizeLine(`Without line ${number}`), mapTree(both.other, width));
  const maps = isPair ? pair(present, other, width) : [...present, BLANK, ...other];
  const end = indented(paragraph(chrome('Your own world is untouched: this was a fork.'), columns - 2, 'faint'));
  return [...beside(lead, { text: line, tone: 'code' }, columns), BLANK, ...sentences, BLANK, ...maps, BLANK, ...end];
}
