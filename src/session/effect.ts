import type { Sandbox } from '../shell/sandbox.ts';
import type { ProgressEvent } from './progress.ts';

/** What `update` wants done. The driver does it and answers with an action that carries the ticket. */
export type Effect =
  | { readonly type: 'open-sandbox'; readonly ticket: number; readonly fixtureId: string | undefined }
  /** `recall`: lines that `!!` and the like bring back, oldest first, those taken back among them. */
  | {
      readonly type: 'run-line';
      readonly ticket: number;
      readonly sandbox: Sandbox;
      readonly line: string;
      readonly recall: readonly string[];
    }
  | { readonly type: 'complete'; readonly sandbox: Sandbox; readonly text: string; readonly cursor: number }
  /** Plays lines one after the other from a sandbox, shown to nobody. */
  | {
      readonly type: 'replay';
      readonly ticket: number;
      readonly sandbox: Sandbox;
      readonly lines: readonly string[];
    }
  /** Waits as long as a line takes to be read. */
  | { readonly type: 'pause'; readonly ticket: number }
  | { readonly type: 'interrupt'; readonly ticket: number }
  /** Asks for `woken` at a real time, epoch milliseconds; what was asked for before is forgotten. */
  | { readonly type: 'wake'; readonly at: number }
  | { readonly type: 'save'; readonly event: ProgressEvent }
  /** Writes a new file where the person is, never over another one. */
  | { readonly type: 'keep-file'; readonly name: string; readonly text: string }
  | { readonly type: 'suspend' }
  | { readonly type: 'leave' };
