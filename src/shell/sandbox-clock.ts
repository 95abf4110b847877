/**
 * The clock and the dice of the shell library. The build puts `import { Date, Math } from` this module in front of the
 * library, so that within it `date`, `ls -l`, `$RANDOM` or jq's `now` see simulated time and seeded numbers. The setting is
 * one for the process: `runLine` holds a lock around every use.
 */
export interface SandboxClock {
  /** Simulated time, epoch milliseconds. */
  readonly now: number;
  /** The next number of the seed, from 0 up to but not including 1. */
  readonly random: () => number;
}

/** Before any line ran, the library's own start-up finds the epoch and no chance at all. */
let clock: SandboxClock = { now: 0, random: () => 0 };

/** Sets what the library sees from now on; the part that is not named stays. */
export function setSandboxClock(change: Partial<SandboxClock>): void {
  clock = { ...clock, ...change };
}

type DateArguments = readonly [value?: number | string | Date, ...rest: number[]];

class SandboxDate extends Date {
  constructor(...args: DateArguments) {
    if (args.length === 0) super(clock.now);
    else super(...(args as [number, number]));
  }

  static override now(): number {
    return clock.now;
  }
}

const SandboxMath: typeof Math = Object.create(Math, { random: { value: () => clock.random() } });

export { SandboxDate as Date, SandboxMath as Math };
