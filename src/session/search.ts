import { lessonOf } from './lookup.ts';
import { explains, plainWords, tellingWords } from './message-match.ts';
import type { Destination, SearchScreen } from './screen.ts';
import type { Session } from './session.ts';

/** Something that can be found and opened. */
export interface Found {
  readonly kind: 'lesson' | 'page' | 'scenario' | 'term' | 'fact' | 'command';
  readonly label: string;
  readonly detail: string;
  readonly destination: Destination;
}

/** What is looked through for one thing: where a word is found decides its rank. */
interface Searchable extends Found {
  readonly names: string;
  readonly text: string;
  /** Of a term of the glossary: all that it is called. */
  readonly called?: readonly string[];
  /** Error messages that it explains. */
  readonly messages?: readonly string[];
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
        destination: { to: 'page', lessonId: id, sectionId: section.id },
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

function fromGlossary({ course }: Session): readonly Searchable[] {
  return course.glossary.map(({ id, term, also, meaning, messages, facts }) => ({
    kind: 'term',
    label: term,
    detail: also.length > 0 ? also.join(', ') : 'term',
    destination: { to: 'term', termId: id },
    names: [term, ...also].join(' '),
    called: [term, ...also].map((one) => one.toLowerCase()),
    text: `${meaning} ${messages.join(' ')} ${facts.join(' ')}`,
    messages,
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

const searchables = (session: Session): readonly Searchable[] => [
  ...fromLessons(session),
  ...fromScenarios(session),
  ...fromGlossary(session),
  ...fromFacts(session),
  ...fromCommands(session),
];

/** -1 where it is called just so; 0 where every word begins a word of the names, or the text introduces them as a term in bold; 1 where all are in the names, 2 in the text too; else undefined. */
function rankOf({ names, text, called = [] }: Searchable, words: readonly string[]): number | undefined {
  if (called.includes(words.join(' '))) return -1;
  const inNames = names.toLowerCase();
  const isStart = (word: string): boolean => inNames.startsWith(word) || inNames.includes(` ${word}`);
  if (words.every(isStart)) return 0;
  if (words.every((word) => inNames.includes(word))) return 1;
  const all = `${inNames} ${text.toLowerCase()}`;
  const introduced = [...all.matchAll(/\*\*([^*]+)\*\*/g)].map(([, term]) => term);
  if (introduced.includes(words.join(' '))) return 0;
  return words.every((word) => all.includes(word)) ? 2 : undefined;
}

/** What explains an error message that was pasted, the longest message first. */
function explaining(all: readonly Searchable[], pasted: readonly string[]): readonly Searchable[] {
  const scored = all.flatMap((one) => {
    const score = Math.max(0, ...(one.messages ?? []).map((message) => explains(message, pasted)));
    return score > 0 ? [{ one, score }] : [];
  });
  return scored
    .sort((one, other) => other.score - one.score)
    .map(({ one }) => ({ ...one, detail: 'explains this message' }));
}

/** From so many words on a query is a text that was pasted, and not all of its words can be asked for. */
const LONG = 5;
const SHARED = 0.4;
const MOST_ALIKE = 12;

/** What shares the most words with a long text. */
function alike(all: readonly Searchable[], pasted: readonly string[]): readonly Searchable[] {
  const words = tellingWords(pasted);
  if (words.length < LONG) return [];
  const scored = all.flatMap((one) => {
    const own = new Set(plainWords(`${one.names} ${one.text}`));
    const score = words.filter((word) => own.has(word)).length / words.length;
    return score >= SHARED ? [{ one, score }] : [];
  });
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_ALIKE)
    .map(({ one }) => one);
}

/**
 * Everything that holds all the words of the query, best first; without a query everything there is, in its own order. A query may be an
 * error message, as long as it came: what explains it stands first; where nothing does, at the end what is most like it.
 */
export function foundFor(session: Session, query: string): readonly Found[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = searchables(session);
  const ranked = all.flatMap((one) => {
    const rank = rankOf(one, words);
    return rank === undefined ? [] : [{ one, rank }];
  });
  const named = ranked.sort((one, other) => one.rank - other.rank).map(({ one }) => one);
  const pasted = plainWords(query);
  const first = explaining(all, pasted);
  const known = new Set([...first, ...named].map((one) => one.destination.to + one.label));
  const last = (first.length > 0 ? [] : alike(all, pasted)).filter((one) => !known.has(one.destination.to + one.label));
  const isFirst = (one: Found): boolean => first.some(({ label, kind }) => label === one.label && kind === one.kind);
  return [...first, ...named.filter((one) => !isFirst(one)), ...last];
}

/** Whether a term of the glossary explains a message. */
export const isExplained = (session: Session, message: string): boolean =>
  explaining(fromGlossary(session), plainWords(message)).length > 0;

/** Whether something bears all the words of a text in its names. */
export function isNamed(session: Session, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  return searchables(session).some((one) => (rankOf(one, words) ?? 2) < 2);
}

/** The terms of the glossary by their names. */
function termsOf(session: Session): readonly Found[] {
  const nameOf = ({ label }: Found): string => label.toLowerCase();
  return [...fromGlossary(session)].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** Whether the terms of the glossary are listed, and nothing is looked for yet. */
export const isListing = ({ isGlossary, editor }: SearchScreen): boolean =>
  isGlossary === true && editor.text.trim() === '';

/** What the search screen lists. */
export const foundOn = (session: Session, screen: SearchScreen): readonly Found[] =>
  isListing(screen) ? termsOf(session) : foundFor(session, screen.editor.text);

/** What there is to say of a term: its meaning, the facts it rests on, and the lessons that teach these. */
export function termOf({ course }: Session, id: string) {
  const term = course.glossary.find((one) => one.id === id);
  if (!term) return undefined;
  const facts = course.facts.filter((one) => term.facts.includes(one.id));
  const isAbout = (cited: readonly string[]): boolean => cited.some((one) => term.facts.includes(one));
  const lessons = course.lessons.filter(
    ({ facts: cited, module, sections }) =>
      module !== undefined && (isAbout(cited) || sections.some((one) => one.questions.some((it) => isAbout(it.facts)))),
  );
  return { ...term, facts, taughtIn: lessons.map(({ title }) => title) };
}

/** What there is to say of a fact: its own words, where they come from, and the lessons that teach it. */
export function factOf({ course }: Session, id: string) {
  const fact = course.facts.find((one) => one.id === id);
  const lessons = course.lessons.filter(({ facts, module }) => module !== undefined && facts.includes(id));
  return fact && { ...fact, taughtIn: lessons.flatMap((one) => lessonOf(course, one.id)?.title ?? []) };
}
