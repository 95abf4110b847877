/** Options that every command takes. */
export interface GlobalOptions {
  readonly course?: string;
  readonly home?: string;
  readonly plain?: boolean;
  /** False after `--no-color`. */
  readonly color: boolean;
}
