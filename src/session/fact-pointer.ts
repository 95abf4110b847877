import { sanitizeLine } from '../text/safe-text.ts';
import type { Entry, Run } from './run.ts';
import { noted } from './run-step.ts';

/** Facts at the end of a line, as steps of a decision cite them: `[F38, B-09]`. */
const CITED = / {2}\[([A-Z][-.]?\d+)(?:, [A-Z][-.]?\d+)*\]$/m;

function citedIn(entry: Entry | undefined): string | undefined {
  const text = entry?.kind === 'line' ? entry.outputs.map((output) => output.text).join('') : '';
  return CITED.exec(text)?.[1];
}

/** Says, where a line cites facts for the first time, how to read one. */
export function withFactPointer(run: Run): Run {
  const place = run.entries.findLastIndex(({ kind }) => kind === 'line');
  const id = citedIn(run.entries[place]);
  if (id === undefined || run.isBlind || run.entries.slice(0, place).some((entry) => citedIn(entry) !== undefined))
    return run;
  return noted(
    run,
    'plain',
    sanitizeLine(`[${id}] is a fact that this rests on: fact ${id} says it, and where it is taught.`),
  );
}
