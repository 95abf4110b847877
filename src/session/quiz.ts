import { ask, isOver, judged } from './asking.ts';
import { dueScenarios } from './due.ts';
import { handedIn, handInEvents, isExam, kept } from './exam.ts';
import { itemOf } from './lookup.ts';
import { isTimeUp, type OpenQuiz, type QuizChoice } from './open-quiz.ts';
import type { ProgressEvent } from './progress.ts';
import { putQuestion } from './put-question.ts';
import { questionsFor, titleOfQuiz } from './quiz-choice.ts';
import {
  asTheCourseIs,
  blankAnswer,
  isOfCourse,
  openFrom,
  questionOfItem,
  withAnswer,
  withPicked,
} from './quiz-questions.ts';
import type { Asking, Destination, QuizScreen } from './screen.ts';
import type { Session } from './session.ts';
import { chained, journalledAll, only, type Update } from './update-result.ts';

/** A seed that nobody asked for: whole, positive, and other the next moment. */
const seedAt = (at: number): number => at % 2 ** 31 || 1;

/** Puts the question at a place of the quiz, as it was answered so far. */
function atQuestion(session: Session, quiz: OpenQuiz, index: number, at: number): Update {
  const item = quiz.items[index] ?? '';
  const question = questionOfItem(session.course, item);
  if (!question) return only(session);
  const given = quiz.mode === 'exam' ? quiz.given[item] : undefined;
  const picked = quiz.picked?.[item];
  const screenWith = (asking: Asking): QuizScreen => ({ name: 'quiz', phase: 'asking', quiz, index, asking });
  const put = putQuestion(session, question, screenWith, at, quiz.seed);
  const { screen } = put.session;
  if (screen.name !== 'quiz' || (!given && !picked)) return put;
  const asking = given ? withAnswer(screen.asking, given.answer) : withPicked(screen.asking, picked ?? []);
  return { ...put, session: { ...put.session, screen: { ...screen, asking } } };
}

/** Shows a question of an exam that was handed in, with its answer and the reasons. */
function atReview(session: Session, quiz: OpenQuiz, index: number): Update {
  const item = quiz.items[index] ?? '';
  const question = questionOfItem(session.course, item);
  if (!question) return only({ ...session, screen: { name: 'home' } });
  const asking = ask(question, quiz.seed);
  const answer = quiz.given[item]?.answer ?? blankAnswer(asking.prompt);
  const screen: QuizScreen = { name: 'quiz', phase: 'review', quiz, index, asking: judged(asking, answer) };
  return only({ ...session, screen });
}

/** Begins a quiz. An exam that is still open is handed in before; a practice quiz gives way. Without a question nothing happens. */
export function beginQuiz(session: Session, choice: QuizChoice, at: number): Update {
  const seed = choice.seed ?? seedAt(at);
  const items = questionsFor(session, choice, seed).map(({ id }) => itemOf(session.course, id));
  if (items.length === 0) return only(session);
  const { quiz: open } = session.progress;
  const before = open?.mode === 'exam' ? handInEvents(session, open) : [];
  const { mode = 'practice', minutes } = choice;
  const begun: ProgressEvent = {
    type: 'quiz-begun',
    quiz: `quiz-${at}`,
    mode,
    title: titleOfQuiz(session.course, choice),
    items,
    seed,
    ...(minutes === undefined || mode !== 'exam' ? {} : { minutes }),
  };
  return chained(journalledAll(session, [...before, begun], at), (now) => {
    const { quiz } = now.progress;
    return quiz ? atQuestion(now, quiz, 0, at) : only(now);
  });
}

/** A review leads on to a scenario that took help when it was solved, if one is due. */
function afterQuiz(session: Session, { mode }: OpenQuiz): Destination {
  const [scenario] = mode === 'review' ? dueScenarios(session, session.now) : [];
  return scenario ? { to: 'scenario', scenarioId: scenario.id } : { to: 'home' };
}

/** The end of a practice quiz or a review: what was answered, and how. */
function endedQuiz(session: Session, quiz: OpenQuiz, at: number): Update {
  const ended = journalledAll(session, [{ type: 'quiz-ended', quiz: quiz.id }], at);
  const of = { kind: 'quiz' as const, quiz };
  const next = afterQuiz(ended.session, quiz);
  return { ...ended, session: { ...ended.session, screen: { name: 'summary', of, next } } };
}

/** Ends a practice quiz or a review before its last question, from a question that is answered. */
export function endedEarly(session: Session, at: number): Update {
  const { screen } = session;
  const canEnd = screen.name === 'quiz' && screen.quiz.mode !== 'exam' && isOver(screen.asking);
  return canEnd ? endedQuiz(session, screen.quiz, at) : only(session);
}

/** Goes on with the quiz that is open, as the same one; an exam whose time is up is handed in with what was kept. */
export function resumedQuiz(session: Session, at: number): Update {
  const open = session.progress.quiz;
  if (!open || !isOfCourse(session.course, open)) return only(session);
  const quiz = asTheCourseIs(session.course, open);
  if (isTimeUp(quiz, at)) return handedIn(session, quiz, at);
  const index = openFrom(quiz);
  if (index >= 0) return atQuestion(session, quiz, index, at);
  return quiz.mode === 'exam'
    ? only({ ...session, screen: { name: 'exam-list', quiz } })
    : endedQuiz(session, quiz, at);
}

/** From the list of an exam, or from its summary once it is handed in, to one of its questions. */
export function toQuizQuestion(session: Session, index: number, at: number): Update {
  const { screen } = session;
  if (screen.name === 'exam-list') return atQuestion(session, screen.quiz, index, at);
  return screen.name === 'summary' && screen.of.kind === 'quiz'
    ? atReview(session, screen.of.quiz, index)
    : only(session);
}

/** What was picked is kept; then the question at `index` is put, or the list of all is shown where there is none. */
function leftFor(session: Session, screen: QuizScreen, index: number, at: number): Update {
  return chained(kept(session, screen, at), (now) => {
    const quiz = now.progress.quiz ?? screen.quiz;
    return index < quiz.items.length && index >= 0
      ? atQuestion(now, quiz, index, at)
      : only({ ...now, screen: { name: 'exam-list', quiz } });
  });
}

/** After the last question of an exam that was looked through: what it came to, once more. */
const looked = (session: Session, quiz: OpenQuiz): Update =>
  only({ ...session, screen: { name: 'summary', of: { kind: 'quiz', quiz }, next: { to: 'home' } } });

/** The one key that goes on: to the next question, and after the last to the end. An exam may go on past what is open. */
export function onInQuiz(session: Session, screen: QuizScreen, at: number): Update {
  const { quiz, index, phase } = screen;
  if (phase === 'review')
    return index + 1 < quiz.items.length ? atReview(session, quiz, index + 1) : looked(session, quiz);
  if (isExam(screen)) return leftFor(session, screen, index + 1, at);
  const next = openAfter(quiz, index);
  return next < 0 ? endedQuiz(session, quiz, at) : atQuestion(session, quiz, next, at);
}

/** The next question that is open, of those passed over as well; -1 where there is no other. */
function openAfter(quiz: OpenQuiz, index: number): number {
  const after = openFrom(quiz, index + 1);
  const first = openFrom(quiz);
  return after >= 0 || first === index ? after : first;
}

/** Whether the question on this screen can be passed over: in an exam one simply goes on. */
export const canSkip = ({ quiz, phase, asking }: QuizScreen): boolean =>
  quiz.mode !== 'exam' && phase === 'asking' && !asking.answered;

/** Passes over a question, which comes back after the others; the last one that is open ends the quiz. */
export const skippedInQuiz = (session: Session, screen: QuizScreen, at: number): Update =>
  canSkip(screen) ? onInQuiz(session, screen, at) : only(session);

/** Back by one question, in an exam and when looking through it; in practice a question is asked once. */
export function backInQuiz(session: Session, screen: QuizScreen, at: number): Update {
  const { quiz, index, phase } = screen;
  if (index === 0) return only(session);
  if (phase === 'review') return atReview(session, quiz, index - 1);
  return isExam(screen) ? leftFor(session, screen, index - 1, at) : only(session);
}

/** Esc: from a question of an exam to the list of all, from anywhere else home. What is open is offered there. */
export function leftQuiz(session: Session, screen: QuizScreen, at: number): Update {
  return isExam(screen) ? leftFor(session, screen, -1, at) : only({ ...session, screen: { name: 'home' } });
}

/** Begins today's review, or goes on with the one that is open; the progress screen where nothing is due. */
export function reviewed(session: Session, count: number | undefined, at: number): Update {
  const { quiz } = session.progress;
  if (quiz?.mode === 'review' && isOfCourse(session.course, quiz)) return resumedQuiz(session, at);
  const begun = beginQuiz({ ...session, now: at }, { mode: 'review', ...(count === undefined ? {} : { count }) }, at);
  return begun.session.screen.name === 'quiz' ? begun : only({ ...session, screen: { name: 'progress' } });
}

/** Takes back the answer on the screen of a review: it was a slip, and the question is put again. */
export function withdrawn(session: Session, at: number): Update {
  const { screen } = session;
  if (screen.name !== 'quiz' || screen.quiz.mode !== 'review' || !screen.asking.answered) return only(session);
  const { quiz, index } = screen;
  const item = quiz.items[index] ?? '';
  return chained(journalledAll(session, [{ type: 'withdrawn', item, quiz: quiz.id }], at), (now) =>
    atQuestion(now, now.progress.quiz ?? quiz, index, at),
  );
}
