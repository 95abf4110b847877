import { type IPty, spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { onTestFinished } from 'vitest';

const patience = 8_000;

/** A program in a real terminal of the system, and an emulator that shows what it did to it. */
export class Pty {
  readonly process: IPty;
  readonly terminal: Terminal;
  readonly ended: Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
  output = '';
  #waiting: (() => void)[] = [];

  constructor(file: string, parameters: readonly string[], size = { cols: 80, rows: 24 }) {
    this.terminal = new Terminal({ ...size, allowProposedApi: true, logLevel: 'off' });
    const env = { ...process.env, TERM: 'xterm-256color', PS1: 'shell> ', LC_ALL: 'C.UTF-8' };
    this.process = spawn(file, [...parameters], { ...size, env });
    this.process.onData((data) => this.#receive(data));
    this.ended = new Promise((resolve) => this.process.onExit(resolve));
    onTestFinished(() => this.process.kill('SIGKILL'));
  }

  #receive(data: string): void {
    this.output += data;
    this.terminal.write(data);
    for (const check of this.#waiting.splice(0)) check();
  }

  /** Waits for a text that was not there before `from`, and returns the match. */
  async until(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    const limit = Date.now() + patience;
    for (;;) {
      const found = pattern.exec(this.output.slice(from));
      if (found) return found;
      if (Date.now() > limit) throw new Error(`Waited for ${pattern} in ${JSON.stringify(this.output.slice(from))}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The modes that a program may leave behind, as the emulator has them after everything received so far. */
  async modes(): Promise<Readonly<Record<string, unknown>>> {
    await new Promise<void>((resolve) => this.terminal.write('', resolve));
    const { modes, buffer } = this.terminal;
    return {
      screen: buffer.active.type,
      bracketedPaste: modes.bracketedPasteMode,
      wraps: modes.wraparoundMode,
      cursorShown: this.output.lastIndexOf('\u001b[?25h') >= this.output.lastIndexOf('\u001b[?25l'),
      updating: this.output.lastIndexOf('\u001b[?2026h') > this.output.lastIndexOf('\u001b[?2026l'),
    };
  }
}
