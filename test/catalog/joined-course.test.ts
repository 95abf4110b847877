import { expect, test } from 'vitest';
import { joinedCourse } from '../../src/catalog/joined-course.ts';
import { renamedItems } from '../../src/catalog/renamed-items.ts';
import { homeEntries } from '../../src/session/home-entries.ts';
import { itemOf, questionsAbout, scenarioOf } from '../../src/session/lookup.ts';
import { NO_PROGRESS } from '../../src/session/progress.ts';
import { foundFor } from '../../src/session/search.ts';
import type { Session } from '../../src/session/session.ts';
import { changed, courseFrom, issuesOf, MINIATURE, PACK } from './miniature-course.ts';
import { KINDS, KINDS_LESSON } from './new-kinds.ts';

const one = courseFrom(MINIATURE);
const other = courseFrom({
  ...changed([PACK, 'id: mini', 'id: other'], [PACK, 'A miniature', 'Another']),
  [KINDS]: KINDS_LESSON,
});
const both = joinedCourse([one, other]);

test('one pack stays what it is', () => {
  expect(joinedCourse([one])).toBe(one);
});

test('the first keeps its ids; every id of the other begins with its name', () => {
  const lists = ['lessons', 'scenarios', 'fixtures', 'facts', 'misconceptions', 'glossary'] as const;
  for (const list of lists) {
    const ids = both[list].map(({ id }) => id);
    expect(ids).toEqual([...one[list].map(({ id }) => id), ...other[list].map(({ id }) => `other/${id}`)]);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('nothing of the other pack refers to the first', () => {
  const ids = new Set(
    [...both.lessons, ...both.scenarios, ...both.fixtures, ...both.facts, ...both.pack.modules].map(({ id }) => id),
  );
  const referred = JSON.stringify([both.lessons, both.scenarios, both.pack.modules]).matchAll(
    /"(?:module|scenario|fixture)":"([^"]+)"|"(?:facts|covers|lessons)":\[([^\]]*)\]/g,
  );
  const names = [...referred].flatMap(
    ([, name, list = '']) => name ?? [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  expect(names.filter((name) => name.startsWith('other/')).length).toBeGreaterThan(8);
  for (const name of names) expect(ids).toContain(name);
});

test('progress has the same name for an item, whether its pack is opened alone, first or second', () => {
  const items = (course: typeof one): readonly string[] =>
    [...course.lessons, ...course.scenarios, ...questionsAbout(course, undefined)].map(({ id }) => itemOf(course, id));
  expect(items(both).toSorted()).toEqual([...items(one), ...items(other)].toSorted());
  expect(items(joinedCourse([other, one])).toSorted()).toEqual(items(both).toSorted());
  expect(renamedItems(both).get('other/token-proof')).toBe('other/what-a-token-proves');
});

test('home, search and quiz go over both', () => {
  const session: Session = {
    course: both,
    progress: NO_PROGRESS,
    screen: { name: 'home' },
    save: { isSaved: true, pending: 0 },
    now: 0,
    utcOffset: 0,
    nextTicket: 1,
    commands: [],
    notices: [],
  };
  const groups = new Set(homeEntries(session).flatMap(({ group }) => group?.title ?? []));
  expect([...groups]).toEqual([
    'Badges and keys',
    'Asking for a token',
    'Another course: Badges and keys',
    'Another course: Asking for a token',
  ]);
  expect(foundFor(session, 'badge is not a key').filter(({ kind }) => kind === 'lesson')).toHaveLength(2);
  expect(questionsAbout(both, 'other/F02').map(({ id }) => id)).toEqual(['other/fresh-identity', 'other/which-id']);
  expect(scenarioOf(both, 'other/two-identities')?.fixture).toBe('other/office');
});

test('a pack for a later format says what to do, and nothing else', () => {
  expect(
    issuesOf(
      changed(
        [PACK, 'id: mini', 'format: 2\nid: mini\nlevel: high'],
        ['lessons/10-badge.yaml', 'kind: lesson', 'kind: stage'],
      ),
    ),
  ).toEqual([
    'pack.yaml:2:9 this pack is written for format 2, and this mi-lab reads format 1. Update mi-lab: npx mi-lab@latest',
  ]);
});
