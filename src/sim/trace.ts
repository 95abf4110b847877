/**
 * Where in the path of a request a step belongs; `why` prints the steps in the order of the trace. `command` is no part of the
 * path: a client ended by itself. A `decision` says what the caller may do; an `answer` hands out, or not, what asks for no right.
 */
export type TraceStage = 'command' | 'caller' | 'endpoint' | 'identity' | 'token' | 'target' | 'decision' | 'answer';

/** One step of a decision: what was looked at, how it came out, and the facts that it rests on. */
export interface TraceStep {
  readonly stage: TraceStage;
  readonly outcome: 'passed' | 'failed' | 'noted';
  readonly text: string;
  readonly facts: readonly string[];
  /** What in the world the step is about: an ARM id, an object id, or the key of a cached token. */
  readonly about?: string;
}

/** How true to Azure an answer is; a learner can always ask. */
export type Fidelity = 'matches Azure' | 'simplified' | 'not modelled';

/** How a decision came about, in order. */
export interface Trace {
  readonly steps: readonly TraceStep[];
  readonly fidelity: Fidelity;
  /** The refusal is Azure's, the words are the lab's. */
  readonly wording?: 'simulated';
  /** Nobody asked: it was worked out what would come. */
  readonly isWhatIf?: true;
}

/** How true to Azure an answer is, for people. */
export function howTrue({ fidelity, wording }: Trace): string {
  return wording === undefined ? fidelity : `${fidelity}, and the wording of the error is simulated`;
}

/** Collects the steps of one decision. */
export interface Tracer {
  passed(stage: TraceStage, text: string, ...facts: readonly string[]): void;
  failed(stage: TraceStage, text: string, ...facts: readonly string[]): void;
  noted(stage: TraceStage, text: string, ...facts: readonly string[]): void;
  /** Says what in the world the step noted last is about, so that a picture can mark it. */
  about(id: string): void;
  /** From here on the answer is `simplified`, whatever `finish` says by default. */
  simplified(): void;
  finish(fidelity?: Fidelity): Trace;
}

class CollectingTracer implements Tracer {
  readonly #steps: { -readonly [Member in keyof TraceStep]: TraceStep[Member] }[] = [];
  #standard: Fidelity = 'matches Azure';

  passed(stage: TraceStage, text: string, ...facts: readonly string[]): void {
    this.#steps.push({ stage, outcome: 'passed', text, facts });
  }

  failed(stage: TraceStage, text: string, ...facts: readonly string[]): void {
    this.#steps.push({ stage, outcome: 'failed', text, facts });
  }

  noted(stage: TraceStage, text: string, ...facts: readonly string[]): void {
    this.#steps.push({ stage, outcome: 'noted', text, facts });
  }

  about(id: string): void {
    const last = this.#steps.at(-1);
    if (last) last.about = id;
  }

  simplified(): void {
    this.#standard = 'simplified';
  }

  finish(fidelity = this.#standard): Trace {
    return { steps: this.#steps, fidelity };
  }
}

export function tracer(): Tracer {
  return new CollectingTracer();
}

/** A decision that nobody needs explained. */
export const NO_TRACE: Trace = { steps: [], fidelity: 'matches Azure' };
