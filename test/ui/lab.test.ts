import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab, type Size } from './kit.ts';
import { screens } from './screens.ts';

const TAB = '\t';
const DOWN = '\u001B[B';
const UP = '\u001B[A';
const ENTER = '\r';
const ESC = '\u001B';
const PAGE_UP = '\u001B[5~';
const PAGE_DOWN = '\u001B[6~';
const DELETE = '\u001B[3~';
const BACKSPACE = '\x7f';

const opened: { close(): void }[] = [];

async function open(name: string, size?: Size, change: (session: Session) => Session = (session) => session) {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  const lab = await openLab(change(session), size);
  opened.push(lab);
  return lab;
}

const editorOf = (session: Session) => (session.screen.name === 'scenario' ? session.screen.run?.editor : undefined);
const runOf = (session: Session) => (session.screen.name === 'scenario' ? session.screen.run : undefined);
const chosen = (rows: readonly string[]) => rows.find((row) => row.startsWith('❯'));

beforeAll(loadMarkdown);
afterEach(() => {
  for (const lab of opened.splice(0)) lab.close();
});

describe('the home screen', () => {
  test('has what comes next chosen, and Enter opens it', async () => {
    const lab = await open('home-first');
    expect(chosen(lab.rows())).toContain('Start here: A badge is not a key');
    await lab.type(ENTER);
    expect(lab.rows()[0]).toContain('A badge is not a key');
  });

  test('follows the arrows round the menu', async () => {
    const lab = await open('home-first');
    await lab.type(DOWN, DOWN, DOWN);
    expect(chosen(lab.rows())).toContain('Roles, scopes and waiting');
    await lab.type(UP, UP, UP, UP);
    expect(chosen(lab.rows())).toBeUndefined();
    expect(lab.text()).toContain('❯ x Leave');
  });

  test('opens what is chosen even where the keys came at once', async () => {
    const lab = await open('home-first');
    await lab.type(`${DOWN}${DOWN}${DOWN}${ENTER}`);
    expect(lab.actions.at(-1)).toEqual({ type: 'go', destination: { to: 'lesson', lessonId: 'scopes' } });
  });

  test('shows the chosen line in a window too low for all of them', async () => {
    const lab = await open('home-many', [60, 20], (session) => ({ ...session, notices: ['One thing.', 'Another.'] }));
    const downs = Array.from({ length: 11 }, () => DOWN);
    await lab.type(...downs);
    expect(chosen(lab.rows())).toContain('Module Four');
    expect(lab.text()).toContain('↑ ');
    expect(lab.text()).toContain('x Leave');
  });

  test('unfolds one module at a time: by Tab the next one, by Enter the chosen one', async () => {
    const lab = await open('home-many');
    expect(lab.text()).toContain('Lesson 2 of module one');
    await lab.type(TAB);
    expect(chosen(lab.rows())).toContain('Lesson 1 of module two');
    expect(lab.text()).toContain('Lesson 2 of module two');
    expect(lab.text()).not.toContain('Lesson 2 of module one');
    await lab.type(UP, UP, ENTER);
    expect(lab.text()).toContain('Lesson 2 of module one');
    await lab.type(ENTER);
    expect(lab.text()).not.toContain('Lesson 2');
    expect(chosen(lab.rows())).toContain('Module One');
  });

  test('has its first line chosen again when come back to', async () => {
    const lab = await open('home-first');
    await lab.type(DOWN, DOWN, DOWN, ENTER, ESC);
    expect(chosen(lab.rows())).toContain('Continue: Roles, scopes and waiting');
  });

  test('opens a line by its number, whatever is chosen', async () => {
    const lab = await open('home-first');
    await lab.type('2');
    expect(lab.actions).toEqual([{ type: 'go', destination: { to: 'lesson', lessonId: 'scopes' } }]);
  });
});

describe('a page that is longer than the window', () => {
  test('is read on with Enter before the lesson goes on', async () => {
    const lab = await open('page', [60, 20]);
    expect(lab.text()).toContain('↓ ');
    expect(lab.rows().at(-1)).toContain('enter read on');
    await lab.type(ENTER);
    expect(lab.actions).toEqual([]);
    expect(lab.text()).toContain('It opens no door by itself.');
    expect(lab.rows().at(-1)).toContain('enter go on');
    await lab.type(ENTER);
    expect(lab.actions).toEqual([{ type: 'go-on' }]);
  });

  test('scrolls by rows, and is where it was when help was read', async () => {
    const lab = await open('page', [60, 20]);
    const first = lab.text();
    await lab.type(DOWN, DOWN, UP, DOWN);
    const scrolled = lab.text();
    expect(scrolled).not.toBe(first);
    await lab.type('?', ESC);
    expect(lab.text()).toBe(scrolled);
  });

  test('goes no further than its end', async () => {
    const lab = await open('page', [60, 20]);
    await lab.type(PAGE_DOWN, PAGE_DOWN, PAGE_DOWN);
    const end = lab.text();
    await lab.type(UP);
    expect(lab.text()).not.toBe(end);
  });
});

describe('a question', () => {
  test('is answered by its letter, and the verdict is in view', async () => {
    const lab = await open('one-before', [60, 20]);
    await lab.type('d');
    expect(lab.text()).toContain('✓ Right.');
  });

  test('takes keys that came at once one by one', async () => {
    const lab = await open('many-before');
    await lab.type(`c${ENTER}`);
    expect(lab.actions.map((action) => action.type)).toEqual(['pick', 'submit']);
    expect(lab.text()).toContain('Not quite');
  });
});

describe('the terminal', () => {
  test('types, and tells Delete from Backspace', async () => {
    const lab = await open('scenario-empty');
    await lab.type('a', 'b', 'c', '\u001B[D', '\u001B[D', DELETE, BACKSPACE);
    expect(editorOf(lab.session())).toMatchObject({ text: 'c', cursor: 0 });
    expect(lab.text()).toContain('$ █');
  });

  test('enters a line that was typed faster than it was read', async () => {
    const lab = await open('scenario-empty');
    await lab.type('az vm list\r');
    expect(runOf(lab.session())?.running?.line).toBe('az vm list');
  });

  test('keeps the last line of a paste in the editor', async () => {
    const lab = await open('scenario-empty');
    await lab.type('\u001B[200~hint\recho two\u001B[201~');
    expect(lab.actions).toEqual([{ type: 'paste', text: 'hint\recho two' }]);
    expect(editorOf(lab.session())?.text).toBe('echo two');
  });

  test('leaves menus alone when something is pasted there', async () => {
    const lab = await open('home-first');
    await lab.type('\u001B[200~xq\u001B[201~');
    expect(lab.actions).toEqual([]);
  });

  test('scrolls back to its first row and no further', async () => {
    const lab = await open('scenario-back', [80, 24], (session) => ({
      ...session,
      screen: { ...session.screen, run: { ...runOf(session), scrollback: 0 } } as never,
    }));
    await lab.type(PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP);
    expect(lab.rows()[3]).toContain('curl -s -H Metadata:true');
    await lab.type(PAGE_DOWN);
    expect(lab.rows()[3]).not.toContain('curl -s -H Metadata:true');
    await lab.type('x');
    expect(lab.text()).toContain('role x█ssignment list');
  });

  test('moves to the key bar and back', async () => {
    const lab = await open('scenario-empty');
    await lab.type(ESC);
    expect(lab.rows().at(-1)).toMatch(/^ keys /);
    expect(lab.text()).not.toContain('█');
    await lab.type('m');
    expect(lab.text()).toContain('── map ─');
    await lab.type(ESC);
    expect(lab.text()).toContain('█');
  });
});

describe('the window', () => {
  test('that is too small says what it needs, heeds Ctrl-C alone, and recovers', async () => {
    const lab = await open('home-first');
    const before = lab.text();
    Object.assign(lab.screen, { columns: 50, rows: 15 });
    lab.screen.emit('resize');
    expect(lab.rows()[0]).toBe('mi-lab needs 60x20; this window is 50x15.');
    await lab.type('q', '\u0003');
    expect(lab.actions).toEqual([{ type: 'interrupt' }]);
    Object.assign(lab.screen, { columns: 80, rows: 24 });
    lab.screen.emit('resize');
    expect(lab.text()).toBe(before);
  });

  test('is never drawn in its old size after it changed', async () => {
    const lab = await open('scenario-output', [120, 40]);
    const count = lab.screen.frames.length;
    Object.assign(lab.screen, { columns: 80, rows: 24 });
    lab.screen.emit('resize');
    const heights = lab.screen.frames.slice(count).map((frame) => frame.split('\n').length);
    expect(new Set(heights)).toEqual(new Set([24]));
  });
});

describe('keys typed ahead', () => {
  test('help, left at once, leaves one where one was', async () => {
    const lab = await open('page');
    const before = lab.text();
    await lab.type('?\x1b');
    expect(lab.text()).toBe(before);
    expect(lab.actions.map((action) => action.type)).toEqual(['show-help', 'go-back']);
  });

  test('Esc with a letter right behind it is both', async () => {
    const lab = await open('page');
    await lab.type('\x1bq');
    expect(lab.actions.map((action) => action.type)).toEqual(['go-back', 'go']);
  });

  test('a search and what is searched for', async () => {
    const lab = await open('home-first');
    await lab.type('/create');
    expect(lab.rows()[3]).toContain('Search: create');
    expect(lab.text()).toContain('az identity create');
  });
});

describe('the search', () => {
  test('opens what is chosen, and comes back to the words and the choice', async () => {
    const lab = await open('home-first');
    await lab.type('/', 'name', DOWN, DOWN);
    const found = lab.text();
    expect(chosen(lab.rows())).toContain('F29');
    await lab.type(ENTER);
    expect(lab.text()).toContain('Source:  Managed identities');
    expect(lab.text()).toContain('(learn.microsoft.com)');
    expect(lab.text()).toContain('2026-11-21');
    await lab.type(ESC);
    expect(lab.text()).toBe(found);
  });

  test('opens a page of a lesson', async () => {
    const lab = await open('home-first');
    await lab.type('/', 'way of', ENTER);
    expect(lab.session().screen).toMatchObject({ name: 'article', of: { kind: 'page', lessonId: 'badge' } });
    await lab.type('l');
    expect(lab.session().screen).toMatchObject({
      name: 'lesson',
      lessonId: 'badge',
      step: { kind: 'page', section: 1 },
    });
  });

  test('says that nothing was found, and Enter does nothing then', async () => {
    const lab = await open('home-first');
    await lab.type('/', 'zebra', ENTER);
    expect(lab.text()).toContain('Nothing has all of these words');
    expect(lab.session().screen.name).toBe('search');
  });

  test('leads back to a line that was being typed', async () => {
    const lab = await open('scenario-output');
    const typed = editorOf(lab.session())?.text;
    await lab.type(ESC, '?', '/', 'curl', ENTER, ESC, ESC);
    expect(lab.session().screen.name).toBe('scenario');
    expect(editorOf(lab.session())?.text).toBe(typed);
  });
});

describe('a decision, step by step', () => {
  test('is walked through with one key, back with another, and left at its end', async () => {
    const lab = await open('scenario-steps', [80, 24], (session) => session);
    expect(lab.text()).toContain('2 of 3: endpoint, passed');
    await lab.type(ENTER);
    expect(lab.text()).toContain('3 of 3: identity, failed');
    expect(lab.text()).toContain('F29  No name given');
    await lab.type('p');
    expect(lab.text()).toContain('2 of 3: endpoint, passed');
    await lab.type(ENTER, ENTER);
    expect(runOf(lab.session())).toMatchObject({ panel: 'none', focus: 'prompt' });
  });
});
