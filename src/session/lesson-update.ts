import type { Lesson } from '../catalog/lesson.ts';
import { pageBefore, stepAfter, stepsOf } from './lesson-flow.ts';
import { isTour, itemOf, lessonOf, questionOf } from './lookup.ts';
import { putQuestion } from './put-question.ts';
import type { LessonScreen, LessonStep, Screen } from './screen.ts';
import type { Session } from './session.ts';
import { summaryOfLesson } from './summary.ts';
import { journalled, only, type Update } from './update-result.ts';

function questionIdAt(lesson: Lesson, step: LessonStep): string | undefined {
  if (step.kind === 'missed') return step.questionId;
  return step.kind === 'question' ? lesson.sections[step.section]?.questions[step.index]?.id : undefined;
}

/** Enters a step of a lesson: puts its question, and remembers the section as the place to come back to. */
function atStep(session: Session, screen: Omit<LessonScreen, 'name' | 'asking'>, at: number): Update {
  const { lessonId, step, outcomes } = screen;
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const id = questionIdAt(lesson, step);
  const question = id === undefined ? undefined : questionOf(session.course, id);
  const place = { name: 'lesson', lessonId, step, outcomes } as const;
  if (question) return putQuestion(session, question, (asking) => ({ ...place, asking }), at);
  const next: Session = { ...session, screen: place };
  if (step.kind !== 'page') return only(next);
  const section = lesson.sections[step.section]?.id ?? '';
  return journalled(next, { type: 'reached', item: itemOf(session.course, lessonId), section }, at);
}

/** Where a lesson was left, unless it was completed since then. */
function sectionLeft(session: Session, lessonId: string): string | undefined {
  const item = itemOf(session.course, lessonId);
  const place = session.progress.places.get(item);
  const completed = session.progress.completed.get(item);
  return place !== undefined && (completed === undefined || completed.at < place.at) ? place.section : undefined;
}

/** Opens a lesson at a section, else at the section where it was left, else at its first page. */
export function openLesson(
  session: Session,
  place: { readonly lessonId: string; readonly sectionId?: string },
  at: number,
): Update {
  const { lessonId, sectionId } = place;
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const wanted = sectionId ?? sectionLeft(session, lessonId);
  const section = lesson.sections.findIndex((one) => one.id === wanted);
  return atStep(session, { lessonId, step: { kind: 'page', section: Math.max(0, section) }, outcomes: [] }, at);
}

/** Opens a lesson at one of its steps, as its author asks for; at its first page where the lesson has no such step. */
export function openLessonAt(session: Session, lessonId: string, step: LessonStep, at: number): Update {
  const lesson = lessonOf(session.course, lessonId);
  const known = lesson && stepsOf(lesson).some((one) => JSON.stringify(one) === JSON.stringify(step));
  return atStep(session, { lessonId, step: known ? step : { kind: 'page', section: 0 }, outcomes: [] }, at);
}

/** The step after the present one, or the end of the lesson. The tour ends at home, and asks nothing twice. */
export function nextInLesson(session: Session, screen: LessonScreen, at: number): Update {
  const lesson = lessonOf(session.course, screen.lessonId);
  if (!lesson) return only(session);
  const { lessonId, outcomes } = screen;
  const isBrief = isTour(session.course, lessonId);
  const step = stepAfter(lesson, screen.step, isBrief ? [] : outcomes);
  if (step) return atStep(session, { lessonId, step, outcomes }, at);
  const correct = outcomes.filter((one) => one.isCorrect).length;
  const last: Screen = isBrief ? { name: 'home' } : summaryOfLesson(session, lesson, outcomes);
  const ended: Session = { ...session, screen: last };
  const item = itemOf(session.course, lessonId);
  return journalled(ended, { type: 'completed', item, correct, asked: outcomes.length }, at);
}

/** One page back. Questions are passed over: they are asked once. */
export function previousInLesson(session: Session, screen: LessonScreen, at: number): Update {
  const { lessonId, outcomes } = screen;
  return atStep(session, { lessonId, step: pageBefore(screen.step), outcomes }, at);
}
