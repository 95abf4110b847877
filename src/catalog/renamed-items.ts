import type { Course } from './course.ts';

/** From every id that a lesson, scenario or question had before to the one that it has: progress follows. */
export function renamedItems({ lessons, scenarios }: Course): ReadonlyMap<string, string> {
  const questions = lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.questions));
  const items = [...lessons, ...scenarios, ...questions];
  return new Map(items.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
}
