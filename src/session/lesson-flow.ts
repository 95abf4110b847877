import type { Lesson } from '../catalog/lesson.ts';
import type { LessonStep, Outcome } from './screen.ts';

/** The steps of a lesson in reading order: of each section its page, its questions, and the scenario that it leads to. */
export function stepsOf(lesson: Lesson): readonly LessonStep[] {
  return lesson.sections.flatMap((section, index): readonly LessonStep[] => [
    { kind: 'page', section: index },
    ...section.questions.map((_, number) => ({ kind: 'question' as const, section: index, index: number })),
    ...(section.scenario ? [{ kind: 'scenario' as const, section: index }] : []),
  ]);
}

const isSame = (one: LessonStep, other: LessonStep): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The first outcome of each question. */
export function firstTries(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter((one, index) => outcomes.findIndex((it) => it.questionId === one.questionId) === index);
}

/** Questions that were missed and have not come back yet: each comes back once before the lesson ends. */
function missedOf(outcomes: readonly Outcome[]): readonly string[] {
  const asked = (id: string): number => outcomes.filter((one) => one.questionId === id).length;
  return outcomes.filter((one) => !one.isCorrect && asked(one.questionId) === 1).map((one) => one.questionId);
}

/** Which of the questions that are asked again this one is, from 1, and how many there are. */
export function placeAmongMissed(
  questionId: string,
  outcomes: readonly Outcome[],
): { readonly place: number; readonly total: number } {
  const missed = firstTries(outcomes).filter((one) => !one.isCorrect);
  return { place: missed.findIndex((one) => one.questionId === questionId) + 1, total: missed.length };
}

/** The first question that is to come back; undefined where there is none, or none any more. */
export function missedIn(outcomes: readonly Outcome[]): LessonStep | undefined {
  const [missed] = missedOf(outcomes);
  return missed === undefined ? undefined : { kind: 'missed', questionId: missed };
}

/** The id of the question that a step puts; undefined where it puts none. */
export function questionIdAt(lesson: Lesson, step: LessonStep): string | undefined {
  if (step.kind === 'missed') return step.questionId;
  return step.kind === 'question' ? lesson.sections[step.section]?.questions[step.index]?.id : undefined;
}

/** The step after this one; undefined at the end of the lesson. What was answered already is not asked again, but for what was missed. */
export function stepAfter(lesson: Lesson, step: LessonStep, outcomes: readonly Outcome[]): LessonStep | undefined {
  const steps = stepsOf(lesson);
  const place = steps.findIndex((one) => isSame(one, step));
  const asked = new Set(outcomes.map((one) => one.questionId));
  const isOpen = (one: LessonStep): boolean => !asked.has(questionIdAt(lesson, one) ?? '');
  const next = place >= 0 ? steps.slice(place + 1).find(isOpen) : undefined;
  if (next) return next;
  return missedIn(outcomes);
}

/** The page before this step, or the first page. Questions are passed over: they are asked once. */
export function pageBefore(step: LessonStep): LessonStep {
  if (step.kind === 'missed') return { kind: 'page', section: 0 };
  const section = step.kind === 'page' ? Math.max(0, step.section - 1) : step.section;
  return { kind: 'page', section };
}

/** How far through the lesson a step is: `done` of `total`, counting steps; a missed question counts as the last. */
export function placeIn(lesson: Lesson, step: LessonStep): { readonly done: number; readonly total: number } {
  const steps = stepsOf(lesson);
  const place = steps.findIndex((one) => isSame(one, step));
  return { done: place < 0 ? steps.length : place, total: steps.length };
}
