import { findRoleDefinition, ROLE_DEFINITIONS } from '../sim/role-definition.ts';
import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import type { Condition } from './goal.ts';
import type { Issue } from './issue.ts';
import { quoted, suggestion } from './suggestion.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** An id that stands for something defined elsewhere. */
interface Reference {
  readonly id: string;
  readonly to: 'module' | 'fixture' | 'scenario' | 'fact';
}

function factsCited(source: YamlSource, path: Path, facts: readonly string[]): readonly Placed<Reference>[] {
  return facts.map((id, index) => ({ thing: { id, to: 'fact' }, source, path: [...path, index] }));
}

function fromLessons({ byKind }: CourseParts): readonly Placed<Reference>[] {
  return byKind.lesson.flatMap(({ content, source }) => {
    const scenarios = content.sections.flatMap(({ scenario: id }, index): Placed<Reference>[] =>
      id === undefined ? [] : [{ thing: { id, to: 'scenario' }, source, path: ['sections', index, 'scenario'] }],
    );
    const module: Placed<Reference> = { thing: { id: content.module, to: 'module' }, source, path: ['module'] };
    return [module, ...factsCited(source, ['facts'], content.facts), ...scenarios];
  });
}

function fromScenarios({ byKind }: CourseParts): readonly Placed<Reference>[] {
  return byKind.scenario.flatMap(({ content, source }) => [
    { thing: { id: content.module, to: 'module' }, source, path: ['module'] },
    { thing: { id: content.fixture, to: 'fixture' }, source, path: ['fixture'] },
    ...factsCited(source, ['facts'], content.facts),
  ]);
}

function allReferences(parts: CourseParts): readonly Placed<Reference>[] {
  const questions = placedQuestions(parts).flatMap(({ thing, source, path }) =>
    factsCited(source, [...path, 'facts'], thing.facts),
  );
  const modules = parts.byKind.pack.flatMap(({ content, source }) =>
    content.modules.flatMap(({ covers }, index) => factsCited(source, ['modules', index, 'covers'], covers)),
  );
  return [...fromLessons(parts), ...fromScenarios(parts), ...questions, ...modules];
}

type Known = { readonly [Target in Reference['to']]: ReadonlySet<string> };

function knownIds({ byKind }: CourseParts): Known {
  return {
    module: new Set(byKind.pack.flatMap(({ content }) => content.modules.map((one) => one.id))),
    fixture: new Set(byKind.fixture.map(({ content }) => content.id)),
    scenario: new Set(byKind.scenario.map(({ content }) => content.id)),
    fact: new Set(byKind.facts.flatMap(({ content }) => content.facts.map((one) => one.id))),
  };
}

const WHERE: { readonly [Target in Reference['to']]: string } = {
  module: 'Modules are listed in the file with kind: pack.',
  fixture: 'A fixture is a file with kind: fixture and this id.',
  scenario: 'A scenario is a file with kind: scenario and this id.',
  fact: 'Facts are listed in the files with kind: facts.',
};

/** Roles are named in goals and conditions; those of the simulated tenant are the built-in ones. */
function rolesNamed({ byKind }: CourseParts): readonly Placed<string>[] {
  return byKind.scenario.flatMap(({ content, source }) => {
    const inGoals = (goals: readonly Condition[], path: Path): readonly Placed<string>[] =>
      goals.flatMap((goal, index) => rolesOfGoal(goal, source, [...path, index]));
    return [
      ...content.tasks.flatMap((task, index) => inGoals(task.goals, ['tasks', index, 'goals'])),
      ...content.nearMisses.flatMap((miss, index) => inGoals(miss.when, ['nearMisses', index, 'when'])),
    ];
  });
}

function rolesOfGoal(goal: Condition, source: YamlSource, path: Path): readonly Placed<string>[] {
  if (goal.kind === 'role-at-scope') return [{ thing: goal.role, source, path: [...path, 'role'] }];
  if (goal.kind !== 'no-other-role') return [];
  return goal.roles.map(({ role }, index) => ({ thing: role, source, path: [...path, 'roles', index, 'role'] }));
}

/** References to what is nowhere, with what was probably meant. */
export function checkReferences(parts: CourseParts): readonly Issue[] {
  const known = knownIds(parts);
  const isPackUnread = parts.byKind.pack.length === 0;
  const dangling = allReferences(parts).flatMap((placed): Issue[] => {
    const { id, to } = placed.thing;
    if (known[to].has(id) || parts.unreadIds.has(id) || (to === 'module' && isPackUnread)) return [];
    const advice = suggestion(id, known[to]) || WHERE[to];
    return [issueAt(placed, `there is no ${to} ${quoted(id)}. ${advice}`)];
  });
  const unknownRoles = rolesNamed(parts).flatMap((placed): Issue[] => {
    if (findRoleDefinition(placed.thing)) return [];
    const advice = suggestion(
      placed.thing,
      ROLE_DEFINITIONS.map((one) => one.roleName),
    );
    return [issueAt(placed, `there is no built-in role ${quoted(placed.thing)} here. ${advice}`.trimEnd())];
  });
  return [...dangling, ...unknownRoles];
}
