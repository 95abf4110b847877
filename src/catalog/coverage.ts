import type { SafeText } from '../text/safe-text.ts';
import type { CourseParts } from './course-parts.ts';
import { placedQuestions } from './course-parts.ts';

/** The three ways in which a course brings a fact home. */
export const WAYS = ['taught', 'asked', 'met'] as const;
export type Way = (typeof WAYS)[number];

/**
 * What of a course cites a fact, by id. Taught: lessons that list it under `facts`. Asked: questions that do. Met: scenarios that
 * do. A citation is the author's word that the fact is needed there; the check cannot read whether it is.
 */
export interface FactCoverage extends Readonly<Record<Way, readonly string[]>> {
  readonly fact: string;
  readonly title: SafeText;
  /** Modules that say that they cover it. */
  readonly modules: readonly string[];
  /** Why no scenario can show it, in the author's words. */
  readonly noScenario?: SafeText;
}

/** For each fact the ids of what cites it. */
function citations(items: readonly { readonly id: string; readonly facts: readonly string[] }[]) {
  const found = new Map<string, string[]>();
  for (const { id, facts } of items) {
    for (const fact of new Set(facts)) {
      const citing = found.get(fact);
      if (citing) citing.push(id);
      else found.set(fact, [id]);
    }
  }
  return (fact: string): readonly string[] => found.get(fact) ?? [];
}

/** Every fact of a course, in the order of its files. */
export function coverageOf(parts: CourseParts): readonly FactCoverage[] {
  const { facts, lesson, scenario, pack } = parts.byKind;
  const taught = citations(lesson.map(({ content }) => content));
  const asked = citations(placedQuestions(parts).map(({ thing }) => thing));
  const met = citations(scenario.map(({ content }) => content));
  const covering = citations(
    pack.flatMap(({ content }) => content.modules.map((one) => ({ id: one.id, facts: one.covers }))),
  );
  return facts
    .flatMap(({ content }) => content.facts)
    .map(({ id, title, noScenario }) => ({
      fact: id,
      title,
      modules: covering(id),
      taught: taught(id),
      asked: asked(id),
      met: met(id),
      ...(noScenario === undefined ? {} : { noScenario }),
    }));
}

/** The ways in which a fact should be brought home and is not. */
export function holesOf(coverage: FactCoverage): readonly Way[] {
  if (coverage.modules.length === 0) return [];
  return WAYS.filter((way) => coverage[way].length === 0 && !(way === 'met' && coverage.noScenario !== undefined));
}
