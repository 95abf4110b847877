import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** An id where an author gives it, and what it is the id of. */
interface Declared {
  readonly id: string;
  readonly what: string;
}

type Ids = readonly Placed<Declared>[];

function declared(
  what: string,
  source: YamlSource,
  path: Path,
  ids: readonly { readonly id?: string | undefined }[],
): Ids {
  return ids.flatMap(({ id }, index) =>
    id === undefined ? [] : [{ thing: { id, what }, source, path: [...path, index, 'id'] }],
  );
}

const own = (what: string, source: YamlSource, id: string): Placed<Declared> => ({
  thing: { id, what },
  source,
  path: ['id'],
});

function aliasesOf(what: string, { source, path }: Placed<unknown>, aliases: readonly string[]): Ids {
  return aliases.map((id, index) => ({
    thing: { id, what: `${what} of old` },
    source,
    path: [...path, 'aliases', index],
  }));
}

/** Lessons, scenarios and questions share one space of ids, old ones included: progress hangs on `pack/id`. */
function itemIds(parts: CourseParts): Ids {
  const files = [
    ...parts.byKind.lesson.map((part) => ({ part, what: 'lesson' })),
    ...parts.byKind.scenario.map((part) => ({ part, what: 'scenario' })),
  ].flatMap(({ part: { content, source }, what }) => [
    own(what, source, content.id),
    ...aliasesOf(what, { thing: content, source, path: [] }, content.aliases),
  ]);
  const questions = placedQuestions(parts).flatMap((placed) => [
    { thing: { id: placed.thing.id, what: 'question' }, source: placed.source, path: [...placed.path, 'id'] },
    ...aliasesOf('question', placed, placed.thing.aliases),
  ]);
  return [...files, ...questions];
}

/** Ids within one scenario: of its tasks, of all their goals, of its near misses, and of the conditions of each. */
function idsWithinScenarios({ byKind }: CourseParts): readonly Ids[] {
  return byKind.scenario.flatMap(({ content, source }) => [
    declared('task', source, ['tasks'], content.tasks),
    content.tasks.flatMap((task, index) => declared('goal', source, ['tasks', index, 'goals'], task.goals)),
    declared('near miss', source, ['nearMisses'], content.nearMisses),
    ...content.nearMisses.map((miss, index) => declared('condition', source, ['nearMisses', index, 'when'], miss.when)),
  ]);
}

/** The goals of a question that is answered at a terminal have ids of their own. */
function idsWithinQuestions(parts: CourseParts): readonly Ids[] {
  return placedQuestions(parts).flatMap(({ thing, source, path }) =>
    thing.kind === 'command' ? [declared('goal', source, [...path, 'goals'], thing.goals)] : [],
  );
}

function idSpaces(parts: CourseParts): readonly Ids[] {
  const { lesson, fixture, facts, misconceptions, glossary, pack } = parts.byKind;
  return [
    itemIds(parts),
    fixture.map(({ content, source }) => own('fixture', source, content.id)),
    facts.flatMap(({ content, source }) => declared('fact', source, ['facts'], content.facts)),
    misconceptions.flatMap(({ content, source }) =>
      declared('misconception', source, ['misconceptions'], content.misconceptions),
    ),
    glossary.flatMap(({ content, source }) => declared('term', source, ['terms'], content.terms)),
    pack.flatMap(({ content, source }) => declared('module', source, ['modules'], content.modules)),
    ...lesson.map(({ content, source }) => declared('section', source, ['sections'], content.sections)),
    ...idsWithinScenarios(parts),
    ...idsWithinQuestions(parts),
  ];
}

/** By file name, then by place, so that the first one met is the one that keeps its id. */
function inOrder(ids: Ids): Ids {
  const keyed = ids.map((one) => ({ one, file: one.source.file, ...one.source.positionOf(one.path) }));
  const byFile = (a: string, b: string): number => Number(a > b) - Number(a < b);
  keyed.sort((a, b) => byFile(a.file, b.file) || a.line - b.line || a.column - b.column);
  return keyed.map(({ one }) => one);
}

function duplicates(ids: Ids): readonly Issue[] {
  const first = new Map<string, Placed<Declared>>();
  return inOrder(ids).flatMap((placed) => {
    const { id } = placed.thing;
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, placed);
      return [];
    }
    const { line, column } = earlier.source.positionOf(earlier.path);
    const place = `${earlier.source.file}:${line}:${column}`;
    return [
      issueAt(
        placed,
        `the id ${id} is already that of the ${earlier.thing.what} at ${place}. Give one of them another.`,
      ),
    ];
  });
}

/** Ids that are given twice where they have to tell things apart; each issue names both places. */
export function checkIds(parts: CourseParts): readonly Issue[] {
  return idSpaces(parts).flatMap(duplicates);
}
