import { writeSync } from 'node:fs';
import { constants } from 'node:os';
import { sanitize, sanitizeLine } from '../text/safe-text.ts';

export type TerminalGuardOptions = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream & { readonly fd: number };
  /** Called once when the process is about to end, whatever ends it. Must not wait for anything. */
  readonly onFlush?: () => void;
  /** Called after each time the terminal has become ours: what it shows is unknown. */
  readonly onRepaint?: () => void;
  /** What is printed when an error of ours ends the program: one line, as a rule. */
  readonly describeCrash?: (error: unknown) => string;
};

export type TerminalGuard = {
  isEntered(): boolean;
  /** Takes the terminal: alternate screen, hidden cursor, bracketed paste, raw mode. Answers whether it is ours: never over a pipe. */
  enter(): boolean;
  /** Gives the terminal back as it was. Any number of times, in any state. */
  leave(): void;
  /** Ctrl-Z: gives the terminal back and stops the job until `fg`. */
  suspend(): void;
  /** Leaves, and takes all listeners away. */
  dispose(): void;
};

/** Exit code for an error of ours (EX_SOFTWARE). */
const crashed = 70;
/**
 * All that end a process which does not care, and can be cared for. Ink listens for the same ones and passes them on, so that
 * one left out here would end us with the terminal still taken.
 */
const endings = [
  ...(['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGUSR2', 'SIGALRM', 'SIGVTALRM'] as const),
  ...(['SIGXCPU', 'SIGABRT', 'SIGTRAP', 'SIGSYS', 'SIGIO', 'SIGPWR', 'SIGSTKFLT'] as const),
];
const exitCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

// Autowrap is off because a terminal and `string-width` may disagree about an emoji: a row must never spill into the next.
const takeTerminal = '\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?25l';
// A synchronized update may be open; the alternate screen goes before the modes that it might restore.
const giveTerminal = '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1049l\u001b[?7h\u001b[?25h';

/** A file may not grow: the write itself fails, too, and is dealt with there. Never taken away, or the system would end us. */
const goOn = (): void => undefined;

const retryDelay = 5;
const retryLimit = 40;
/** How long a stop may take to arrive. A job whose shell is gone is never stopped, and must go on by itself. */
const stopDelay = 150;

const errorCode = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** Writes at once, past all streams, and gives up quietly when nobody is there to read. */
function writeNow(descriptor: number, text: string): void {
  let bytes: Uint8Array = Buffer.from(text);
  for (let tries = 0; bytes.length > 0 && tries < retryLimit; tries += 1) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryDelay);
    }
  }
}

function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return sanitizeLine(
    `mi-lab stopped because of a mistake of its own: ${message}. What was saved is safe; start it again to go on.`,
  );
}

class Guard implements TerminalGuard {
  readonly #options: TerminalGuardOptions;
  #isEntered = false;
  #isSuspended = false;
  #isEnding = false;
  #resumeTimer: NodeJS.Timeout | undefined;

  constructor(options: TerminalGuardOptions) {
    this.#options = options;
    process.on('SIGXFSZ', goOn);
    this.#listen('prependListener');
  }

  isEntered(): boolean {
    return this.#isEntered;
  }

  enter(): boolean {
    const { stdout, onRepaint } = this.#options;
    if (this.#isEntered || this.#isEnding || !stdout.isTTY) return this.#isEntered;
    this.#isEntered = true;
    this.#setRawMode(true);
    writeNow(stdout.fd, takeTerminal);
    onRepaint?.();
    return true;
  }

  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    writeNow(this.#options.stdout.fd, giveTerminal);
    this.#setRawMode(false);
  }

  suspend(): void {
    this.#stop(0);
  }

  dispose(): void {
    this.leave();
    clearTimeout(this.#resumeTimer);
    this.#listen('off');
  }

  /** `target`: 0 for the whole job, as Ctrl-Z does (npx waits in it as well), or one process. */
  #stop(target: number): void {
    if (process.platform === 'win32') return;
    this.#isSuspended = this.#isEntered;
    this.leave();
    process.off('SIGTSTP', this.#onStop);
    process.kill(target, 'SIGTSTP');
    this.#resumeTimer = setTimeout(this.#onContinue, stopDelay);
  }

  #setRawMode(isRaw: boolean): void {
    const { stdin } = this.#options;
    try {
      if (stdin.isTTY && stdin.isRaw !== isRaw) stdin.setRawMode(isRaw);
    } catch {
      // The terminal is gone; there is nothing left to restore.
    }
  }

  /** Everything that must happen before the process ends, once. */
  #end(): void {
    if (!this.#isEnding) {
      this.#isEnding = true;
      try {
        this.#options.onFlush?.();
      } catch {
        // The terminal is given back whatever happens to the rest.
      }
    }
    this.leave();
  }

  #dieBy(signal: NodeJS.Signals): void {
    process.removeAllListeners(signal);
    if (process.platform === 'win32') process.exit(exitCode(signal));
    process.kill(process.pid, signal);
  }

  readonly #onEnding = (signal: NodeJS.Signals): void => {
    // A second signal, or the first come back because something else still listens for it, must not wait for anything.
    if (this.#isEnding) process.exit(exitCode(signal));
    this.#end();
    this.#dieBy(signal);
  };

  readonly #onStop = (): void => this.#stop(process.pid);

  /** After `fg`, or a stop that nobody could hold off. The window may have another size, and the shell its own modes. */
  readonly #onContinue = (): void => {
    clearTimeout(this.#resumeTimer);
    process.off('SIGTSTP', this.#onStop);
    process.on('SIGTSTP', this.#onStop);
    if (!this.#isEntered && !this.#isSuspended) return;
    this.#isSuspended = false;
    this.#isEntered = false;
    this.#setRawMode(false);
    this.enter();
    process.kill(process.pid, 'SIGWINCH');
  };

  readonly #onCrash = (error: unknown): void => {
    this.#end();
    writeNow(2, `${sanitize((this.#options.describeCrash ?? describeError)(error)).trimEnd()}\n`);
    process.exit(crashed);
  };

  readonly #onExit = (): void => this.#end();

  // By the signal itself: at an ordinary exit Node wants to restore the terminal that is gone, and aborts with a core dump.
  readonly #onHangUp = (): void => {
    if (!this.#isEntered) return;
    this.#end();
    this.#dieBy('SIGHUP');
  };

  /** Nobody reads what we write: the end of `mi-lab … | head`, or of the terminal itself. */
  readonly #onOutputError = (error: unknown): void => {
    const code = errorCode(error) ?? '';
    if (!['EPIPE', 'EIO', 'ENXIO'].includes(code)) throw error;
    this.#end();
    if (code === 'EPIPE') process.exit(exitCode('SIGPIPE'));
    this.#dieBy('SIGHUP');
  };

  /** Before all other listeners: none of them may speak, or end the process, while the terminal is not given back. */
  #listen(change: 'prependListener' | 'off'): void {
    const { stdin, stdout } = this.#options;
    for (const signal of endings) process[change](signal, this.#onEnding);
    process[change]('SIGTSTP', this.#onStop);
    process[change]('SIGCONT', this.#onContinue);
    process[change]('exit', this.#onExit);
    process[change]('uncaughtException', this.#onCrash);
    process[change]('unhandledRejection', this.#onCrash);
    stdout[change]('error', this.#onOutputError);
    for (const event of ['end', 'close', 'error']) stdin[change](event, this.#onHangUp);
  }
}

/**
 * The one owner of every mode we set in the terminal. However the process ends (signals, errors, the window closed),
 * progress is flushed, the terminal is given back, and the exit status is what it would have been: 128 + the signal's
 * number, 70 for an error of ours. SIGKILL is beyond anyone's reach.
 */
export function guardTerminal(options: TerminalGuardOptions): TerminalGuard {
  return new Guard(options);
}
