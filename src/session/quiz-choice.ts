import { shuffled } from '../catalog/choices.ts';
import type { Course } from '../catalog/course.ts';
import type { Question } from '../catalog/question.ts';
import { keptApart, reviewQuestions } from './due.ts';
import { evenly } from './even-draw.ts';
import { itemOf, questionsAbout } from './lookup.ts';
import { metQuestions } from './met-questions.ts';
import type { QuizChoice } from './open-quiz.ts';
import type { Session } from './session.ts';

export const DEFAULT_COUNT = 10;

type Learner = Pick<Session, 'course' | 'progress' | 'now' | 'utcOffset'>;

/** 0 for what was missed last time, 1 for what was never asked, 2 for what is known. */
function urgency({ course, progress }: Learner, question: Question): number {
  const item = progress.items.get(itemOf(course, question.id));
  if (!item || item.revision !== question.revision) return 1;
  return item.isLastCorrect ? 2 : 0;
}

function isWeak({ course, progress }: Learner, question: Question): boolean {
  const item = progress.items.get(itemOf(course, question.id));
  if (!item || item.revision !== question.revision) return false;
  return !item.isLastCorrect || item.correct * 2 < item.attempts;
}

/** Every question that a quiz may choose from. */
export function poolOf(learner: Learner, { topic, isWeak: isOfWeak, isMet }: QuizChoice): readonly Question[] {
  const met = isMet ? metQuestions(learner) : undefined;
  const pool = questionsAbout(learner.course, topic).filter((one) => met?.has(one) !== false);
  return isOfWeak ? pool.filter((one) => isWeak(learner, one)) : pool;
}

/**
 * The questions of a quiz in their order, each once. An exam is a fair sample of its topic, and so is every quiz with a seed that
 * was asked for, which is the same for everybody; in practice what was missed comes first, then what is new. Neighbours with the
 * same answer are kept apart where that can be.
 */
export function questionsFor(learner: Learner, choice: QuizChoice, seed: number): readonly Question[] {
  if (choice.mode === 'review') return reviewQuestions(learner, choice.count);
  const pool = shuffled(poolOf(learner, choice), seed);
  const isSample = choice.mode === 'exam' || choice.seed !== undefined;
  const ordered = isSample
    ? evenly(learner.course, pool)
    : [...pool].sort((one, other) => urgency(learner, one) - urgency(learner, other));
  return keptApart(ordered.slice(0, choice.count ?? DEFAULT_COUNT));
}

export function titleOfTopic(course: Course, topic: string): string {
  const titled = [...course.pack.modules, ...course.lessons, ...course.facts].find((one) => one.id === topic);
  return titled?.title ?? topic;
}

const NAMES = { practice: 'Quiz', exam: 'Exam', review: 'Review' } as const;

/** `Quiz`, `Review`, `Exam: Which identity answers?`, `Quiz: what you missed`. */
export function titleOfQuiz(course: Course, { mode, topic, isWeak: isOfWeak }: QuizChoice): string {
  const parts = [
    ...(topic === undefined ? [] : [titleOfTopic(course, topic)]),
    ...(isOfWeak ? ['what you missed'] : []),
  ];
  const name = NAMES[mode ?? 'practice'];
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`;
}
