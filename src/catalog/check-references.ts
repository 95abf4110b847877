import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';
import { quoted, suggestion } from './suggestion.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** An id that stands for something defined elsewhere. */
interface Reference {
  readonly id: string;
  readonly to: 'module' | 'lesson' | 'fixture' | 'scenario' | 'fact' | 'misconception';
}

function factsCited(source: YamlSource, path: Path, facts: readonly string[]): readonly Placed<Reference>[] {
  return facts.map((id, index) => ({ thing: { id, to: 'fact' }, source, path: [...path, index] }));
}

const toModule = (source: YamlSource, id: string | undefined): readonly Placed<Reference>[] =>
  id === undefined ? [] : [{ thing: { id, to: 'module' }, source, path: ['module'] }];

/** What wrong options and near misses point to. */
function misconceptionsOf(
  source: YamlSource,
  path: Path,
  pointing: readonly { readonly misconception?: string | undefined }[],
): readonly Placed<Reference>[] {
  return pointing.flatMap(({ misconception: id }, index): Placed<Reference>[] =>
    id === undefined ? [] : [{ thing: { id, to: 'misconception' }, source, path: [...path, index, 'misconception'] }],
  );
}

function fromLessons({ byKind }: CourseParts): readonly Placed<Reference>[] {
  return byKind.lesson.flatMap(({ content, source }) => {
    const scenarios = content.sections.flatMap(({ scenario: id }, index): Placed<Reference>[] =>
      id === undefined ? [] : [{ thing: { id, to: 'scenario' }, source, path: ['sections', index, 'scenario'] }],
    );
    return [...toModule(source, content.module), ...factsCited(source, ['facts'], content.facts), ...scenarios];
  });
}

function fromScenarios({ byKind }: CourseParts): readonly Placed<Reference>[] {
  return byKind.scenario.flatMap(({ content, source }) => [
    ...toModule(source, content.module),
    { thing: { id: content.fixture, to: 'fixture' }, source, path: ['fixture'] },
    ...factsCited(source, ['facts'], content.facts),
    ...misconceptionsOf(source, ['nearMisses'], content.nearMisses),
  ]);
}

function fromQuestions(parts: CourseParts): readonly Placed<Reference>[] {
  return placedQuestions(parts).flatMap(({ thing, source, path }) => {
    const choices = 'choices' in thing ? misconceptionsOf(source, [...path, 'choices'], thing.choices) : [];
    const errors =
      'commonErrors' in thing ? misconceptionsOf(source, [...path, 'commonErrors'], thing.commonErrors) : [];
    const cited = [...factsCited(source, [...path, 'facts'], thing.facts), ...choices, ...errors];
    const isOfScenario = path[0] === 'tasks';
    if ((thing.kind !== 'predict' && thing.kind !== 'command') || isOfScenario) return cited;
    return [...cited, { thing: { id: thing.fixture, to: 'fixture' }, source, path: [...path, 'fixture'] }];
  });
}

function allReferences(parts: CourseParts): readonly Placed<Reference>[] {
  const modules = parts.byKind.pack.flatMap(({ content, source }) =>
    content.modules.flatMap(({ covers, lessons }, index): readonly Placed<Reference>[] => [
      ...factsCited(source, ['modules', index, 'covers'], covers),
      ...lessons.map((id, place): Placed<Reference> => {
        return { thing: { id, to: 'lesson' }, source, path: ['modules', index, 'lessons', place] };
      }),
    ]),
  );
  const tours = parts.byKind.pack.flatMap(({ content, source }): Placed<Reference>[] =>
    content.tour === undefined ? [] : [{ thing: { id: content.tour, to: 'lesson' }, source, path: ['tour'] }],
  );
  const beside = [
    ...parts.byKind.misconceptions.flatMap(({ content, source }) =>
      content.misconceptions.flatMap(({ facts }, index) =>
        factsCited(source, ['misconceptions', index, 'facts'], facts),
      ),
    ),
    ...parts.byKind.glossary.flatMap(({ content, source }) =>
      content.terms.flatMap(({ facts }, index) => factsCited(source, ['terms', index, 'facts'], facts)),
    ),
  ];
  return [...fromLessons(parts), ...fromScenarios(parts), ...fromQuestions(parts), ...beside, ...modules, ...tours];
}

type Known = { readonly [Target in Reference['to']]: ReadonlySet<string> };

function knownIds({ byKind }: CourseParts): Known {
  return {
    module: new Set(byKind.pack.flatMap(({ content }) => content.modules.map((one) => one.id))),
    lesson: new Set(byKind.lesson.map(({ content }) => content.id)),
    fixture: new Set(byKind.fixture.map(({ content }) => content.id)),
    scenario: new Set(byKind.scenario.map(({ content }) => content.id)),
    fact: new Set(byKind.facts.flatMap(({ content }) => content.facts.map((one) => one.id))),
    misconception: new Set(byKind.misconceptions.flatMap(({ content }) => content.misconceptions.map((one) => one.id))),
  };
}

const WHERE: { readonly [Target in Reference['to']]: string } = {
  module: 'Modules are listed in the file with kind: pack.',
  lesson: 'A lesson is a file with kind: lesson and this id.',
  fixture: 'A fixture is a file with kind: fixture and this id.',
  scenario: 'A scenario is a file with kind: scenario and this id.',
  fact: 'Facts are listed in the files with kind: facts.',
  misconception:
    'Misconceptions are listed in the files with kind: misconceptions; mi-lab author new misconceptions ID begins one.',
};

/** Only the tour, and the scenarios that it leads to, are reached without a module. */
function unlisted({ byKind }: CourseParts): readonly Issue[] {
  const tours = new Set(byKind.pack.map(({ content }) => content.tour));
  const reached = byKind.lesson
    .filter(({ content }) => tours.has(content.id))
    .flatMap(({ content }) => content.sections.map((section) => section.scenario));
  return [...byKind.lesson, ...byKind.scenario].flatMap(({ content, source }): Issue[] => {
    if (content.module !== undefined || tours.has(content.id) || reached.includes(content.id)) return [];
    const message = `nothing leads to this ${content.kind}: it has no module. Name the module that it belongs to.`;
    return [issueAt({ source, path: [] }, message)];
  });
}

/** Lessons that a module names twice, or that belong to another one. */
function misplaced({ byKind }: CourseParts): readonly Issue[] {
  const moduleOf = new Map(byKind.lesson.map(({ content }) => [content.id, content.module]));
  return byKind.pack.flatMap(({ content, source }) =>
    content.modules.flatMap(({ id: module, lessons }, index) =>
      lessons.flatMap((id, place): Issue[] => {
        const at = { source, path: ['modules', index, 'lessons', place] };
        if (lessons.indexOf(id) !== place)
          return [issueAt(at, `the lesson ${id} is named above already. Name it once.`)];
        const own = moduleOf.get(id);
        if (!moduleOf.has(id) || own === module) return [];
        const message = own === undefined ? 'belongs to no module' : `belongs to the module ${own}`;
        return [issueAt(at, `the lesson ${id} ${message}. Take it out here, or write module: ${module} in its file.`)];
      }),
    ),
  );
}

/** Each of them looks at every id there is: a course that is wrong all over is told so without. */
const MOST_SUGGESTIONS = 200;

/** References to what is nowhere, with what was probably meant. */
export function checkReferences(parts: CourseParts): readonly Issue[] {
  const known = knownIds(parts);
  const isPackUnread = parts.byKind.pack.length === 0;
  let suggestions = 0;
  const dangling = allReferences(parts).flatMap((placed): Issue[] => {
    const { id, to } = placed.thing;
    if (known[to].has(id) || parts.unreadIds.has(id) || (to === 'module' && isPackUnread)) return [];
    suggestions += 1;
    const advice = (suggestions <= MOST_SUGGESTIONS && suggestion(id, known[to])) || WHERE[to];
    return [issueAt(placed, `there is no ${to} ${quoted(id)}. ${advice}`)];
  });
  return [...dangling, ...misplaced(parts), ...(isPackUnread ? [] : unlisted(parts))];
}
