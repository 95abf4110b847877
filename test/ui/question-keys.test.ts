import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Asking } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { keyHints } from '../../src/ui/keys.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab, type Size } from './kit.ts';
import { questionScreens } from './question-screens.ts';

const ENTER = '\r';
const ESC = '\u001B';
const BACKSPACE = '\x7f';
const PAGE_UP = '\u001B[5~';
const DOWN = '\u001B[B';

const opened: { close(): void }[] = [];

function screen(name: string): Session {
  const session = questionScreens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
}

async function open(name: string, size?: Size) {
  const lab = await openLab(screen(name), size);
  opened.push(lab);
  return lab;
}

function askingOf({ screen: { name, ...rest } }: Session): Asking {
  if (name !== 'lesson' || !('asking' in rest) || !rest.asking) throw new Error(`no question on ${name}`);
  return rest.asking;
}

beforeAll(loadMarkdown);
afterEach(() => {
  for (const lab of opened.splice(0)) lab.close();
});

describe('a match', () => {
  test('is answered by letters alone, and Enter judges it', async () => {
    const lab = await open('match-before');
    await lab.type('d', 'b', 'c');
    expect(lab.text()).toContain('All matched. Enter answers');
    await lab.type(ENTER);
    expect(lab.text()).toContain('1 of 3 matched');
  });

  test('takes numbers for its lefts, and a letter changes that one', async () => {
    const lab = await open('match-placed');
    await lab.type('2', 'd');
    expect(askingOf(lab.session()).picked).toEqual(['', 'b', 'c']);
    expect(lab.text()).toContain('What belongs to 1?');
    await lab.type('a', BACKSPACE);
    expect(askingOf(lab.session()).picked).toEqual(['', 'b', 'c']);
  });

  test('says from where a letter was taken, until something else is done', async () => {
    const lab = await open('match-before');
    await lab.type('a', 'b', '3', 'a');
    expect(lab.text()).toContain('! 1 had that one, and has none now.');
    await lab.type('c');
    expect(lab.text()).not.toContain('has none now');
  });

  test('can be done with arrows, space and Enter', async () => {
    const lab = await open('match-before');
    await lab.type(' ', DOWN, ' ', ENTER, ' ');
    expect(askingOf(lab.session()).picked).not.toContain('');
    await lab.type(ENTER);
    expect(askingOf(lab.session()).answered).toBeDefined();
  });

  test('says in its last row what Enter does now', () => {
    expect(keyHints(screen('match-before'), 80)).toContain('enter next');
    expect(keyHints(screen('match-placed'), 80)).toContain('enter answer');
  });
});

describe('a question at a terminal', () => {
  test('types letters, and Esc leads to the key bar and back', async () => {
    const lab = await open('type-empty');
    await lab.type('a', 'z');
    expect(lab.text()).toContain('$ az█');
    await lab.type(ESC);
    expect(lab.rows().at(-1)).toMatch(/^ keys /);
    await lab.type('m');
    expect(lab.text()).toContain('── map ─');
    await lab.type(ESC, 'x');
    expect(askingOf(lab.session()).sandbox?.run?.editor.text).toBe('azx');
  });

  test('shows the solution by its letter in the key bar, and not before three tries', async () => {
    expect(keyHints(screen('type-keys'), 80)).toContain('o solution');
    const lab = await open('type-keys');
    await lab.type('o');
    expect(lab.text()).toContain('One way to do it');
    expect(lab.text()).toContain('operator@contoso $ az vm identity assign');
    const early = await open('type-empty');
    await early.type(ESC);
    expect(early.rows().at(-1)).not.toContain('solution');
  });

  test('scrolls back through what was printed', async () => {
    const lab = await open('type-long');
    expect(lab.text()).not.toContain('line 1\n');
    await lab.type(PAGE_UP, PAGE_UP);
    expect(lab.text()).toContain('line 1\n');
    expect(lab.text()).toContain('more rows, page down');
  });

  test('goes home from the key bar with q, asked for twice where something was typed', async () => {
    const lab = await open('type-keys');
    await lab.type('q');
    expect(lab.text()).toContain('q again leaves');
    await lab.type('q');
    expect(lab.session().screen.name).toBe('home');
  });
});

describe('a prediction', () => {
  test('has no key that goes on while it runs', async () => {
    const lab = await open('predict-running');
    await lab.type(ENTER);
    expect(lab.actions).toEqual([]);
    expect(keyHints(lab.session(), 80)).toContain('ctrl-c stop');
  });

  test('is read on with Enter where the reasons are long, and then goes on', async () => {
    const lab = await open('predict-wrong', [60, 20]);
    await lab.type(ENTER);
    expect(lab.actions).toEqual([]);
    expect(lab.text()).toContain('Nobody signs in to IMDS');
    await lab.type(ENTER);
    expect(lab.actions).toEqual([{ type: 'go-on' }]);
  });
});
