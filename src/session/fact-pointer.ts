import { sanitizeLine } from '../text/safe-text.ts';
import type { Entry, Run } from './run.ts';
import { noted, type RunContext } from './run-step.ts';

/** Facts at the end of a line, as steps of a decision cite them: `[F38, B-09]`. */
const CITED = / {2}\[([A-Z][-.]?\d+)(?:, [A-Z][-.]?\d+)*\]$/;

/** The facts that a line's output cites: that of a step which failed first, then those of the last ones. */
function citedIn(entry: Entry | undefined): readonly string[] {
  const text = entry?.kind === 'line' ? entry.outputs.map((output) => output.text).join('') : '';
  const lines = text.split('\n').reverse();
  const telling = [...lines.filter((line) => line.includes('✗')), ...lines];
  return telling.flatMap((line) => CITED.exec(line)?.[1] ?? []);
}

/** Says, where a line cites a fact of the course for the first time, how to read it. */
export function withFactPointer(run: Run, facts: RunContext['facts']): Run {
  const place = run.entries.findLastIndex(({ kind }) => kind === 'line');
  const id = citedIn(run.entries[place]).find((cited) => facts?.some((one) => one.id === cited));
  const isFirst = !run.entries.slice(0, place).some((entry) => citedIn(entry).length > 0);
  if (!isFirst || run.isBlind || id === undefined) return run;
  const said = `[${id}] is a fact behind this: fact ${id} opens it.`;
  return noted(run, 'plain', sanitizeLine(said));
}
