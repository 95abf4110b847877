import type { Lesson } from '../catalog/lesson.ts';
import { ask } from './asking.ts';
import { pageBefore, stepAfter } from './lesson-flow.ts';
import { attemptsAt, itemOf, lessonOf, questionOf } from './lookup.ts';
import type { LessonScreen, LessonStep } from './screen.ts';
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
  const asking = question ? { asking: ask(question, attemptsAt(session, question.id)) } : {};
  const next: Session = { ...session, screen: { name: 'lesson', lessonId, step, outcomes, ...asking } };
  if (step.kind !== 'page') return only(next);
  const section = lesson.sections[step.section]?.id ?? '';
  return journalled(next, { type: 'reached', item: itemOf(session.course, lessonId), section }, at);
}

/** Opens a lesson at its first page, or at the section where it was left. */
export function openLesson(session: Session, lessonId: string, at: number): Update {
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const item = itemOf(session.course, lessonId);
  const place = session.progress.places.get(item);
  const completed = session.progress.completed.get(item);
  const isResumed = place !== undefined && (completed === undefined || completed.at < place.at);
  const section = isResumed ? lesson.sections.findIndex((one) => one.id === place.section) : 0;
  return atStep(session, { lessonId, step: { kind: 'page', section: Math.max(0, section) }, outcomes: [] }, at);
}

/** The step after the present one, or the end of the lesson. */
export function nextInLesson(session: Session, screen: LessonScreen, at: number): Update {
  const lesson = lessonOf(session.course, screen.lessonId);
  if (!lesson) return only(session);
  const { lessonId, outcomes } = screen;
  const step = stepAfter(lesson, screen.step, outcomes);
  if (step) return atStep(session, { lessonId, step, outcomes }, at);
  const correct = outcomes.filter((one) => one.isCorrect).length;
  const ended: Session = { ...session, screen: summaryOfLesson(session, lesson, outcomes) };
  const item = itemOf(session.course, lessonId);
  return journalled(ended, { type: 'completed', item, correct, asked: outcomes.length }, at);
}

/** One page back. Questions are passed over: they are asked once. */
export function previousInLesson(session: Session, screen: LessonScreen, at: number): Update {
  const { lessonId, outcomes } = screen;
  return atStep(session, { lessonId, step: pageBefore(screen.step), outcomes }, at);
}
