import { sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';
import { noted, quiet, type RunStep } from './run-step.ts';

const BEGUN = sanitizeLine('Free play: try what you like, nothing counts. play again, and everything is as it is now.');
const OVER = sanitizeLine('Free play is over. Everything is as you left it.');
const ALWAYS = sanitizeLine('This is free play already: there are no tasks here.');

/** Begins free play on a fork, in which no goal is looked at; or ends it, and gives everything back as it was. */
export function playedFreely(run: Run): RunStep {
  if (run.kept) {
    const { kept, queue, isReplaying, history } = run;
    return quiet(noted({ ...kept, queue, isReplaying, history, panel: 'none' }, 'plain', OVER));
  }
  if (!run.goals) return quiet(noted(run, 'plain', ALWAYS));
  const { predicting: _, ...kept } = run;
  return quiet(noted({ ...kept, kept, goals: undefined, past: [], future: [], misses: 0 }, 'plain', BEGUN));
}
