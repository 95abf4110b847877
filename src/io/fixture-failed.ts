import type { Fixture } from '../catalog/scenario.ts';
import { UsageError } from './usage-error.ts';

const MOST_OF_A_LINE = 120;
const MOST_SAID = 300;

/** A text of several lines as one, and no longer than somebody reads. */
function brief(text: string, most: number): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** A line of a fixture that failed: a fixture is a transcript, and all of it has to work. */
export class FixtureFailed extends UsageError {
  readonly fixtureId: string;
  /** Which of its lines, counted from 0. */
  readonly index: number;
  /** The line and what it said, in one sentence. */
  readonly reason: string;

  constructor({ id, lines }: Fixture, index: number, failed: { readonly exitCode: number; readonly said: string }) {
    // Behind an empty line az tells where to read more.
    const said = brief(failed.said.trim().split(/\n\s*\n/)[0] ?? '', MOST_SAID);
    const line = brief(lines[index] ?? '', MOST_OF_A_LINE);
    const reason = `\`${line}\` fails with exit code ${failed.exitCode}${said === '' ? '' : `: ${said}`}${/[.?!…]$/.test(said) ? '' : '.'}`;
    super(`line ${index + 1} of the fixture '${id}': ${reason}`);
    this.fixtureId = id;
    this.index = index;
    this.reason = reason;
  }
}
