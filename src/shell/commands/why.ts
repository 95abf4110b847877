import type { JsonObject } from '../../sim/json.ts';
import { howTrue, type Trace, type TraceStep } from '../../sim/trace.ts';
import { printed, refused } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';

/** `3 ✗ identity  none named; 2 user-assigned  [F29]` */
function stepLine({ stage, outcome, text, facts }: TraceStep, index: number): string {
  const mark = outcome === 'failed' ? '✗' : ' ';
  const cited = facts.length > 0 ? `  [${facts.join(', ')}]` : '';
  return `${String(index + 1).padStart(2)} ${mark} ${stage.padEnd(8)}  ${text}${cited}`;
}

/** The steps of a trace, one a line, and how true they are. */
export function traceText(trace: Trace): string {
  return [...trace.steps.map(stepLine), `   how true: ${howTrue(trace)}`].join('\n');
}

function traceJson({ steps, fidelity, wording }: Trace): JsonObject {
  return { steps: steps.map((step) => ({ ...step })), fidelity, ...(wording ? { wording } : {}) };
}

const ASKED_MORE = `why takes no words: it explains the last request.
explain answers what somebody may do: explain id-reports can read blobs on st1/reports`;

export const why: SandboxCommand = {
  name: 'why',
  summary: 'how the last request was decided, step by step',
  usage: [
    'why',
    'why --json',
    '[F29] is a fact that a step rests on; fact F29 says it at the prompt.',
    'how true: matches Azure, simplified, or not modelled here;',
    'simulated wording: the error is real, its words are from memory.',
  ],
  run: async (args, { lastTrace }) => {
    const isJson = args.length === 1 && args[0] === '--json';
    if (args.length > 0 && !isJson) return refused(args.length > 1 ? ASKED_MORE : 'usage: why [--json]', 2);
    if (!lastTrace) return refused('No request has reached Azure yet. Run az or curl, then why.');
    return printed(isJson ? JSON.stringify(traceJson(lastTrace), null, 2) : traceText(lastTrace));
  },
};
