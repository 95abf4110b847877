/** Something asked for on the command line that cannot be done. The message says what to do instead. Exit code 2. */
export class UsageError extends Error {}
