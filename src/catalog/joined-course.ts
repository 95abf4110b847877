import { sanitizeLine } from '../text/safe-text.ts';
import type { Course } from './course.ts';

/** Keys under which content names something of its own pack, as a text or as a list of texts. */
const REFERENCES = new Set(['facts', 'covers', 'lessons', 'aliases', 'misconception', 'module', 'scenario', 'fixture']);

/** An id as it is known beside other packs: `pack/id`, which is also what progress hangs on. */
const within = (pack: string, id: string): string => `${pack}/${id}`;

/** Follows every reference of a content into its own pack. Ids stay as they are. */
function referring(pack: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => referring(pack, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (!REFERENCES.has(key)) return [key, referring(pack, member)];
      if (typeof member === 'string') return [key, within(pack, member)];
      return [key, Array.isArray(member) ? member.map((one) => within(pack, String(one))) : member];
    }),
  );
}

/** Items with their ids and references as they are known beside other packs. */
function renamed<Item extends { readonly id: string }>(pack: string, items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ ...(referring(pack, item) as Item), id: within(pack, item.id) }));
}

function besideOthers(course: Course): Course {
  const { pack } = course;
  const { id } = pack;
  const asked = <Asked extends { readonly id: string }>(question: Asked): Asked => ({
    ...question,
    id: within(id, question.id),
  });
  return {
    pack: {
      ...pack,
      modules: renamed(id, pack.modules).map((one) => ({ ...one, title: sanitizeLine(`${pack.title}: ${one.title}`) })),
    },
    lessons: renamed(id, course.lessons).map((lesson) => ({
      ...lesson,
      sections: lesson.sections.map((section) => ({ ...section, questions: section.questions.map(asked) })),
    })),
    scenarios: renamed(id, course.scenarios).map((scenario) => ({
      ...scenario,
      tasks: scenario.tasks.map((task) => ({ ...task, predictions: task.predictions.map(asked) })),
    })),
    fixtures: renamed(id, course.fixtures),
    facts: renamed(id, course.facts),
    misconceptions: renamed(id, course.misconceptions),
    glossary: renamed(id, course.glossary),
  };
}

/**
 * Several packs as one course. The first keeps its ids and its tour; those of the others become `pack/id`, which is the name
 * that progress has for them anyway. The packs' own ids differ: whoever loads them sees to that.
 */
export function joinedCourse([first, ...others]: readonly [Course, ...Course[]]): Course {
  if (others.length === 0) return first;
  const courses = [first, ...others.map(besideOthers)];
  return {
    pack: {
      ...first.pack,
      title: sanitizeLine(courses.map(({ pack }) => pack.title).join(' + ')),
      modules: courses.flatMap(({ pack }) => pack.modules),
    },
    lessons: courses.flatMap(({ lessons }) => lessons),
    scenarios: courses.flatMap(({ scenarios }) => scenarios),
    fixtures: courses.flatMap(({ fixtures }) => fixtures),
    facts: courses.flatMap(({ facts }) => facts),
    misconceptions: courses.flatMap(({ misconceptions }) => misconceptions),
    glossary: courses.flatMap(({ glossary }) => glossary),
  };
}
