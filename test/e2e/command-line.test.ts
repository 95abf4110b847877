import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changed, MINIATURE, OFFICE } from '../catalog/miniature-course.ts';
import { Pty } from '../pty.ts';
import { courseFolder } from './course-folder.ts';
import { AT_A_DESK, KEYS } from './lab-terminal.ts';
import { type Ended, runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let folder: string;
let course: string;
let broken: string;

beforeAll(() => {
  packed = installPackedLab();
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-line-'));
  course = courseFolder(MINIATURE);
  broken = courseFolder(changed(['lessons/10-badge.yaml', 'minutes: 5', 'minutes: soon']));
});

afterAll(() => {
  for (const one of [folder, course, broken]) rmSync(one, { recursive: true, force: true });
});

type Options = Parameters<typeof runCommand>[2];

let homes = 0;
/** A home of its own for each command: they run at once. */
const newHome = (): string => {
  homes += 1;
  return join(folder, `home-${homes}`);
};

const lab = (args: readonly string[], options: Options = {}): Promise<Ended> =>
  runCommand(packed.bin, args, { ...options, env: { MI_LAB_HOME: newHome(), ...options?.env } });

/** The same in the miniature course, which no author of lessons changes. */
const inCourse = (args: readonly string[], options: Options = {}): Promise<Ended> =>
  lab(['--course', course, ...args], options);

const inShell = (script: string): Promise<Ended> =>
  runCommand('bash', ['-c', script, packed.bin], { env: { MI_LAB_HOME: newHome() } });

const listedIn = async (
  options: readonly string[] = [],
): Promise<readonly { kind: string; id: string; title: string }[]> =>
  JSON.parse((await lab(['list', '--json', ...options])).stdout).items;

describe('every command does what help says of it', () => {
  test.concurrent.each([
    ['the lab itself, line by line over a pipe', [], /Start here: A badge is not a key/],
    ['learn: what comes next', ['learn'], /A badge is not a key/],
    ['learn LESSON', ['learn', 'imds-default'], /Which identity answers.*Try it/s],
    ['quiz', ['quiz'], /Answer with/],
    ['quiz --topic', ['quiz', '--topic', 'imds'], /Two identities are attached/],
    ['quiz --topic of a fact', ['quiz', '--topic', 'F02'], /vm-web. has a fresh identity/],
    ['scenario ID', ['scenario', 'two-identities'], /The nightly job/],
    ['sandbox', ['sandbox'], /operator@contoso \$ /],
    ['sandbox FIXTURE', ['sandbox', 'office'], /operator@contoso \$ /],
    ['list', ['list'], /lessons.*badge .*scenarios.*two-identities .*fixtures.*office /s],
    ['progress', ['progress'], /A badge is not a key +0 of 3 questions right/],
    ['doctor', ['doctor'], /mi-lab +\d.*node +v\d.*progress +.*course +.*no problems/s],
  ] as const)('%s', async (_name, args, said) => {
    const { status, stdout, stderr } = await inCourse(args);
    expect(stdout).toMatch(said);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.concurrent('help names every command and every exit code, and knows each command', async () => {
    const { status, stdout } = await lab(['--help']);
    expect(status).toBe(0);
    const commands = [
      'learn',
      'quiz',
      'scenario',
      'sandbox',
      'list',
      'run',
      'check',
      'author',
      'progress',
      'doctor',
      'help',
    ];
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const code of [0, 1, 2, 70, 74, 130, 143]) expect(stdout).toMatch(new RegExp(`\\b${code}\\b`));
    for (const option of ['--course', '--home', '--plain', '--no-color']) expect(stdout).toContain(option);
    expect((await lab(['help', 'run'])).stdout).toBe((await lab(['run', '--help'])).stdout);
    expect((await lab(['help'])).stdout).toBe(stdout);
  });

  test.concurrent('--version', async () => {
    const { version } = JSON.parse(readFileSync(join(packed.folder, 'node_modules/mi-lab/package.json'), 'utf8'));
    for (const args of [['--version'], ['--plain', '--version']]) {
      expect(await lab(args)).toEqual({ status: 0, signal: null, stdout: `${version}\n`, stderr: '' });
    }
  });

  test.concurrent('quiz: --count questions, and the same ones for everybody with a --seed', async () => {
    const skip = 'a\na b\na b c\n\n'.repeat(3);
    const play = async (home: string): Promise<string> => {
      const asked = ['quiz', '--count', '2', '--seed', '7', '--home', join(folder, home)];
      return (await inCourse(asked, { input: skip })).stdout;
    };
    const [one, other] = await Promise.all([play('first'), play('second')]);
    expect(one).toBe(other);
    expect(one).toMatch(/\d of 2 (answers )?right/);
  });

  test.concurrent('the folder for progress: --home before MI_LAB_HOME before XDG_STATE_HOME', async () => {
    const homeOf = async (args: readonly string[], env: Record<string, string>): Promise<string> =>
      JSON.parse((await runCommand(packed.bin, ['doctor', '--json', ...args], { env })).stdout).home;
    const env = { MI_LAB_HOME: '/two', XDG_STATE_HOME: '/three' };
    expect(await homeOf(['--home', '/one'], env)).toBe('/one');
    expect(await homeOf([], env)).toBe('/two');
    expect(await homeOf([], { ...env, MI_LAB_HOME: '' })).toBe('/three/mi-lab');
  });

  test.concurrent('--no-color and NO_COLOR: no colour reaches the terminal', async () => {
    const look = async (args: readonly string[], env: Record<string, string>): Promise<string> => {
      const pty = new Pty(packed.bin, [...args, '--course', course, '--home', join(folder, 'colour')], {
        env: { ...AT_A_DESK, ...env },
      });
      await pty.shows('ctrl-c leave');
      pty.press(KEYS.ctrlC);
      expect((await pty.ended).exitCode).toBe(0);
      return pty.output;
    };
    const colour = new RegExp(`${KEYS.escape}\\[[\\d;]*3\\dm`);
    expect(await look([], {})).toMatch(colour);
    expect(await look(['--no-color'], {})).not.toMatch(colour);
    expect(await look([], { NO_COLOR: '1' })).not.toMatch(colour);
  });

  test.concurrent('--plain in a terminal: no full screen', async () => {
    const pty = new Pty(packed.bin, ['--plain', '--course', course, '--home', join(folder, 'plain')], {
      env: AT_A_DESK,
    });
    await pty.shows('Type a number');
    expect(pty.output).not.toContain(`${KEYS.escape}[?1049h`);
    pty.press('leave\r');
    expect((await pty.ended).exitCode).toBe(0);
  });
});

test.concurrent.each([
  ['list', ['list']],
  ['progress', ['progress']],
  ['doctor', ['doctor']],
  ['check of a broken course', ['check']],
])('%s --json is one document of version 1', async (_name, args) => {
  const { stdout, stderr } = await lab([...args, '--json', '--course', args[0] === 'check' ? broken : course]);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  expect(stderr).toBe('');
});

describe('wrong usage: status 2, nothing on stdout, and what to do instead', () => {
  test.concurrent.each([
    [['lern'], "there is no command 'lern'. Did you mean 'learn'? mi-lab --help"],
    [['xyz'], "there is no command 'xyz'. mi-lab --help"],
    [['learn', 'badgr'], "there is no lesson 'badgr'. Did you mean 'badge'? mi-lab list"],
    [['learn', 'badge', 'imds-default'], 'too many arguments'],
    [['scenario'], 'name a scenario; mi-lab list has the ids of all'],
    [['help', 'nope'], "there is no command 'nope'. mi-lab --help"],
    [['learn', 'A badge is not a ky'], "Did you mean 'badge' (A badge is not a key)?"],
    [['scenario', 'two-identites'], "Did you mean 'two-identities'?"],
    [['sandbox', 'offise'], "there is no fixture 'offise'. Did you mean 'office'?"],
    [['run', '--fixture', 'offise'], "Did you mean 'office'?"],
    [['run', '--scenario', 'two-identites'], "Did you mean 'two-identities'?"],
    [['run', '--fixture', 'office', '--scenario', 'two-identities'], 'a scenario brings its own world'],
    [['run', '/nowhere/at/all'], 'cannot read /nowhere/at/all: there is no such file. Name a file'],
    [['run', '/'], 'cannot read /: it is a folder. Name a file'],
    [['quiz', '--topic', 'badg'], "no question is about 'badg'. Did you mean 'badge'? Topics: badges, imds, badge"],
    [['quiz', '--count', 'ten'], 'It must be a whole number, as in 10.'],
    [['quiz', '--count', '0'], 'It must be at least 1.'],
    [['quiz', '--count'], "option '--count <n>' argument missing"],
    [['list', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
    [['check', '/nowhere/at/all'], 'there is nothing at /nowhere/at/all'],
    [['check', '/etc/hostname'], 'belongs to no course'],
  ])('%j', async (args, said) => {
    const { status, stdout, stderr } = await inCourse(args);
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/^mi-lab: /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test.concurrent.each(['list', 'doctor', 'check', 'learn'])('%s where there is no course', async (command) => {
    const { status, stderr } = await lab([command, '--course', '/nowhere/at/all']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^mi-lab: there is (no course in|nothing at) \/nowhere\/at\/all.*folder/i);
  });

  test.concurrent('a broken course cannot be opened, and is named at file, line and column', async () => {
    const { status, stdout, stderr } = await lab(['learn', '--course', broken]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^mi-lab: this course cannot be opened yet:\n {2}lessons\/10-badge\.yaml:6:10 /);
    expect(stderr).toContain(`mi-lab check ${broken}`);
  });

  test.concurrent('a fixture whose line fails is the author’s matter, not a fault of the lab', async () => {
    const failing = courseFolder(changed([OFFICE, 'az group create -n rg-app -l westeurope', 'az group create']));
    const { status, stderr } = await lab(['run', '--fixture', 'office', '--course', failing]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^mi-lab: \S*fixtures\/office\.yaml:9:5 `az group create` fails with exit code 2: ERROR: the following/,
    );
    rmSync(failing, { recursive: true });
  });
});

describe('--course', () => {
  test.concurrent('a folder with an edited file is played as it is, without a build', async () => {
    const copy = mkdtempSync(join(folder, 'edited-'));
    const shipped = join(packed.folder, 'node_modules', 'mi-lab');
    for (const part of ['lessons', 'fixtures']) cpSync(join(shipped, part), join(copy, part), { recursive: true });
    const lesson = (await listedIn()).find((one) => one.kind === 'lesson');
    const files = await runCommand('grep', ['-rl', `id: ${lesson?.id}$`, join(copy, 'lessons')]);
    for (const file of files.stdout.trim().split('\n')) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: As I would put it'));
    }
    const titles = (await listedIn(['--course', copy])).map((one) => one.title);
    expect(titles).toContain('As I would put it');
    expect((await listedIn()).map((one) => one.title)).not.toContain('As I would put it');
  });

  test.concurrent('check: 0 for the shipped course, 1 for a broken one, with a sum in the last line', async () => {
    const sound = await lab(['check']);
    expect(sound).toMatchObject({ status: 0, stderr: '' });
    expect(sound.stdout).toMatch(/: sound\./);
    const result = await lab(['check', broken]);
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/lessons\/10-badge\.yaml:6:10 .*\n.*1 problem to mend\.\n$/s);
    const one = await lab(['check', '--json', join(broken, 'pack.yaml')]);
    expect(JSON.parse(one.stdout)).toMatchObject({ version: 1, isSound: true, issues: [] });
  });
});

describe('output that goes nowhere', () => {
  test.concurrent.each([
    ['list --json', '"$0" list --json'],
    ['a long script', 'echo "for i in {1..1900}; do echo a line to be read by nobody; done" | "$0" run --json'],
    ['the lab line by line', '(sleep 0.2; echo leave) | "$0" --plain'],
  ])('%s | head -1 is quiet', async (_name, command) => {
    const { stdout, stderr } = await inShell(`${command} | head -1; echo "status=\${PIPESTATUS[-2]}"`);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\nstatus=0\n$/);
  });

  test.concurrent('a full disk is said in one line, with status 74', async () => {
    const { stderr, stdout } = await inShell('"$0" list > /dev/full; echo "status=$?"');
    expect(stdout).toBe('status=74\n');
    expect(stderr).toMatch(/^mi-lab: the output could not be written: .*no space left.*\n$/);
  });
});

describe('how it ends', () => {
  test.concurrent.each(['SIGINT', 'SIGTERM'] as const)('by %s: as the signal says, without a word', async (signal) => {
    const ended = await lab(['learn', '--plain'], { onOutput: (child) => child.kill(signal) });
    expect(ended).toMatchObject({ status: null, signal, stderr: '' });
  });

  test.concurrent.each([
    ['in a command', ['list', '--json'], 'JSON.stringify = () => { throw new Error("broken on purpose"); };'],
    ['by a rejection', ['run'], 'setTimeout(() => Promise.reject(new Error("broken on purpose")), 300);'],
    ['by an exception', ['--plain'], 'setTimeout(() => { throw new Error("broken on purpose"); }, 300);'],
  ])('a fault of ours %s: status 70 and one line', async (name, args, source) => {
    const fault = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
    writeFileSync(fault, source);
    const env = { NODE_OPTIONS: `--import=${fault}` };
    const { status, stderr } = await lab(args, { env, ...(args[0] === 'list' ? {} : { onOutput: () => undefined }) });
    expect(status).toBe(70);
    expect(stderr).toMatch(
      /^mi-lab: this is a fault of the lab, not yours: Error: broken on purpose\..*doctor says\.\n$/,
    );
  });
});
