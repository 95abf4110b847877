import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What became of a command: its exit status, or the signal that ended it, and all that it said. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CommandOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process as soon as it has said something. */
  readonly onOutput?: (child: { kill(signal: NodeJS.Signals): unknown }) => void;
}

/** Runs a command to its end over pipes; without `input` its standard input is closed. */
export async function runCommand(
  file: string,
  args: readonly string[],
  { input = '', env = {}, onOutput }: CommandOptions = {},
): Promise<Ended> {
  const child = spawn(file, [...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
  // It may end without having read everything.
  child.stdin.on('error', () => undefined);
  if (!onOutput) child.stdin.end(input);
  child.stdout.once('data', () => onOutput?.(child));
  const ended = new Promise<Pick<Ended, 'status' | 'signal'>>((resolve) =>
    child.on('close', (status, signal) => resolve({ status, signal })),
  );
  const [stdout, stderr, { status, signal }] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, signal, stdout, stderr };
}
