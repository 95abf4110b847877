import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GIVEN_BACK, LAST_WORDS, Pty, TAKEN } from '../pty.ts';
import { bundle } from './bundle.ts';

const reset = '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1049l\u001b[?7h\u001b[?25h';

const program = `
import { appendFileSync } from 'node:fs';
import { guardTerminal } from './src/io/terminal-guard.ts';
const [, , mode, log] = process.argv;
const { stdin, stdout } = process;
const guard = guardTerminal({
  stdin,
  stdout: stdout as typeof stdout & { fd: number },
  onFlush: () => appendFileSync(log!, 'flushed\\n'),
  onRepaint: () => stdout.write('painted:' + stdout.columns + ' '),
});
process.on('exit', (code) => appendFileSync(log!, 'exit ' + code + '\\n'));
stdout.on('resize', () => stdout.write('size:' + stdout.columns + ' '));
const isOurs = guard.enter();
stdin.resume();
stdin.setEncoding('utf8');
stdin.on('data', (keys) => {
  stdout.write('keys:' + JSON.stringify(keys) + ' ');
  if (String(keys).includes('\\x1a')) guard.suspend();
});
stdout.write('entered:' + isOurs + ' READY' + process.pid + '.');
// Leave an update open and a colour on, as a crash in the middle of a frame would.
if (isOurs && mode !== 'clean') stdout.write('\\x1b[?2026h\\x1b[31m');
const modes: Record<string, () => void> = {
  throw: () => { throw new Error('a pack said \\x1b[2Jboo'); },
  reject: () => void Promise.reject(new Error('nobody waited')),
  exit: () => process.exit(3),
  twice: () => { guard.leave(); guard.leave(); stdout.write('outside '); guard.enter(); guard.enter(); guard.dispose(); guard.dispose(); stdin.pause(); },
  chatter: () => setInterval(() => stdout.write('tick\\n'), 5),
};
setTimeout(modes[mode!] ?? (() => setInterval(() => {}, 1_000)), 30);
`;

let folder = '';
let child = '';
let logs = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-guard-'));
  child = bundle(program, join(folder, 'child.mjs'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newLog(): string {
  logs += 1;
  return join(folder, `log-${logs}`);
}

const flushes = (log: string): number => readFileSync(log, 'utf8').split('flushed').length - 1;
const node = (mode: string, log: string): string => `${process.execPath} ${child} ${mode} ${log}`;

/** Runs the program from a shell that says afterwards how it ended and how the terminal's line discipline was left. */
function start(mode: string, before = ''): { readonly pty: Pty; readonly log: string } {
  const log = newLog();
  const script = `${before}${node(mode, log)}; status=$?; echo "ended $status" >> ${log}; echo "status=$status"; stty -a | tr ';' '\\n'; echo done.; ${LAST_WORDS}`;
  return { pty: new Pty('bash', ['--noprofile', '--norc', '-c', script]), log };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const ready = async (pty: Pty): Promise<number> => Number((await pty.until(/READY(\d+)\./))[1]);

/** The exit status, once the terminal has been looked over. */
async function finish(pty: Pty): Promise<number> {
  await pty.until(/done\./);
  expect(pty.output).toContain(reset);
  expect(pty.output.slice(pty.output.lastIndexOf(reset) + reset.length)).not.toMatch(/keys|painted/);
  expect(await pty.modes()).toEqual(GIVEN_BACK);
  expect(pty.output).toMatch(/[^-]icanon/);
  expect(pty.output).toMatch(/[^-]echo /);
  return Number((await pty.until(/status=(\d+)/))[1]);
}

describe('the terminal is given back, progress is flushed once, and the status is right', () => {
  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
    ['SIGUSR2', 140],
    ['SIGALRM', 142],
    ['SIGXCPU', 152],
  ])('after %s: %i', async (signal, status) => {
    const { pty, log } = start('wait');
    const pid = await ready(pty);
    process.kill(pid, signal);
    expect(await finish(pty)).toBe(status);
    expect(flushes(log)).toBe(1);
  });

  test.each([
    ['throw', 70, 'a pack said ␛[2Jboo'],
    ['reject', 70, 'nobody waited'],
  ])('after an uncaught %s: %i and one line', async (mode, status, message) => {
    const { pty, log } = start(mode);
    expect(await finish(pty)).toBe(status);
    const after = pty.output.slice(pty.output.lastIndexOf(reset) + reset.length, pty.output.indexOf('status='));
    expect(after.trim().split('\n')).toEqual([expect.stringContaining(message)]);
    expect(flushes(log)).toBe(1);
  });

  test('after a rejection, though the environment asks Node to let it pass', async () => {
    const { pty } = start('reject', 'NODE_OPTIONS=--unhandled-rejections=warn ');
    expect(await finish(pty)).toBe(70);
  });

  test('after process.exit in the middle of a frame', async () => {
    const { pty, log } = start('exit');
    expect(await finish(pty)).toBe(3);
    expect(flushes(log)).toBe(1);
  });

  test('after entering and leaving several times', async () => {
    const { pty } = start('twice');
    expect(await finish(pty)).toBe(0);
    expect(pty.output.split('\u001b[?1049h')).toHaveLength(3);
    expect(pty.output.split('\u001b[?1049l')).toHaveLength(3);
    expect(pty.output).toMatch(/25houtside /);
  });

  test('after stdin has ended while the screen was ours', async () => {
    const { pty, log } = start('wait', 'sleep 0.4 | ');
    await ready(pty);
    expect(await finish(pty)).toBe(129);
    expect(flushes(log)).toBe(1);
  });
});

describe('while the terminal is ours', () => {
  test('all modes are on, and keys come one by one without an echo', async () => {
    const { pty } = start('clean');
    const pid = await ready(pty);
    expect(await pty.modes()).toEqual(TAKEN);
    pty.press('q');
    await pty.until(/keys:"q"/);
    pty.press('\u0003');
    await pty.until(/keys:"\\u0003"/);
    expect(pty.output).not.toMatch(/\.q/);
    process.kill(pid, 'SIGTERM');
    expect(await finish(pty)).toBe(143);
  });

  test.each([
    ['with the signal', 'clean', 'trap "" HUP; exec ', ''],
    ['without the signal, while it waits for a key', 'clean', 'trap "" HUP; setsid -w ', 'ended 129'],
    ['without the signal, while it writes', 'chatter', 'trap "" HUP; setsid -w ', 'ended 129'],
  ])('a closed window ends the program, quietly and at once: %s', async (_name, mode, before, ending) => {
    const { pty, log } = start(mode, before);
    const pid = await ready(pty);
    pty.close();
    // A process without a parent may stay listed for a while after its end, so what its shell noted counts as well.
    const hasEnded = (): boolean => !isAlive(pid) || readFileSync(log, 'utf8').includes('ended');
    await expect.poll(hasEnded, { timeout: 2_000, interval: 20 }).toBe(true);
    expect(flushes(log)).toBe(1);
    await expect.poll(() => readFileSync(log, 'utf8'), { timeout: 2_000, interval: 20 }).toContain(ending);
  });
});

describe('Ctrl-Z and fg', () => {
  const shell = async (log: string, mode = 'clean') => {
    const pty = new Pty('bash', ['--noprofile', '--norc', '-i'], {
      env: { PROMPT_COMMAND: 'PS1="shell> "' },
    });
    await pty.until(/shell> /);
    pty.press(`${node(mode, log)}\r`);
    return { pty, pid: await ready(pty) };
  };

  test.each([
    ['the key', (pty: Pty, _pid: number) => pty.press('\u001a')],
    ['the signal', (_pty: Pty, pid: number) => void process.kill(pid, 'SIGTSTP')],
  ])('by %s: the shell gets its terminal, and fg brings the lab back', async (_name, stop) => {
    const { pty, pid } = await shell(newLog());
    for (let round = 0; round < 2; round += 1) {
      const before = pty.output.length;
      stop(pty, pid);
      await pty.until(/Stopped.*shell> /s, before);
      expect(await pty.modes()).toMatchObject({ screen: 'normal', wraps: true, cursorShown: true });
      const stopped = pty.output.length;
      pty.press('echo $((40+2)) $(stty -a | grep -o "[-]*icanon")\r');
      await pty.until(/42 icanon/, stopped);
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await pty.modes()).toMatchObject({ screen: 'normal' });
      const resumed = pty.output.length;
      if (round === 1) pty.resize(100, 30);
      pty.press('fg\r');
      await pty.until(/painted:/, resumed);
      if (round === 1) await pty.until(/size:100/, resumed);
      expect(await pty.modes()).toEqual(TAKEN);
      pty.press('x');
      await pty.until(/keys:"x"/, resumed);
    }
    process.kill(pid, 'SIGTERM');
    await pty.until(/Terminated/);
    expect(await pty.modes()).toMatchObject({ screen: 'normal', wraps: true, cursorShown: true });
  });

  test('stopped and continued behind its back, the lab takes its modes again', async () => {
    const { pty, pid } = await shell(newLog());
    const before = pty.output.length;
    process.kill(pid, 'SIGSTOP');
    await pty.until(/Stopped.*shell> /s, before);
    const resumed = pty.output.length;
    pty.press('fg\r');
    await pty.until(/painted:/, resumed);
    pty.press('x');
    await pty.until(/keys:"x"/, resumed);
    expect(await pty.modes()).toEqual(TAKEN);
    process.kill(pid, 'SIGKILL');
  });

  test('where no shell could bring it back, it goes on by itself', async () => {
    const log = newLog();
    const pty = new Pty(process.execPath, [child, 'clean', log]);
    const pid = await ready(pty);
    const before = pty.output.length;
    process.kill(pid, 'SIGTSTP');
    await pty.until(/painted:/, before);
    expect(await pty.modes()).toEqual(TAKEN);
    process.kill(pid, 'SIGTERM');
    expect(await pty.ended).toMatchObject({ signal: 15 });
  });
});

describe('without a terminal', () => {
  const piped = async (command: string): Promise<string> => {
    const shell = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
    return (await shell.stdout.toArray()).join('');
  };

  test('it never enters, and writes no control sequence', async () => {
    const output = await piped(`${node('exit', newLog())}; echo "status=$?"`);
    expect(output).toMatch(/^entered:false READY\d+\.status=3\n$/);
  });

  test('a reader that goes away ends it quietly, as SIGPIPE would', async () => {
    const log = newLog();
    const output = await piped(`${node('chatter', log)} | head -n 2 >/dev/null; echo "status=\${PIPESTATUS[0]}"`);
    expect(output).toBe('status=141\n');
    expect(flushes(log)).toBe(1);
  });

  test('the end of input is no end of the program', async () => {
    const output = await piped(`${node('wait', newLog())} & sleep 0.4; kill $!; wait $!; echo "status=$?"`);
    expect(output).toContain('status=143');
  });
});
