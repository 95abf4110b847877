/** What a process of ours ends with; part of the command line's contract. */
export const EXIT = {
  done: 0,
  /** A check or a goal not met. */
  notMet: 1,
  usage: 2,
  /** Our own fault. */
  fault: 70,
  /** Progress could not be saved. */
  notSaved: 74,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
