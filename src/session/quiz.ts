import { shuffled } from '../catalog/choices.ts';
import type { Question } from '../catalog/question.ts';
import { itemOf, questionOf, questionsAbout } from './lookup.ts';
import { putQuestion } from './put-question.ts';
import type { Asking, QuizScreen } from './screen.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';

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

/** Opens a quiz: with a seed the same questions for everybody, else what was missed first, then what is new. */
export function openQuiz(session: Session, choice: QuizChoice, at: number): Update {
  const pool = shuffled(questionsAbout(session.course, choice.topic), (choice.seed ?? at) || 1);
  const ordered =
    choice.seed === undefined ? [...pool].sort((one, other) => urgency(session, one) - urgency(session, other)) : pool;
  const questions = ordered.slice(0, choice.count ?? DEFAULT_COUNT);
  const [first] = questions;
  if (!first) return only(session);
  const title = choice.topic === undefined ? 'Quiz' : `Quiz: ${titleOf(session, choice.topic)}`;
  const questionIds = questions.map((one) => one.id);
  const quizId = `quiz-${at}`;
  const screenWith = (asking: Asking): QuizScreen => ({
    name: 'quiz',
    quizId,
    title,
    questionIds,
    index: 0,
    asking,
    outcomes: [],
  });
  return putQuestion(session, first, screenWith, at);
}

/** The next question of a quiz; undefined where there is none. */
export function nextInQuiz(session: Session, screen: QuizScreen, at: number): Update | undefined {
  const index = screen.index + 1;
  const question = questionOf(session.course, screen.questionIds[index] ?? '');
  return question && putQuestion(session, question, (asking) => ({ ...screen, index, asking }), at);
}

function titleOf({ course }: Session, topic: string): string {
  const titled = [...course.pack.modules, ...course.lessons, ...course.facts].find((one) => one.id === topic);
  return titled?.title ?? topic;
}
