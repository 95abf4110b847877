import type { Fact } from '../catalog/scenario.ts';
import type { Run } from '../session/run.ts';
import { fidelityOf, type Step, stepsOf } from '../session/steps.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowWidth, type Span, span } from './row.ts';
import type { Tone } from './theme.ts';

const outcomes: { readonly [Name in Step['outcome']]: readonly [mark: SafeText, tone: Tone, said: SafeText] } = {
  passed: [chrome('✓'), 'right', chrome('passed')],
  failed: [chrome('✗'), 'wrong', chrome('failed')],
  noted: [chrome('·'), 'plain', chrome('noted')],
};

const arrow = span(chrome(' → '), 'faint');

/** The stages in their order, each with its mark once it was looked at, the present one strong; wrapped between stages. */
function pathRows(steps: readonly Step[], place: number, columns: number): readonly Row[] {
  const rows: Span[][] = [[]];
  steps.forEach(({ stage, outcome }, index) => {
    const [mark, tone] = outcomes[outcome];
    const name = span(sanitizeLine(stage), index === place ? 'strong' : index < place ? 'plain' : 'faint');
    const item = index <= place ? [name, span(chrome(' ')), span(mark, tone)] : [name];
    const piece = index < steps.length - 1 ? [...item, arrow] : item;
    const row = rows.at(-1) ?? [];
    if (row.length > 0 && rowWidth(row) + rowWidth(piece) > columns) rows.push(piece);
    else row.push(...piece);
  });
  return rows;
}

function factRows(step: Step, columns: number): readonly Row[] {
  return step.facts.flatMap(({ id, title, statement }) => [
    BLANK,
    ...beside(
      [...gutter(), span(sanitizeLine(`${id}  `), 'key')],
      { text: sanitizeLine(title), tone: 'strong' },
      columns + 2,
    ),
    ...indented(paragraph(sanitizeLine(statement), columns)),
  ]);
}

/** One step of the way from caller to decision, with what it rests on. */
export function stepsPaneRows(run: Run, facts: readonly Fact[], width: number): readonly Row[] {
  const columns = width - 2;
  const steps = stepsOf(run, facts);
  const place = Math.min(run.step, steps.length - 1);
  const step = steps[place];
  if (!step) return indented(paragraph(chrome('Nothing was asked of Azure yet. Run az or curl first.'), columns));
  const [mark, tone, said] = outcomes[step.outcome];
  const isLast = place === steps.length - 1;
  return [
    ...indented(pathRows(steps, place, columns)),
    BLANK,
    [...gutter(mark, tone), span(sanitizeLine(`${place + 1} of ${steps.length}: ${step.stage}, ${said}`), 'strong')],
    ...indented(paragraph(step.text, columns)),
    ...factRows(step, columns),
    ...(isLast ? [BLANK, ...indented(paragraph(sanitizeLine(`How true: ${fidelityOf(run)}.`), columns, 'faint'))] : []),
  ];
}
