import type { Lesson } from '../catalog/lesson.ts';
import { firstTries, pageBefore, questionIdAt, stepAfter, stepsOf } from './lesson-flow.ts';
import { outcomesIn, placeAt, stepLeft } from './lesson-place.ts';
import { isTour, itemOf, lessonOf, questionOf } from './lookup.ts';
import { putQuestion } from './put-question.ts';
import type { LessonScreen, LessonStep, Screen } from './screen.ts';
import type { Session } from './session.ts';
import { summaryOfLesson } from './summary.ts';
import { chained, journalled, only, type Update } from './update-result.ts';

/** Enters a step of a lesson: puts its question, and remembers the step as the place to come back to. */
function atStep(session: Session, screen: Omit<LessonScreen, 'name' | 'asking'>, at: number): Update {
  const { lessonId, step } = screen;
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const id = questionIdAt(lesson, step);
  const question = id === undefined ? undefined : questionOf(session.course, id);
  const place = { name: 'lesson', lessonId, step } as const;
  const entered = question
    ? putQuestion(session, question, (asking) => ({ ...place, asking }), at)
    : only({ ...session, screen: place });
  const item = itemOf(session.course, lessonId);
  return chained(entered, (now) => journalled(now, { type: 'reached', item, ...placeAt(session, lesson, step) }, at));
}

/** Opens a lesson at a section, else where it was left: at its page or question, or at its end; else at its first page. */
export function openLesson(
  session: Session,
  place: { readonly lessonId: string; readonly sectionId?: string },
  at: number,
): Update {
  const { lessonId, sectionId } = place;
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const wanted = lesson.sections.findIndex((one) => one.id === sectionId);
  const left = sectionId === undefined ? stepLeft(session, lesson) : undefined;
  if (left === 'end') return endOfLesson(session, lesson, at);
  return atStep(session, { lessonId, step: left ?? { kind: 'page', section: Math.max(0, wanted) } }, at);
}

/** Opens a lesson at one of its steps, as its author asks for; at its first page where the lesson has no such step. */
export function openLessonAt(session: Session, lessonId: string, step: LessonStep, at: number): Update {
  const lesson = lessonOf(session.course, lessonId);
  const known = lesson && stepsOf(lesson).some((one) => JSON.stringify(one) === JSON.stringify(step));
  return atStep(session, { lessonId, step: known ? step : { kind: 'page', section: 0 } }, at);
}

/** What a lesson ends with: its summary, or home where it was the tour. */
function endOfLesson(session: Session, lesson: Lesson, at: number): Update {
  const outcomes = outcomesIn(session, lesson);
  const first = firstTries(outcomes);
  const correct = first.filter((one) => one.isCorrect).length;
  const isBrief = isTour(session.course, lesson.id);
  const last: Screen = isBrief ? { name: 'home' } : summaryOfLesson(lesson, outcomes);
  const ended: Session = { ...session, screen: last };
  const item = itemOf(session.course, lesson.id);
  return journalled(ended, { type: 'completed', item, correct, asked: first.length }, at);
}

/** The step after the present one, or the end of the lesson. The tour asks nothing twice. */
export function nextInLesson(session: Session, screen: LessonScreen, at: number): Update {
  const { lessonId } = screen;
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const step = stepAfter(lesson, screen.step, outcomesIn(session, lesson));
  const isEnd = step === undefined || (isTour(session.course, lessonId) && step.kind === 'missed');
  return isEnd ? endOfLesson(session, lesson, at) : atStep(session, { lessonId, step }, at);
}

/** One page back. Questions are passed over: they are asked once. */
export function previousInLesson(session: Session, screen: LessonScreen, at: number): Update {
  return atStep(session, { lessonId: screen.lessonId, step: pageBefore(screen.step) }, at);
}
