import type { Reply } from './reply.ts';
import type { Decision } from './slice.ts';
import type { Fidelity, Tracer, TraceStage } from './trace.ts';

/** An answer that a token endpoint gives instead of what was asked for, and what `why` says of it. */
export interface Refusal {
  readonly reply: Reply;
  readonly stage: TraceStage;
  readonly because: string;
  readonly facts: readonly string[];
  /** `simplified` where the wording is the lab's, not Microsoft's. */
  readonly fidelity: Fidelity;
}

/** The decision that a refusal comes to; it ends the trace. */
export function refuse(refusal: Refusal, trace: Tracer): Decision<never> {
  trace.failed(refusal.stage, refusal.because, ...refusal.facts);
  return { reply: refusal.reply, events: [], trace: trace.finish(refusal.fidelity) };
}
