import { type IPty, spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { afterAll } from 'vitest';

/** A window's size, and what the program finds in its environment; a variable that is undefined is taken away. */
export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const patience = 15_000;
const open = new Set<Pty>();

// Not a hook of each test: tests that run at once have none.
afterAll(() => {
  for (const pty of open) pty.end();
});

// A process inherits the other ends of all terminals opened before it, and would keep each of them from ever being closed.
const ALONE =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the shell's own
  'for fd in /proc/$$/fd/*; do if [ "$fd" -ef /dev/ptmx ]; then eval "exec ${fd##*/}>&-"; fi; done; exec "$0" "$@"';

const withoutUndefined = (env: PtyOptions['env']): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;

/** A program in a real terminal of the system, and an emulator that shows what a person would see of it. */
export class Pty {
  readonly process: IPty;
  readonly terminal: Terminal;
  /** How the program ended; `signal` is 0 or undefined where it ended by itself. */
  readonly ended: Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
  /** Everything that was written, escape sequences included. */
  output = '';

  constructor(file: string, parameters: readonly string[], { columns = 80, rows = 24, env = {} }: PtyOptions = {}) {
    this.terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, logLevel: 'off' });
    this.process = spawn('bash', ['--noprofile', '--norc', '-c', ALONE, file, ...parameters], {
      cols: columns,
      rows,
      name: 'xterm-256color',
      env: withoutUndefined({ TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', ...env }),
    });
    this.process.onData((data) => {
      this.output += data;
      this.terminal.write(data);
    });
    open.add(this);
    this.ended = new Promise((resolve) => this.process.onExit(resolve));
  }

  press(keys: string): void {
    this.process.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.process.resize(columns, rows);
  }

  /** The rows of the window as text, trailing spaces cut. */
  rows(): readonly string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  screen(): string {
    return this.rows().join('\n');
  }

  /** Looks again whenever the emulator has read something, until `look` finds what it looks for. */
  async #eventually<Found>(look: () => Found | undefined, complaint: () => string, patience: number): Promise<Found> {
    const limit = performance.now() + patience;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > limit) throw new Error(complaint());
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          listener.dispose();
          resolve();
        };
        const timer = setTimeout(done, 100);
        const listener = this.terminal.onWriteParsed(done);
      });
    }
  }

  /** Waits until the screen shows `text`; throws with the screen when it does not come. */
  async shows(text: string | RegExp, milliseconds = patience): Promise<void> {
    const isThere = (screen: string): boolean => (typeof text === 'string' ? screen.includes(text) : text.test(screen));
    const look = (): true | undefined => isThere(this.screen()) || undefined;
    await this.#eventually(look, () => `the screen never showed ${text}:\n${this.screen()}`, milliseconds);
  }

  /** Waits until the screen is no longer as it was. */
  async changes(before: string, milliseconds = patience): Promise<void> {
    const look = (): true | undefined => this.screen() !== before || undefined;
    await this.#eventually(look, () => `the screen never changed:\n${before}`, milliseconds);
  }

  /** Waits for a text in the output that was not there before `from`, and returns the match. */
  async until(pattern: RegExp, from = 0, milliseconds = patience): Promise<RegExpExecArray> {
    const look = (): RegExpExecArray | undefined => pattern.exec(this.output.slice(from)) ?? undefined;
    const complaint = (): string => `waited for ${pattern} in ${JSON.stringify(this.output.slice(from))}`;
    return this.#eventually(look, complaint, milliseconds);
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

  /** The window is closed: the program loses its terminal. */
  close(): void {
    (this.process as unknown as { destroy(): void }).destroy();
  }

  /** Ends whatever still runs in this terminal, and closes it. */
  end(): void {
    open.delete(this);
    try {
      process.kill(-this.process.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    this.close();
  }
}

/** The end of a shell's script: what a process writes just before its end may be lost with its terminal, so it stays. */
export const LAST_WORDS = 'exec sleep 30';

/** What `modes` says while the lab has the terminal. */
export const TAKEN = {
  screen: 'alternate',
  bracketedPaste: true,
  wraps: false,
  cursorShown: false,
  updating: false,
} as const;

/** What `modes` says before a program came, and after it has left as it should. */
export const GIVEN_BACK = {
  screen: 'normal',
  bracketedPaste: false,
  wraps: true,
  cursorShown: true,
  updating: false,
} as const;
