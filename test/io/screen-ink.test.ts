import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Box, render, Text } from 'ink';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { createScreen } from '../../src/io/screen.ts';
import { withCursor } from '../../src/text/cursor-mark.ts';
import { GIVEN_BACK, LAST_WORDS, Pty } from '../pty.ts';
import { bundle, temporaryFolder } from './bundle.ts';

import { RealTerminal } from './real-terminal.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('an Ink app on the screen', () => {
  const input = (): NodeJS.ReadStream =>
    Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode: () => undefined,
      ref: () => undefined,
      unref: () => undefined,
    }) as unknown as NodeJS.ReadStream;

  const app = (typed: string, clock: string) =>
    createElement(
      Box,
      { flexDirection: 'column', width: 40, height: 8 },
      createElement(Text, { bold: true }, `mi-lab ${clock}`),
      createElement(
        Box,
        { borderStyle: 'single', borderColor: 'gray', flexGrow: 1 },
        createElement(Text, { color: 'green' }, '資 $ '),
        createElement(Text, null, withCursor(typed, '')),
      ),
    );

  function mount() {
    const terminal = new RealTerminal(40, 8);
    const screen = createScreen({ stdout: terminal.asStdout(), isOpen: () => true });
    const instance = render(app('a', '09:00'), {
      stdout: screen,
      stdin: input(),
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    });
    return { terminal, screen, instance };
  }

  test('paints whole frames, the border in its place beside the cursor', async () => {
    const { terminal, instance } = mount();
    instance.rerender(app('ab', '09:01'));
    await terminal.settle();
    const lines = terminal.lines();
    expect(lines[0]).toBe('mi-lab 09:01');
    expect(lines[1]).toBe(`┌${'─'.repeat(38)}┐`);
    expect(lines[2]).toBe(`│資 $ ab${' '.repeat(31)}│`);
    expect(lines[7]).toBe(`└${'─'.repeat(38)}┘`);
    expect(terminal.cursor()).toEqual({ row: 2, column: 8, isVisible: true });
    instance.unmount();
  });

  test('costs less than 200 bytes a key', () => {
    const { terminal, instance } = mount();
    terminal.bytes = 0;
    instance.rerender(app('ab', '09:00'));
    expect(terminal.bytes).toBeGreaterThan(0);
    expect(terminal.bytes).toBeLessThan(120);
    instance.unmount();
  });

  test('leaves without harm: its last writes change nothing, and it ends', async () => {
    const { terminal, instance } = mount();
    await terminal.settle();
    const [before, written] = [terminal.lines(), terminal.bytes];
    const ended = instance.waitUntilExit();
    instance.unmount();
    await ended;
    await terminal.settle();
    expect(terminal.lines()).toEqual(before);
    expect(terminal.bytes).toBe(written);
  });

  test('fits itself to a new size', async () => {
    const { terminal, instance } = mount();
    terminal.resize(30, 8);
    instance.rerender(createElement(Box, { width: 30, borderStyle: 'single' }, createElement(Text, null, 'small')));
    await nextTurn();
    await terminal.settle();
    expect(terminal.lines().slice(0, 4)).toEqual([
      `┌${'─'.repeat(28)}┐`,
      `│small${' '.repeat(23)}│`,
      `└${'─'.repeat(28)}┘`,
      '',
    ]);
    instance.unmount();
  });
});

const lab = `
import { render, Box, Text, useInput, useApp } from 'ink';
import { useState } from 'react';
import { createScreen } from './src/io/screen.ts';
import { guardTerminal } from './src/io/terminal-guard.ts';
import { withCursor } from './src/text/cursor-mark.ts';
const { stdin, stdout } = process;
const guard = guardTerminal({ stdin, stdout, onRepaint: () => screen.repaint() });
const screen = createScreen({ stdout, isOpen: () => guard.isEntered() });
function App() {
  const [typed, setTyped] = useState('');
  const { exit } = useApp();
  useInput((input, key) => {
    if (key.ctrl && input === 'c') exit();
    else if (key.ctrl && input === 'z') guard.suspend();
    else if (input === '!') throw new Error('in a component');
    else setTyped((before) => before + input);
  });
  return <Box borderStyle="round" height={24} width={80}><Text>{'pid ' + process.pid + '. typed ' }{withCursor(typed, '')}</Text></Box>;
}
guard.enter();
const { waitUntilExit } = render(<App />, { stdout: screen, debug: true, exitOnCtrlC: false, patchConsole: false });
await waitUntilExit();
guard.dispose();
console.log('goodbye');
`;

describe.each([
  ['as at a desk', ''],
  ['as in CI', 'CI=1 '],
])('the lab whole, in a terminal of the system, %s', (_name, environment) => {
  const open = async () => {
    const program = bundle(lab, join(temporaryFolder(), 'lab.mjs'));
    const pty = new Pty('bash', [
      '-c',
      `${environment}${process.execPath} ${program}; echo "status=$?"; stty -a; echo done.; ${LAST_WORDS}`,
    ]);
    const pid = Number((await pty.until(/pid (\d+)\./))[1]);
    pty.press('az');
    await pty.until(/az|a.*z/s);
    return { pty, pid };
  };

  test.each([
    ['Ctrl-C', (pty: Pty) => pty.press('\u0003'), 0, /goodbye/],
    ['SIGTERM', (_pty: Pty, pid: number) => void process.kill(pid, 'SIGTERM'), 143, /status/],
    ['SIGHUP', (_pty: Pty, pid: number) => void process.kill(pid, 'SIGHUP'), 129, /status/],
    ['an error in a key handler', (pty: Pty) => pty.press('!'), 70, /in a component/],
  ])('%s gives everything back, and nothing of the screen stays behind', async (_way, end, status, last) => {
    const { pty, pid } = await open();
    expect(await pty.modes()).toMatchObject({ screen: 'alternate', cursorShown: true });
    end(pty, pid);
    await pty.until(/done\./);
    expect(await pty.modes()).toEqual(GIVEN_BACK);
    expect(pty.output).toMatch(/[^-]icanon/);
    const after = pty.output.slice(pty.output.lastIndexOf('\u001b[?1049l'));
    expect(after).toMatch(last);
    expect(after).not.toContain('typed');
    expect(after.split('\u001b').slice(1)).toEqual(['[?1049l', '[?7h', expect.stringMatching(/^\[\?25h/)]);
    expect(after).toContain(`status=${status}`);
  });
});
