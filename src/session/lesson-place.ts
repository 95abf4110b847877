import type { Lesson } from '../catalog/lesson.ts';
import { missedIn, stepAfter } from './lesson-flow.ts';
import { itemOf, questionsOf } from './lookup.ts';
import { PAST_THE_LAST_PAGE, type Place } from './progress.ts';
import type { LessonStep, Outcome } from './screen.ts';
import type { Session } from './session.ts';

type Learner = Pick<Session, 'course' | 'progress'>;

/** What was answered in a lesson since it was begun: it outlives the screen, and the process. */
export function outcomesIn({ course, progress }: Learner, lesson: Lesson): readonly Outcome[] {
  const ids = new Map(questionsOf(lesson).map(({ id }) => [itemOf(course, id), id]));
  const answers = progress.sittings.get(itemOf(course, lesson.id)) ?? [];
  return answers.flatMap(({ item, isCorrect }) => {
    const questionId = ids.get(item);
    return questionId === undefined ? [] : [{ questionId, isCorrect }];
  });
}

/** How a step that is entered is journalled, beside the lesson. */
export function placeAt({ course }: Learner, lesson: Lesson, step: LessonStep): Omit<Place, 'item' | 'at'> {
  if (step.kind === 'missed') return { section: PAST_THE_LAST_PAGE };
  const section = lesson.sections[step.section];
  const place = { section: section?.id ?? '' };
  if (step.kind === 'scenario') return { ...place, isAtDoor: true };
  const question = step.kind === 'question' ? section?.questions[step.index] : undefined;
  return question ? { ...place, question: itemOf(course, question.id) } : place;
}

/** The step that a place stands for, as the course is now; undefined where its section is gone. */
function stepAt(course: Learner['course'], lesson: Lesson, place: Place): LessonStep | undefined {
  const section = lesson.sections.findIndex(({ id }) => id === place.section);
  const at = lesson.sections[section];
  if (!at) return undefined;
  if (place.isAtDoor && at.scenario !== undefined) return { kind: 'scenario', section };
  const index = at.questions.findIndex(({ id }) => itemOf(course, id) === place.question);
  return index < 0 ? { kind: 'page', section } : { kind: 'question', section, index };
}

/**
 * The step of a lesson to go on with: where it was left, or after a question that was answered the step behind it; `end` where
 * nothing is left but its summary. Undefined where it was never begun, or done since then.
 */
export function stepLeft(learner: Learner, lesson: Lesson): LessonStep | 'end' | undefined {
  const { course, progress } = learner;
  const item = itemOf(course, lesson.id);
  const place = progress.places.get(item);
  if (place === undefined) return undefined;
  const outcomes = outcomesIn(learner, lesson);
  if (place.section === PAST_THE_LAST_PAGE) return missedIn(outcomes) ?? 'end';
  const step = stepAt(course, lesson, place);
  const isAnswered =
    step?.kind === 'question' && outcomes.some(({ questionId }) => itemOf(course, questionId) === place.question);
  return step && isAnswered ? (stepAfter(lesson, step, outcomes) ?? 'end') : step;
}
