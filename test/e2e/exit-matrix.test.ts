import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readJournals } from '../../src/io/journal-reader.ts';
import { MINIATURE } from '../catalog/miniature-course.ts';
import { GIVEN_BACK, LAST_WORDS, Pty, TAKEN } from '../pty.ts';
import { courseFolder } from './course-folder.ts';
import { AT_A_DESK, KEYS } from './lab-terminal.ts';
import { installPackedLab } from './packed-lab.ts';

/** How the terminal is given back: the last thing that the lab writes, but for a message. */
const RESET = '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1049l\u001b[?7h\u001b[?25h';

/**
 * What a shell sees of the lab: its process, its status, and whether the line discipline is as it was. A job that was stopped
 * is brought back after Enter.
 */
const SHELL = `
ulimit -c 0
before=$(stty -g)
same() { [ "$(stty -g)" = "$before" ] && stty -a | grep -q ' icanon' && stty -a | grep -q ' echo ' && echo 'SHELL: cooked'; }
lab() { bash -c 'echo "SHELL: pid=$$."; exec "$@"' - "$@"; }
if [ -n "$KEYBOARD" ]; then lab "$@" < "$KEYBOARD"; else lab "$@"; fi
status=$?
if [ $status = 148 ]; then set +m; same; echo 'SHELL: stopped'; read -r _; set -m; fg > /dev/null; status=$?; fi
set +m
echo $status > "$STATUS_FILE"
echo; echo "SHELL: ended"; same; echo 'SHELL: over'
${LAST_WORDS}`;

/** Loaded into the lab by Node's own --import: as soon as a file is there something breaks, as a mistake of ours would. */
const FAULTS = `
import { existsSync } from 'node:fs';
const faults = {
  throw: () => { throw new Error('broken on purpose'); },
  reject: () => void Promise.reject(new Error('broken on purpose')),
  draw: () => {
    String.prototype.repeat = () => { throw new Error('broken on purpose'); };
    process.stdout.emit('resize');
  },
};
const timer = setInterval(() => {
  if (!existsSync(process.env.FAULT_FILE)) return;
  clearInterval(timer);
  faults[process.env.FAULT]();
}, 20);
timer.unref();
`;

let bin: string;
let course: string;
let work: string;

beforeAll(() => {
  ({ bin } = installPackedLab());
  course = courseFolder(MINIATURE);
  work = mkdtempSync(join(tmpdir(), 'mi-lab-exits-'));
  writeFileSync(join(work, 'faults.mjs'), FAULTS);
});

afterAll(() => {
  for (const folder of [course, work]) rmSync(folder, { recursive: true, force: true });
});

/** The lab at work in a shell; keys come from a terminal of their own where it is to be closed alone. */
interface Lab {
  readonly screen: Pty;
  readonly keyboard: Pty;
  readonly home: string;
  readonly statusFile: string;
  pid(): Promise<number>;
}

type Screen = {
  readonly name: string;
  readonly args: readonly string[];
  /** Goes there from the first screen. */
  readonly reach: (lab: Lab) => Promise<void>;
  /** What stands there. */
  readonly sign: string | RegExp;
  readonly answers: number;
};

async function pressAndSee({ keyboard, screen }: Lab, keys: string, sign: string | RegExp): Promise<void> {
  keyboard.press(keys);
  await screen.shows(sign);
}

async function answerFirst(lab: Lab): Promise<void> {
  await lab.screen.shows('Two questions');
  await pressAndSee(lab, KEYS.enter, 'What fails?');
  await pressAndSee(lab, 'a', 'A badge opens no door');
  await pressAndSee(lab, KEYS.enter, 'The way of a token');
}

const LONG = 'f() { for i in {1..600}; do seq 2000 | wc -l >/dev/null; done; }; f; f; f; f; f; f; f; f';

const SCREENS: readonly Screen[] = [
  { name: 'home', args: [], reach: ({ screen }) => screen.shows('Start here'), sign: 'Start here', answers: 0 },
  { name: 'a page', args: ['learn', 'badge'], reach: answerFirst, sign: 'The way of a token', answers: 1 },
  {
    name: 'a question',
    args: ['learn', 'badge'],
    reach: async (lab) => {
      await answerFirst(lab);
      await pressAndSee(lab, KEYS.enter, 'In which order');
    },
    sign: 'In which order',
    answers: 1,
  },
  {
    name: 'a terminal with a line at work',
    args: ['scenario', 'two-identities'],
    reach: async (lab) => {
      await lab.screen.shows('The nightly job');
      await pressAndSee(lab, KEYS.enter, 'operator@');
      lab.keyboard.press(LONG);
      await pressAndSee(lab, KEYS.enter, 'ctrl-c stop');
    },
    sign: 'Two identities, no default',
    answers: 0,
  },
  {
    name: 'help',
    args: ['learn', 'badge'],
    reach: async (lab) => {
      await answerFirst(lab);
      await pressAndSee(lab, '?', 'Say what you expect');
    },
    sign: 'Say what you expect',
    answers: 1,
  },
  {
    name: 'a summary',
    args: ['quiz', '--topic', 'imds-default'],
    reach: async (lab) => {
      await lab.screen.shows('Two identities are attached');
      await pressAndSee(lab, 'a', 'Age plays no part');
      await pressAndSee(lab, KEYS.enter, 'Quiz done');
    },
    sign: 'Quiz done',
    answers: 1,
  },
];

const SIZES = [
  [80, 24],
  [60, 20],
] as const;

type Way = {
  readonly name: string;
  readonly status: number;
  readonly end: (lab: Lab, screen: Screen) => Promise<void>;
  readonly env?: Readonly<Record<string, string>>;
  /** What the shell does before it starts the lab. */
  readonly before?: string;
  readonly hasOwnKeyboard?: true;
  readonly says?: string;
};

const signalled = (signal: NodeJS.Signals, status: number): Way => ({
  name: signal,
  status,
  end: async (lab) => void process.kill(await lab.pid(), signal),
});

const broken = (name: string, fault: string): Way => ({
  name,
  status: 70,
  env: { FAULT: fault },
  end: async ({ statusFile }) => writeFileSync(`${statusFile}-fault`, ''),
  says: 'mi-lab: this is a fault of the lab, not yours: Error: broken on purpose. Your answers so far are saved.',
});

async function stopAndContinue(lab: Lab, { sign }: Screen): Promise<void> {
  const { screen } = lab;
  process.kill(await lab.pid(), 'SIGTSTP');
  await screen.until(/SHELL: cooked\s+SHELL: stopped/);
  expect(await screen.modes()).toEqual(GIVEN_BACK);
  screen.press(KEYS.enter);
  await screen.shows(sign);
  expect(await screen.modes()).toMatchObject({ ...TAKEN, cursorShown: expect.any(Boolean) });
  process.kill(await lab.pid(), 'SIGTERM');
}

const WAYS: readonly Way[] = [
  signalled('SIGINT', 130),
  signalled('SIGTERM', 143),
  signalled('SIGHUP', 129),
  signalled('SIGQUIT', 131),
  { name: 'SIGTSTP, SIGCONT, SIGTERM', status: 143, before: 'set -m', end: stopAndContinue },
  broken('an exception in a handler', 'throw'),
  broken('an exception while drawing', 'draw'),
  broken('an unhandled rejection', 'reject'),
  {
    name: 'stdin closed',
    status: 129,
    hasOwnKeyboard: true,
    end: async ({ keyboard }) => keyboard.close(),
  },
  { name: 'the window closed', status: 129, before: 'trap "" HUP', end: async ({ screen }) => screen.close() },
];

let labs = 0;

/** A terminal that nothing reads from but the lab. */
async function otherKeyboard(): Promise<{ readonly pty: Pty; readonly path: string }> {
  const pty = new Pty('bash', ['-c', 'tty; exec sleep 60']);
  const [path] = await pty.until(/\/dev\/pts\/\d+/);
  return { pty, path };
}

async function open(way: Way, { args }: Screen, [columns, rows]: readonly [number, number]): Promise<Lab> {
  labs += 1;
  const home = join(work, `home-${labs}`);
  const statusFile = join(work, `status-${labs}`);
  const other = way.hasOwnKeyboard ? await otherKeyboard() : undefined;
  const env = {
    ...AT_A_DESK,
    ...(way.env ? { ...way.env, NODE_OPTIONS: `--import=${join(work, 'faults.mjs')}` } : {}),
    STATUS_FILE: statusFile,
    FAULT_FILE: `${statusFile}-fault`,
    KEYBOARD: other?.path ?? '',
  };
  const command = [bin, '--course', course, '--home', home, ...args];
  const script = `${way.before ?? ''}${SHELL}`;
  const screen = new Pty('bash', ['--noprofile', '--norc', '-c', script, '-', ...command], { columns, rows, env });
  const pid = async (): Promise<number> => Number((await screen.until(/SHELL: pid=(\d+)\./))[1]);
  return { screen, keyboard: other?.pty ?? screen, home, statusFile, pid };
}

/** Marks of the script, and what bash says of a job that a signal ended. */
const OF_THE_SHELL = /^SHELL:|^(?:[^:]+: line \d+: +\d+ )?(?:Hangup|Quit|Terminated)\b/;

/** Everything that must hold in the terminal once the lab has gone. */
async function expectGivenBack({ screen }: Lab, { says }: Way): Promise<void> {
  await screen.until(/SHELL: over/);
  expect(await screen.modes()).toEqual(GIVEN_BACK);
  expect(screen.output).toMatch(/SHELL: ended\s+SHELL: cooked/);
  const after = screen.output.slice(screen.output.lastIndexOf(RESET) + RESET.length);
  const said = after.split(/\r?\n/).filter((line) => line !== '' && !OF_THE_SHELL.test(line));
  expect(said).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
}

/** The status that the shell saw, as soon as it has written it down. */
async function statusOf({ statusFile, screen }: Lab): Promise<number> {
  for (const start = performance.now(); performance.now() - start < 15_000; ) {
    const text = existsSync(statusFile) ? readFileSync(statusFile, 'utf8') : '';
    if (text.endsWith('\n')) return Number(text);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the lab never ended:\n${screen.screen()}`);
}

describe.each(WAYS)('$name', (way) => {
  describe.each(SIZES)('at %i×%i', (columns, rows) => {
    test.concurrent.each(SCREENS)(
      'from $name: the terminal is given back, status and answers are right',
      async (place) => {
        const lab = await open(way, place, [columns, rows]);
        try {
          await place.reach(lab);
          expect((await lab.screen.modes()).screen).toBe('alternate');
          await way.end(lab, place);
          expect(await statusOf(lab)).toBe(way.status);
          if (way.name !== 'the window closed') await expectGivenBack(lab, way);
          const { events, notices } = readJournals(lab.home);
          expect(events.filter(({ event }) => event.type === 'answered')).toHaveLength(place.answers);
          expect(notices).toEqual([]);
        } finally {
          lab.screen.end();
          lab.keyboard.end();
        }
      },
    );
  });
});
