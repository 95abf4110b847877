import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A real pseudo-terminal with a program in it, and what a person would see on its screen. */
export interface LabTerminal {
  /** The rows of the window as text, trailing spaces cut. */
  rows(): readonly string[];
  screen(): string;
  /** Waits until the screen shows `text`; throws with the screen when it does not come. */
  shows(text: string | RegExp, milliseconds?: number): Promise<void>;
  press(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Everything that the program wrote, escape sequences included. */
  raw(): string;
  readonly pty: IPty;
  readonly exit: Promise<{ readonly exitCode: number; readonly signal: number | undefined }>;
  readonly terminal: InstanceType<typeof xterm.Terminal>;
}

export interface TerminalOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
}

export const KEYS = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  ctrlC: '\x03',
  backspace: '\x7f',
} as const;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts `file` in a window of 80×24 unless told otherwise. The lab thinks that it is in a terminal of a person, not in CI. */
export function openTerminal(
  file: string,
  { args = [], env = {}, columns = 80, rows = 24 }: TerminalOptions,
): LabTerminal {
  const { CI: _, CONTINUOUS_INTEGRATION: __, NO_COLOR: ___, ...inherited } = process.env as Record<string, string>;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const pty = spawn(file, [...args], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: { ...inherited, ...env },
  });
  let written = '';
  pty.onData((data) => {
    written += data;
    terminal.write(data);
  });
  const exit = new Promise<{ exitCode: number; signal: number | undefined }>((resolve) =>
    pty.onExit(({ exitCode, signal }) => resolve({ exitCode, signal })),
  );
  const lines = (): string[] => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_row, index) =>
      (active.getLine(active.baseY + index)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  const screen = (): string => lines().join('\n');
  const shows = async (text: string | RegExp, milliseconds = 15_000): Promise<void> => {
    const start = performance.now();
    const isThere = (): boolean => (typeof text === 'string' ? screen().includes(text) : text.test(screen()));
    while (!isThere()) {
      if (performance.now() - start > milliseconds) throw new Error(`the screen never showed ${text}:\n${screen()}`);
      await pause(15);
    }
  };
  return {
    rows: lines,
    screen,
    shows,
    press: (keys) => pty.write(keys),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    raw: () => written,
    pty,
    exit,
    terminal,
  };
}
