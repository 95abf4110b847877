import { lessonOf } from './lookup.ts';
import type { Destination } from './screen.ts';
import type { Session } from './session.ts';

/** Something that can be found and opened. */
export interface Found {
  readonly kind: 'lesson' | 'page' | 'scenario' | 'fact' | 'command';
  readonly label: string;
  readonly detail: string;
  readonly destination: Destination;
}

/** What is looked through for one thing: where a word is found decides its rank. */
interface Searchable extends Found {
  readonly names: string;
  readonly text: string;
}

function fromLessons({ course }: Session): readonly Searchable[] {
  return course.lessons.flatMap(({ id, title, summary, facts, minutes, sections }): readonly Searchable[] => [
    {
      kind: 'lesson',
      label: title,
      detail: `lesson, ${minutes} min`,
      destination: { to: 'lesson', lessonId: id },
      names: `${title} ${id}`,
      text: `${summary} ${facts.join(' ')}`,
    },
    ...sections.map(
      (section): Searchable => ({
        kind: 'page',
        label: section.title,
        detail: `page in ${title}`,
        destination: { to: 'lesson', lessonId: id, sectionId: section.id },
        names: section.title,
        text: section.text,
      }),
    ),
  ]);
}

function fromScenarios({ course }: Session): readonly Searchable[] {
  return course.scenarios
    .filter((one) => one.module !== undefined)
    .map(({ id, title, summary, story, facts, minutes }) => ({
      kind: 'scenario',
      label: title,
      detail: `scenario, ${minutes} min`,
      destination: { to: 'scenario', scenarioId: id },
      names: `${title} ${id}`,
      text: `${summary} ${story} ${facts.join(' ')}`,
    }));
}

function fromFacts({ course }: Session): readonly Searchable[] {
  return course.facts.map(({ id, title, statement, note = '' }) => ({
    kind: 'fact',
    label: `${id}  ${title}`,
    detail: 'fact',
    destination: { to: 'fact', factId: id },
    names: `${title} ${id}`,
    text: `${statement} ${note}`,
  }));
}

function fromCommands({ commands }: Session): readonly Searchable[] {
  return commands.map(({ name, summary, usage }) => ({
    kind: 'command',
    label: name,
    detail: summary,
    destination: { to: 'command', name },
    names: name,
    text: `${summary} ${usage.join(' ')}`,
  }));
}

/** 0 where every word begins a word of the names, or the text introduces them as a term in bold; 1 where all are in the names, 2 in the text too; else undefined. */
function rankOf({ names, text }: Searchable, words: readonly string[]): number | undefined {
  const inNames = names.toLowerCase();
  const isStart = (word: string): boolean => inNames.startsWith(word) || inNames.includes(` ${word}`);
  if (words.every(isStart)) return 0;
  if (words.every((word) => inNames.includes(word))) return 1;
  const all = `${inNames} ${text.toLowerCase()}`;
  const introduced = [...all.matchAll(/\*\*([^*]+)\*\*/g)].map(([, term]) => term);
  if (introduced.includes(words.join(' '))) return 0;
  return words.every((word) => all.includes(word)) ? 2 : undefined;
}

/** Everything that holds all the words of the query, best first; without a query everything there is, in its own order. */
export function foundFor(session: Session, query: string): readonly Found[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = [...fromLessons(session), ...fromScenarios(session), ...fromFacts(session), ...fromCommands(session)];
  const ranked = all.flatMap((one) => {
    const rank = rankOf(one, words);
    return rank === undefined ? [] : [{ one, rank }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ one }) => one);
}

/** What there is to say of a fact: its own words, where they come from, and the lessons that teach it. */
export function factOf({ course }: Session, id: string) {
  const fact = course.facts.find((one) => one.id === id);
  const lessons = course.lessons.filter(({ facts, module }) => module !== undefined && facts.includes(id));
  return fact && { ...fact, taughtIn: lessons.flatMap((one) => lessonOf(course, one.id)?.title ?? []) };
}
