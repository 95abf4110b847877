/** A command of the sandbox, as far as it can be read about without a sandbox. */
export interface CommandHelp {
  /** As it is typed: `curl`, `az vm identity assign`. */
  readonly name: string;
  readonly summary: string;
  /** Lines that show how it is typed. */
  readonly usage: readonly string[];
}
