import { sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';
import { noted } from './run-step.ts';

/** The line that lets the first pending thing happen. */
export const NEXT_LINE = 'clock to next';

const MOVED = sanitizeLine('The clock has moved. undo takes that back.');

/** Says after the clock has moved by it that this can be taken back. */
export const withWayBack = (run: Run, line: string, exitCode: number): Run =>
  line === NEXT_LINE && exitCode === 0 ? noted(run, 'plain', MOVED) : run;
