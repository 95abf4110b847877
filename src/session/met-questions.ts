import type { Lesson } from '../catalog/lesson.ts';
import type { Question } from '../catalog/question.ts';
import { itemOf, questionsOf } from './lookup.ts';
import { PAST_THE_LAST_PAGE } from './progress.ts';
import type { Session } from './session.ts';

type Learner = Pick<Session, 'course' | 'progress'>;

/** The questions of a lesson up to the section where it was left; all of them once it was done. */
function taughtIn({ course, progress }: Learner, lesson: Lesson): readonly Question[] {
  const item = itemOf(course, lesson.id);
  const place = progress.places.get(item);
  if (progress.completed.has(item) || place?.section === PAST_THE_LAST_PAGE) return questionsOf(lesson);
  const last = lesson.sections.findIndex(({ id }) => id === place?.section);
  return lesson.sections.slice(0, last + 1).flatMap(({ questions }) => questions);
}

/** Every question whose page was read, or that was answered somewhere else. */
export function metQuestions(learner: Learner): ReadonlySet<Question> {
  const { course, progress } = learner;
  const answered = course.lessons.flatMap(questionsOf).filter(({ id }) => progress.items.has(itemOf(course, id)));
  return new Set([...course.lessons.flatMap((lesson) => taughtIn(learner, lesson)), ...answered]);
}
