import type { Fixture } from '../catalog/scenario.ts';
import { failedLineText } from './failed-line.ts';
import { UsageError } from './usage-error.ts';

/** A line of a fixture that failed: a fixture is a transcript, and all of it has to work. */
export class FixtureFailed extends UsageError {
  readonly fixtureId: string;
  /** Which of its lines, counted from 0. */
  readonly index: number;
  /** The line and what it said, in one sentence. */
  readonly reason: string;

  constructor({ id, lines }: Fixture, index: number, failed: { readonly exitCode: number; readonly said: string }) {
    const reason = failedLineText(lines[index] ?? '', failed);
    super(`line ${index + 1} of the fixture '${id}': ${reason}`);
    this.fixtureId = id;
    this.index = index;
    this.reason = reason;
  }
}
