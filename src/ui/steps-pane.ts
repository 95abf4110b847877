import type { Fact } from '../catalog/scenario.ts';
import { wayOf } from '../session/map-view.ts';
import type { Run } from '../session/run.ts';
import { fidelityOf, type Step, stepsOf } from '../session/steps.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { mapTree } from './map-pane.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, span } from './row.ts';
import { outcomes, wayRows } from './way-rows.ts';

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

/** Where the request has come on the map so far. */
function placeRows(run: Run, place: number, width: number): readonly Row[] {
  const rows = mapTree(wayOf(run, place), width, place + 1);
  return rows.length > 0 ? [BLANK, ...rows] : [];
}

/** One step of the way from caller to decision: what was looked at, where on the map that is, and what it rests on. */
export function stepsPaneRows(run: Run, facts: readonly Fact[], width: number): readonly Row[] {
  const columns = width - 2;
  const steps = stepsOf(run, facts);
  const place = Math.min(run.step, steps.length - 1);
  const step = steps[place];
  if (!step) return indented(paragraph(chrome('No request has reached Azure yet. Run az or curl first.'), columns));
  const [mark, tone, said] = outcomes[step.outcome];
  const isLast = place === steps.length - 1;
  return [
    ...indented(wayRows(steps, place, columns)),
    BLANK,
    [...gutter(mark, tone), span(sanitizeLine(`${place + 1} of ${steps.length}: ${step.stage}, ${said}`), 'strong')],
    ...indented(paragraph(step.text, columns)),
    ...placeRows(run, place, width),
    ...factRows(step, columns),
    ...(isLast ? [BLANK, ...indented(paragraph(sanitizeLine(`How true: ${fidelityOf(run)}.`), columns, 'faint'))] : []),
  ];
}
