import type { Course } from '../catalog/course.ts';
import type { Question } from '../catalog/question.ts';
import { questionsOf } from './lookup.ts';

/** The items in groups of the same key; groups, and items in each, in the order in which they come. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The first of each list, then the second of each, and so on. */
function dealt<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

/**
 * The questions in an order of which every beginning is a fair sample: the modules take turns, and in each its lessons do. What
 * order the modules, the lessons and the questions of each have is that of `questions`.
 */
export function evenly({ lessons }: Course, questions: readonly Question[]): readonly Question[] {
  const placeOf = new Map(lessons.flatMap((lesson) => questionsOf(lesson).map((one) => [one, lesson] as const)));
  const byModule = grouped(questions, (one) => placeOf.get(one)?.module ?? '');
  return dealt(byModule.map((ofModule) => dealt(grouped(ofModule, (one) => placeOf.get(one)?.id ?? ''))));
}
