import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab } from './kit.ts';
import { screens } from './screens.ts';

const ESC = '\u001B';
const BACKSPACE = '\x7f';

const opened: { close(): void }[] = [];

async function open(name: string) {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  const lab = await openLab(session);
  opened.push(lab);
  return lab;
}

const editorOf = (session: Session) => (session.screen.name === 'scenario' ? session.screen.run?.editor : undefined);

beforeAll(loadMarkdown);
afterEach(() => {
  for (const lab of opened.splice(0)) lab.close();
});

describe('a terminal that is still opening', () => {
  const ready = (session: Session) => {
    const ticket = session.screen.name === 'scenario' ? session.screen.ticket : 0;
    return { type: 'sandbox-ready', ticket, sandbox: createSandbox() } as const;
  };

  test('has what was typed meanwhile, once its prompt is there', async () => {
    const lab = await open('scenario-opening');
    await lab.type('why', ' ', 'x', BACKSPACE, '-');
    expect(lab.text()).not.toContain('why');
    lab.dispatch(ready(lab.session()));
    await lab.type('j');
    expect(editorOf(lab.session())?.text).toBe('why -j');
  });

  test('can be left, and what was typed for it is typed nowhere else', async () => {
    const lab = await open('scenario-opening');
    await lab.type('x', ESC);
    expect(lab.session().screen.name).toBe('home');
    expect(lab.actions.map(({ type }) => type)).not.toContain('leave');
  });
});

describe('the bar of keys, opened by an Esc too many', () => {
  const LINE = 'az vm start -g rg-night -n vm-night';
  const words = (lab: Awaited<ReturnType<typeof open>>) => lab.actions.filter(({ type }) => type === 'lab-word');

  test('closes at a letter that is no key of it, and a whole line is typed at the prompt', async () => {
    const lab = await open('scenario-keys');
    await lab.type(...LINE);
    expect(editorOf(lab.session())?.text).toContain(LINE);
    expect(words(lab)).toEqual([]);
    expect(lab.text()).toContain(LINE);
  });

  test('takes letters that come at once as typing, and one that is held down as a key', async () => {
    const lab = await open('scenario-keys');
    await lab.type('hint of mine');
    const typed = editorOf(lab.session())?.text;
    expect(typed).toContain('hint of mine');
    expect(words(lab)).toEqual([]);
    await lab.type(ESC, 'mm');
    expect(words(lab)).toHaveLength(2);
    expect(editorOf(lab.session())?.text).toBe(typed);
  });

  test('asks before it throws work away, and any other key keeps it', async () => {
    const lab = await open('scenario-keys-later');
    const entries = () => (lab.session().screen.name === 'scenario' ? lab.text() : '');
    await lab.type('R');
    expect(entries()).toContain('R again puts everything back to the start.');
    await lab.type('m', 'm', 'R');
    expect(entries()).not.toContain('Everything is as it was at the start.');
    await lab.type('R');
    expect(entries()).toContain('Everything is as it was at the start.');
  });
});
