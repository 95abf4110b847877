import { findRoleDefinition, ROLE_DEFINITIONS } from '../sim/role-definition.ts';
import { EVENT_TYPES } from '../sim/tenant.ts';
import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import { type Condition, referencesOf } from './goal.ts';
import type { GoalReference } from './goal-kind.ts';
import type { Issue } from './issue.ts';
import { isKnownPower, POWER_WORDS } from './power.ts';
import type { Fixture } from './scenario.ts';
import { nearest, quoted, suggestion } from './suggestion.ts';
import type { Path } from './yaml-source.ts';

/** A goal or a condition, and every word of the lines that can make it true. */
interface Judged {
  readonly goal: Condition;
  readonly words: ReadonlySet<string> | undefined;
}

/** The claims that a token of the fake tenant can carry. [D.2] */
const CLAIMS = [
  ...['aud', 'iss', 'iat', 'nbf', 'exp', 'aio', 'appid', 'appidacr', 'idp', 'idtyp', 'oid', 'rh', 'sub', 'tid', 'uti'],
  ...['ver', 'xms_mirid', 'groups', 'roles', 'xms_tcdt'],
];

/** Names that need no line: the subscription, and what the platform provides. */
const ALWAYS = ['subscription', 'contoso-dev', 'operator', 'operator@contoso.com', 'fabrikam', 'Microsoft Graph'];

/** Everything in shell lines that may be a name, in lower case. */
const wordsIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.toLowerCase().match(/[a-z0-9][\w.@-]*/g) ?? []);

/** The words of a fixture and of some lines; undefined where the fixture could not be read. */
function wordsFrom(
  fixtures: readonly Fixture[],
  id: string,
  lines: readonly string[],
): ReadonlySet<string> | undefined {
  const fixture = fixtures.find((one) => one.id === id);
  if (!fixture) return undefined;
  const { subscriptionName, tenantName, signedInAs } = fixture.header;
  const header = [subscriptionName, tenantName, signedInAs].flatMap((one) => one ?? []);
  return new Set(wordsIn([...ALWAYS, ...header, ...fixture.lines, ...lines]));
}

/** Goals and conditions, wherever an author writes them. */
function placedGoals(parts: CourseParts): readonly Placed<Judged>[] {
  const fixtures = parts.byKind.fixture.map(({ content }) => content);
  const goalsAt = (
    { source, path, thing: words }: Placed<Judged['words']>,
    goals: readonly Condition[],
  ): readonly Placed<Judged>[] =>
    goals.map((goal, index) => ({ thing: { goal, words }, source, path: [...path, index] }));
  const inScenarios = parts.byKind.scenario.flatMap(({ content, source }) => {
    const { fixture, tasks, nearMisses, solutions } = content;
    const lines = [...solutions, ...nearMisses].flatMap((one) => one.lines);
    const thing = wordsFrom(fixtures, fixture, lines);
    const at = (path: Path): Placed<Judged['words']> => ({ thing, source, path });
    return [
      ...tasks.flatMap((task, index) => goalsAt(at(['tasks', index, 'goals']), task.goals)),
      ...tasks.flatMap(({ predictions }, task) =>
        predictions.flatMap(({ when }, index) => goalsAt(at(['tasks', task, 'predictions', index, 'when']), when)),
      ),
      ...nearMisses.flatMap((miss, index) => goalsAt(at(['nearMisses', index, 'when']), miss.when)),
    ];
  });
  const inQuestions = placedQuestions(parts).flatMap(({ thing, source, path }) => {
    if (thing.kind !== 'command') return [];
    const words = wordsFrom(fixtures, thing.fixture, thing.solution);
    return goalsAt({ thing: words, source, path: [...path, 'goals'] }, thing.goals);
  });
  return [...inScenarios, ...inQuestions];
}

/**
 * A name is known where each of its words is typed somewhere: `st1/reports` needs both. `vm-$n` in a loop may make any name that
 * begins with `vm-`.
 */
function nameProblem(id: string, words: ReadonlySet<string> | undefined): string | undefined {
  if (!words) return undefined;
  const begun = [...words].filter((word) => word.endsWith('-'));
  const isKnown = (word: string): boolean => words.has(word) || begun.some((one) => word.startsWith(one));
  const missing = wordsIn([id]).find((word) => !isKnown(word));
  if (missing === undefined) return undefined;
  const meant = nearest(missing, words);
  const advice = meant === undefined ? 'Name something that one of these lines makes.' : `Did you mean ${meant}?`;
  return `no line of the fixture or of a solution speaks of ${quoted(missing)}. ${advice}`;
}

function problemOf({ to, id }: GoalReference, words: Judged['words']): string | undefined {
  switch (to) {
    case 'name':
      return nameProblem(id, words);
    case 'role': {
      const names = ROLE_DEFINITIONS.map((one) => one.roleName);
      return findRoleDefinition(id)
        ? undefined
        : `there is no built-in role ${quoted(id)} here. ${suggestion(id, names)}`;
    }
    case 'power':
      return isKnownPower(id) ? undefined : `nobody can be allowed to ${quoted(id)}. ${suggestion(id, POWER_WORDS)}`;
    case 'event':
      return EVENT_TYPES.includes(id) ? undefined : `there is no event ${quoted(id)}. ${suggestion(id, EVENT_TYPES)}`;
    case 'claim':
      return CLAIMS.includes(id) ? undefined : `a token here has no claim ${quoted(id)}. ${suggestion(id, CLAIMS)}`;
  }
}

/** Goals and conditions that speak of what is not there: roles, events, claims, powers, and names that no line mentions. */
export function checkGoals(parts: CourseParts): readonly Issue[] {
  return placedGoals(parts).flatMap(({ thing: { goal, words }, source, path }) =>
    referencesOf(goal).flatMap((reference): Issue[] => {
      const problem = problemOf(reference, words);
      return problem === undefined ? [] : [issueAt({ source, path: [...path, ...reference.path] }, problem.trimEnd())];
    }),
  );
}
