import { shuffled } from '../catalog/choices.ts';
import type { Question } from '../catalog/question.ts';
import { ask } from './asking.ts';
import { attemptsAt, itemOf, questionsAbout } from './lookup.ts';
import type { QuizScreen } from './screen.ts';
import type { Session } from './session.ts';

/** What a quiz is about and how long it is; the seed fixes which questions come, in which order. */
export interface QuizChoice {
  readonly topic?: string;
  readonly count?: number;
  readonly seed?: number;
}

const DEFAULT_COUNT = 10;

/** 0 for what was missed last time, 1 for what was never asked, 2 for what is known. */
function urgency({ course, progress }: Session, question: Question): number {
  const item = progress.items.get(itemOf(course, question.id));
  if (!item || item.revision !== question.revision) return 1;
  return item.isLastCorrect ? 2 : 0;
}

/** A quiz: with a seed the same questions for everybody, else what was missed first, then what is new. */
export function quizScreen(session: Session, choice: QuizChoice, at: number): QuizScreen | undefined {
  const pool = shuffled(questionsAbout(session.course, choice.topic), (choice.seed ?? at) || 1);
  const ordered =
    choice.seed === undefined ? [...pool].sort((one, other) => urgency(session, one) - urgency(session, other)) : pool;
  const questions = ordered.slice(0, choice.count ?? DEFAULT_COUNT);
  const [first] = questions;
  if (!first) return undefined;
  return {
    name: 'quiz',
    title: choice.topic === undefined ? 'Quiz' : `Quiz: ${titleOf(session, choice.topic)}`,
    questionIds: questions.map((one) => one.id),
    index: 0,
    asking: ask(first, attemptsAt(session, first.id)),
    outcomes: [],
  };
}

function titleOf({ course }: Session, topic: string): string {
  const titled = [...course.pack.modules, ...course.lessons, ...course.facts].find((one) => one.id === topic);
  return titled?.title ?? topic;
}
