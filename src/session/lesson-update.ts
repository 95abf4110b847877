import type { Lesson } from '../catalog/lesson.ts';
import { firstTries, missedIn, pageBefore, questionIdAt, stepAfter, stepsOf } from './lesson-flow.ts';
import { isTour, itemOf, lessonOf, questionOf, questionsOf } from './lookup.ts';
import { PAST_THE_LAST_PAGE } from './progress.ts';
import { putQuestion } from './put-question.ts';
import type { LessonScreen, LessonStep, Outcome, Screen } from './screen.ts';
import type { Session } from './session.ts';
import { summaryOfLesson } from './summary.ts';
import { journalled, only, type Update } from './update-result.ts';

/** What was answered in a lesson since it was begun: it outlives the screen, and the process. */
function outcomesIn({ course, progress }: Session, lesson: Lesson): readonly Outcome[] {
  const ids = new Map(questionsOf(lesson).map(({ id }) => [itemOf(course, id), id]));
  const answers = progress.sittings.get(itemOf(course, lesson.id)) ?? [];
  return answers.flatMap(({ item, isCorrect }) => {
    const questionId = ids.get(item);
    return questionId === undefined ? [] : [{ questionId, isCorrect }];
  });
}

/** Enters a step of a lesson: puts its question, and remembers the section as the place to come back to. */
function atStep(session: Session, screen: Omit<LessonScreen, 'name' | 'asking'>, at: number): Update {
  const { lessonId, step } = screen;
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) return only(session);
  const id = questionIdAt(lesson, step);
  const question = id === undefined ? undefined : questionOf(session.course, id);
  const place = { name: 'lesson', lessonId, step } as const;
  if (question) {
    const put = putQuestion(session, question, (asking) => ({ ...place, asking }), at);
    if (step.kind !== 'missed') return put;
    const event = { type: 'reached' as const, item: itemOf(session.course, lessonId), section: PAST_THE_LAST_PAGE };
    const reached = journalled(put.session, event, at);
    return { session: reached.session, effects: [...put.effects, ...reached.effects] };
  }
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

/** Opens a lesson at a section, else where it was left: at its section, or at what comes back in the end; else at its first page. */
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
  const missed = wanted === PAST_THE_LAST_PAGE ? missedIn(outcomesIn(session, lesson)) : undefined;
  return atStep(session, { lessonId, step: missed ?? { kind: 'page', section: Math.max(0, section) } }, at);
}

/** Opens a lesson at one of its steps, as its author asks for; at its first page where the lesson has no such step. */
export function openLessonAt(session: Session, lessonId: string, step: LessonStep, at: number): Update {
  const lesson = lessonOf(session.course, lessonId);
  const known = lesson && stepsOf(lesson).some((one) => JSON.stringify(one) === JSON.stringify(step));
  return atStep(session, { lessonId, step: known ? step : { kind: 'page', section: 0 } }, at);
}

/** The step after the present one, or the end of the lesson. The tour ends at home, and asks nothing twice. */
export function nextInLesson(session: Session, screen: LessonScreen, at: number): Update {
  const lesson = lessonOf(session.course, screen.lessonId);
  if (!lesson) return only(session);
  const { lessonId } = screen;
  const outcomes = outcomesIn(session, lesson);
  const isBrief = isTour(session.course, lessonId);
  const step = stepAfter(lesson, screen.step, outcomes);
  const isEnd = step === undefined || (isBrief && step.kind === 'missed');
  if (!isEnd) return atStep(session, { lessonId, step }, at);
  const first = firstTries(outcomes);
  const correct = first.filter((one) => one.isCorrect).length;
  const last: Screen = isBrief ? { name: 'home' } : summaryOfLesson(session, lesson, outcomes);
  const ended: Session = { ...session, screen: last };
  const item = itemOf(session.course, lessonId);
  return journalled(ended, { type: 'completed', item, correct, asked: first.length }, at);
}

/** One page back. Questions are passed over: they are asked once. */
export function previousInLesson(session: Session, screen: LessonScreen, at: number): Update {
  return atStep(session, { lessonId: screen.lessonId, step: pageBefore(screen.step) }, at);
}
