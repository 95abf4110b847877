import type { Course } from '../catalog/course.ts';
import { grouped } from '../catalog/grouped.ts';
import type { Question } from '../catalog/question.ts';
import { questionsOf } from './lookup.ts';

/** The first of each list, then the second of each, and so on. */
function dealt<Item>(groups: Iterable<readonly Item[]>): readonly Item[] {
  const lists = [...groups];
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

/**
 * The questions in an order of which every beginning is a fair sample: the modules take turns, and in each its lessons do. What
 * order the modules, the lessons and the questions of each have is that of `questions`.
 */
export function evenly({ lessons }: Course, questions: readonly Question[]): readonly Question[] {
  const placeOf = new Map(lessons.flatMap((lesson) => questionsOf(lesson).map((one) => [one, lesson] as const)));
  const byLesson = (some: readonly Question[]) => grouped(some, (one) => placeOf.get(one)?.id).values();
  const byModule = grouped(questions, (one) => placeOf.get(one)?.module);
  return dealt(Array.from(byModule.values(), (ofModule) => dealt(byLesson(ofModule))));
}
