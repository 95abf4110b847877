import type { Fact } from '../catalog/scenario.ts';
import { howTrue, type Trace } from '../sim/trace.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';

type TraceStep = Trace['steps'][number];

/** One step of how the last request was decided, with the facts that it rests on. */
export interface Step {
  readonly stage: TraceStep['stage'];
  readonly outcome: TraceStep['outcome'];
  readonly text: SafeText;
  readonly facts: readonly { readonly id: string; readonly title: string; readonly statement: string }[];
}

const traceOf = (run: Pick<Run, 'sandbox'>): Trace | undefined => run.sandbox.shell.lastTrace;

/** The steps of the last request in order; none before anything was asked. */
export function stepsOf(run: Pick<Run, 'sandbox'>, facts: readonly Fact[]): readonly Step[] {
  const steps = traceOf(run)?.steps ?? [];
  return steps.map(({ stage, outcome, text, facts: cited }) => ({
    stage,
    outcome,
    text: sanitizeLine(text),
    facts: cited.map((id) => {
      const { title = '', statement = '' } = facts.find((one) => one.id === id) ?? {};
      return { id, title, statement };
    }),
  }));
}

/** Whether the steps are those of a request. A client that ends a line by itself has asked nobody. */
export const hasAsked = (run: Pick<Run, 'sandbox'>): boolean =>
  traceOf(run)?.steps.some(({ stage }) => stage !== 'command') === true;

export const NOTHING_ASKED = sanitizeLine('The last line of az asked nothing of Azure: az ended it by itself.');

/** Whether the steps are what would come of a request that nobody made. */
export const isWhatIf = (run: Pick<Run, 'sandbox'>): boolean => traceOf(run)?.isWhatIf === true;

/** The way of the last request in sentences, a step each. */
export function waySentences(run: Run): readonly string[] {
  const steps = traceOf(run)?.steps ?? [];
  if (steps.length > 0 && !hasAsked(run)) return [NOTHING_ASKED];
  return steps.map(({ stage, outcome, text }, index) => {
    const came = outcome === 'noted' ? '' : `, ${outcome}`;
    return `Step ${index + 1}, ${stage}${came}: ${text}.`;
  });
}

/** How true the answer was to Azure. */
export function fidelityOf(run: Run): string {
  const trace = traceOf(run);
  return trace ? howTrue(trace) : '';
}

/** The place of a step, moved by some steps, and never beyond the first or the last. */
export function movedStep(run: Run, by: number): number {
  const last = Math.max(0, (traceOf(run)?.steps.length ?? 0) - 1);
  return Math.max(0, Math.min(last, run.step + by));
}

/** Whether there is anything to be walked through, and whether the walk is at its end. */
export const hasSteps = (run: Run): boolean => (traceOf(run)?.steps.length ?? 0) > 0;
export const isLastStep = (run: Run): boolean => movedStep(run, 1) === run.step;
