// Draws the pictures of the README from the built program in a real pseudo-terminal: `npm run pictures` writes them anew.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { screenSvg } from './screen-svg.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'dist', 'mi-lab.cjs');

const ENTER = '\r';
const ESC = '\x1b';
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The program in a window, with nothing of this machine in its environment that could be seen. */
function openLab(home, args, { columns, rows }) {
  const { PATH, HOME, SystemRoot } = process.env;
  const env = {
    PATH,
    HOME,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    MI_LAB_HOME: home,
    ...(SystemRoot ? { SystemRoot } : {}),
  };
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const pty = spawn(process.execPath, [bin, ...args], { cols: columns, rows, name: 'xterm-256color', env });
  pty.onData((data) => terminal.write(data));
  const exit = new Promise((resolve) => pty.onExit(resolve));
  const text = () => {
    const { active } = terminal.buffer;
    const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true));
    return lines.join('\n');
  };
  const shows = async (wanted) => {
    const start = performance.now();
    while (!text().includes(wanted)) {
      if (performance.now() - start > 20_000) throw new Error(`the screen never showed '${wanted}':\n${text()}`);
      await pause(15);
    }
    await settled();
  };
  /** Until the screen stays as it is: a picture is of a screen at rest. */
  const settled = async () => {
    for (let before = ''; before !== text(); await pause(120)) before = text();
  };
  return {
    terminal,
    text,
    shows,
    press: async (keys, wanted) => {
      pty.write(keys);
      await shows(wanted);
    },
    close: async () => {
      pty.kill();
      await exit;
      terminal.dispose();
    },
  };
}

/** Through the tour, as somebody new would, and home. */
async function home(lab) {
  await lab.shows('Your first token');
  await lab.press(ENTER, 'Press a letter');
  await lab.press('a', 'enter go on');
  await lab.press(ENTER, 'Ask for it');
  await lab.press(ENTER, 'azureuser@vm-web $');
  await lab.press(ENTER, 'There it is');
  await lab.press(ENTER, 'What you saw');
  await lab.press(ESC, 'Start here');
}

/** The first question of a lesson, answered by the first letter that is wrong. */
async function question(lab) {
  await lab.shows('Nobody said who');
  await lab.press(ENTER, 'What comes back?');
  const row = lab
    .text()
    .split('\n')
    .find((one) => one.includes('A 403, until'));
  const letter = /([a-f]) {2}A 403/.exec(row ?? '')?.[1];
  if (!letter) throw new Error(`the wrong answer is not on the screen:\n${lab.text()}`);
  await lab.press(letter, 'Not this time');
}

/** A scenario at its first refusal, explained. */
async function sandbox(lab) {
  await lab.shows('What is wanted');
  await lab.press(ENTER, 'operator@contoso $');
  for (const line of ['ssh vm-web', 'sh nightly.sh', 'why']) {
    await lab.press(line, line);
    await lab.press(ENTER, line === 'why' ? 'is a fact behind this' : 'azureuser@vm-web $');
  }
}

/** The pictures by name: how the screen is reached, and what it shows in words. */
const scenes = {
  home: { args: [], window: { columns: 80, rows: 24 }, play: home, title: 'The home screen of mi-lab' },
  question: {
    args: ['learn', 'imds-default'],
    window: { columns: 88, rows: 32 },
    play: question,
    title: 'A question answered wrong: every option with its reason',
  },
  sandbox: {
    args: ['scenario', 'two-identities'],
    window: { columns: 120, rows: 40 },
    play: sandbox,
    title: 'A scenario: a terminal on a fake tenant, its goals, and the map of identities and roles',
    hasCursor: true,
  },
};

export const pictureNames = Object.keys(scenes);

/** What the built program shows now, as an SVG. */
export async function pictureOf(name) {
  const { args, window, play, title, hasCursor = false } = scenes[name];
  const folder = mkdtempSync(join(tmpdir(), 'mi-lab-picture-'));
  const lab = openLab(folder, args, window);
  try {
    await play(lab);
    return screenSvg(lab.terminal, { title, hasCursor });
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds what changed since the last build. */
export function buildLab() {
  execFileSync(process.execPath, ['esbuild.config.mjs', '--if-changed'], { cwd: root });
}

const isMain = process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url;
if (isMain) {
  buildLab();
  for (const name of pictureNames) {
    writeFileSync(fileURLToPath(new URL(`${name}.svg`, import.meta.url)), await pictureOf(name));
    console.log(`test/pictures/${name}.svg`);
  }
}
