import { expect, test, vi } from 'vitest';
import type { Entry } from '../../src/session/run.ts';
import type { ScenarioScreen } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { terminalOf } from '../../src/session/terminal.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { openLab } from './kit.ts';
import { screens } from './screens.ts';

vi.hoisted(() => {
  process.env.FORCE_COLOR = '1';
});

const line = (text: string, output: string): Entry => ({
  kind: 'line',
  prompt: sanitize('operator@contoso $'),
  text: sanitize(text),
  outputs: [{ fd: 1, text: sanitize(output) }],
  exitCode: 0,
});

const pages = Array.from({ length: 60 }, (_, index) => `row ${index}`).join('\n');
const long = `start ${'x'.repeat(300)} needle end`;
const entries: readonly Entry[] = [
  line('echo Needle', 'Needle\n'),
  line('seq', `${pages}\n`),
  line('echo long', `${long}\n`),
  { kind: 'note', tone: 'hint', text: sanitize('Hint 1 of 3: a needle is here') },
  ...Array.from({ length: 30 }, (_, index) => line(`true ${index}`, '')),
];

function withTranscript(): Session {
  const session = screens['scenario-keys'];
  const screen = session?.screen as ScenarioScreen;
  const { run } = screen;
  if (!session || !run) throw new Error('no scenario');
  return { ...session, screen: { ...screen, run: { ...run, entries, focus: 'keys' } } };
}

const marked = (rows: readonly string[]): string => rows.find((row) => row.includes('❯')) ?? '';

test('text is found from the newest line on, and each place stands on the screen, marked', async () => {
  const lab = await openLab(withTranscript());
  await lab.type('/', 'n', 'e', 'e', 'd', 'l', 'e');
  expect(lab.text()).toContain('find: needle█');
  expect(lab.text()).toContain('1 of 4, newest first');
  expect(marked(lab.rows())).toContain('a needle is here');
  await lab.type('\r');
  expect(lab.text()).toContain('2 of 4');
  expect(lab.text()).toContain('needle end');
  await lab.type('\r', '\r');
  expect(marked(lab.rows())).toContain('echo Needle');
  await lab.type('\r');
  expect(lab.text()).toContain('1 of 4');
  await lab.type('\t');
  expect(lab.text()).toContain('4 of 4');
  lab.close();
});

test('what was looked for is highlighted wherever it is seen', async () => {
  const lab = await openLab(withTranscript());
  await lab.type('/', 'r', 'o', 'w', ' ', '5', '7');
  expect(lab.raw()).toContain('\u001B[7mrow 57\u001B[27m');
  lab.close();
});

test('what a row breaks is highlighted on both sides of the break, and nowhere else', async () => {
  const session = withTranscript();
  const screen = session.screen as ScenarioScreen;
  const words = `${'word '.repeat(13)}alpha beta gamma`;
  const broken = [line('true', `${words}\n`), line('echo beta', 'gamma\n')];
  const run = screen.run && { ...screen.run, entries: broken };
  const lab = await openLab({ ...session, screen: { ...screen, ...(run ? { run } : {}) } });
  await lab.type('/', 'beta gamma');
  const found = lab
    .raw()
    .split('\u001B[7m')
    .slice(1)
    .map((rest) => rest.split('\u001B')[0]);
  expect(lab.rows().filter((row) => row.includes('beta gamma'))).toEqual([expect.stringContaining('find:')]);
  expect(found).toEqual(['beta', 'gamma']);
  lab.close();
});

test('what nobody said is said so, and the transcript stays at its end', async () => {
  const lab = await openLab(withTranscript());
  await lab.type('/', 'z', 'q');
  expect(lab.text()).toContain('nothing holds it');
  expect(lab.text()).toContain('true 29');
  await lab.type('\r');
  expect(lab.text()).toContain('nothing holds it');
  lab.close();
});

test('Esc leads back to the key bar, Ctrl-C too, and nothing was typed into the line', async () => {
  const lab = await openLab(withTranscript());
  const before = terminalOf(lab.session())?.editor.text;
  for (const key of ['\u001B', '\u0003']) {
    await lab.type('/', 'a');
    await lab.type(key);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(terminalOf(lab.session())).toMatchObject({ focus: 'keys' });
    expect(terminalOf(lab.session())?.find).toBeUndefined();
    expect(terminalOf(lab.session())?.editor.text).toBe(before);
  }
  lab.close();
});

test('the transcript scrolls by letter in the key bar', async () => {
  const lab = await openLab(withTranscript());
  await lab.type('b', 'b', 'b', 'b');
  expect(lab.text()).toMatch(/↓ 40 more rows/);
  await lab.type('f');
  expect(lab.text()).toMatch(/↓ 30 more rows/);
  lab.close();
});

test('a key in a transcript of ten thousand lines draws no more than what is seen', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => line(`echo ${index}`, `${index}\n`));
  const session = withTranscript();
  const screen = session.screen as ScenarioScreen;
  if (!screen.run) throw new Error('no run');
  const lab = await openLab({ ...session, screen: { ...screen, run: { ...screen.run, entries: many } } });
  await lab.type('/', '7', '7', '7', '7');
  expect(lab.text()).toContain('1 of 2');
  expect(marked(lab.rows())).toContain('7777');
  lab.close();
});
