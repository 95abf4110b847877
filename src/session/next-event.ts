import { sanitizeLine } from '../text/safe-text.ts';
import { entered } from './line-update.ts';
import { NEXT_LINE } from './next-line.ts';
import type { Run } from './run.ts';
import { noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { timeRows } from './time-rows.ts';

const NOTHING = 'next moves the clock to what happens first, and nothing is on its way.';
const WANTED = ' goals says what is wanted.';

function coming({ when, at, what }: ReturnType<typeof timeRows>[number]): string {
  return `next moves the clock to ${at}: ${what} (${when}). Type next again to do it; undo takes it back.`;
}

/**
 * The word `next`: says what would happen first and when; said once more, or where the time line is on the screen, it moves the
 * clock there. Who meant the next question or task by it has lost nothing.
 */
export function toNextEvent(run: Run, context: RunContext): RunStep {
  const [first] = timeRows(run);
  if (!first)
    return quiet(noted({ ...run, panel: 'none' }, 'plain', sanitizeLine(run.goals ? NOTHING + WANTED : NOTHING)));
  if (run.askedFor !== 'next' && run.panel !== 'time')
    return quiet({ ...noted({ ...run, panel: 'none' }, 'plain', sanitizeLine(coming(first))), askedFor: 'next' });
  const { askedFor: _, ...sure } = run;
  return entered(sure, NEXT_LINE, context);
}
