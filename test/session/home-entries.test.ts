import { describe, expect, test } from 'vitest';
import { homeEntries, moduleBeside } from '../../src/session/home-entries.ts';
import type { HomeScreen } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { sessionAt } from '../ui/session-at.ts';
import { largeCourse } from '../ui/small-course.ts';

const home = (looked?: HomeScreen['looked']): Session =>
  sessionAt({ name: 'home', ...(looked ? { looked } : {}) }, { course: largeCourse });
const opened = (session: Session) => homeEntries(session).flatMap(({ group }) => (group?.isOpen ? [group.title] : []));
const items = (session: Session) => homeEntries(session).filter(({ kind }) => kind === 'item');
const titles = largeCourse.pack.modules.map(({ title }) => title);

describe('home', () => {
  test('unfolds the module of what comes next, and the others are a line each', () => {
    const entries = homeEntries(home());
    expect(entries.filter(({ kind }) => kind === 'module').map(({ label }) => label)).toEqual(titles);
    expect(opened(home())).toEqual([titles[0]]);
    const first = largeCourse.pack.modules[0]?.id;
    const all = [...largeCourse.lessons, ...largeCourse.scenarios].filter(({ module }) => module === first);
    expect(items(home())).toHaveLength(all.length);
  });

  test('a module is folded and unfolded where it stands, one at a time', () => {
    const second = homeEntries(home()).filter(({ kind }) => kind === 'module')[1];
    if (!second) throw new Error('one module only');
    const there = update(home(), { type: 'go', destination: second.destination }, 1).session;
    expect(opened(there)).toEqual([second.label]);
    const again = homeEntries(there).find(({ label, kind }) => kind === 'module' && label === second.label);
    const closed = update(there, { type: 'go', destination: again?.destination ?? { to: 'leave' } }, 2).session;
    expect(opened(closed)).toEqual([]);
    expect(items(closed)).toEqual([]);
  });

  test('goes round the modules', () => {
    let session = home();
    const seen = titles.map(() => {
      const module = moduleBeside(session, 1) ?? '';
      session = home({ module, isOpen: true });
      return opened(session)[0];
    });
    expect(seen.toSorted()).toEqual(titles.toSorted());
    const back = titles.map(() => {
      session = home({ module: moduleBeside(session, -1) ?? '', isOpen: true });
      return opened(session)[0];
    });
    expect(back).toEqual([...seen.slice(0, -1).reverse(), seen.at(-1)]);
  });

  test('every line but a module has a key, and no two have the same', () => {
    for (const { id: module } of largeCourse.pack.modules) {
      const keys = homeEntries(home({ module, isOpen: true })).flatMap(({ kind, hotkey }) =>
        kind === 'module' ? [] : [hotkey],
      );
      expect(keys).not.toContain('');
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.some((key) => ['j', 'k', '/', '?'].includes(key))).toBe(false);
    }
  });
});
