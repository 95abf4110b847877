import { answerOf } from './asking.ts';
import { nextTimeText } from './exam-time.ts';
import { itemOf } from './lookup.ts';
import { deadlineOf, isTimeUp, type OpenQuiz } from './open-quiz.ts';
import type { ProgressEvent } from './progress.ts';
import { asTheCourseIs, judgedQuiz } from './quiz-questions.ts';
import type { Asking, QuizScreen, Screen } from './screen.ts';
import type { Session } from './session.ts';
import { typedAnswer } from './typed-answer.ts';
import { chained, journalledAll, only, type Update } from './update-result.ts';
import { workScreen } from './work-screen.ts';

/** A question of an exam that was not handed in yet. */
type ExamScreen = QuizScreen & { readonly phase: 'asking'; readonly quiz: OpenQuiz & { readonly mode: 'exam' } };

/** Whether the questions on this screen are judged only when all are handed in. */
export const isExam = (screen: Screen): screen is ExamScreen =>
  screen.name === 'quiz' && screen.quiz.mode === 'exam' && screen.phase === 'asking';

/** What the question is answered with by now, if that was not kept yet. */
function newAnswer(asking: Asking) {
  if (asking.isKept) return undefined;
  const { run } = asking.sandbox ?? {};
  if (asking.prompt.kind !== 'type') return answerOf(asking);
  return run?.entries.some(({ kind }) => kind === 'line') ? typedAnswer(run, asking.question) : undefined;
}

/** Keeps an order or a match that is not whole: it is no answer, and is there when one comes back. */
function keptInPart(session: Session, { asking, quiz }: QuizScreen, at: number): Update {
  const item = itemOf(session.course, asking.question.id);
  const { kind } = asking.prompt;
  const isInParts = (kind === 'arrange' || kind === 'match') && !asking.isKept && !quiz.given[item];
  const before = quiz.picked?.[item] ?? [];
  const isSame =
    asking.picked.every((one, place) => one === (before[place] ?? '')) && asking.picked.length >= before.length;
  if (!isInParts || isSame) return only(session);
  return journalledAll(session, [{ type: 'exam-picked', quiz: quiz.id, item, picked: asking.picked }], at);
}

/** Keeps what is picked or typed by now: journalled before anything else is shown, and not judged. */
export function kept(session: Session, screen: QuizScreen, at: number): Update {
  const { asking, quiz } = screen;
  const answer = newAnswer(asking);
  if (!answer) return keptInPart(session, screen, at);
  const { id, revision } = asking.question;
  const event: ProgressEvent = {
    type: 'exam-answered',
    quiz: quiz.id,
    item: itemOf(session.course, id),
    revision,
    answer,
    duration: Math.max(0, at - asking.askedAt),
  };
  const next = journalledAll(session, [event], at);
  const now = next.session.progress.quiz ?? quiz;
  return {
    ...next,
    session: { ...next.session, screen: { ...screen, quiz: now, asking: { ...asking, isKept: true } } },
  };
}

/** Marks a question to be come back to, or takes the mark away. */
export function flagged(session: Session, index: number | undefined, at: number): Update {
  const { screen } = session;
  if (screen.name !== 'exam-list' && !isExam(screen)) return only(session);
  const { quiz } = screen;
  const item = quiz.items[index ?? (screen.name === 'quiz' ? screen.index : -1)];
  if (item === undefined) return only(session);
  const event = { type: 'exam-flagged' as const, quiz: quiz.id, item, isFlagged: !quiz.flagged.includes(item) };
  const next = journalledAll(session, [event], at);
  return { ...next, session: { ...next.session, screen: { ...screen, quiz: next.session.progress.quiz ?? quiz } } };
}

/** What handing an exam in is journalled as: every answer with its judgement, then the end. */
export function handInEvents({ course }: Session, quiz: OpenQuiz): readonly ProgressEvent[] {
  const judged = judgedQuiz(course, asTheCourseIs(course, quiz));
  const answers = judged.items.flatMap((item): readonly ProgressEvent[] => {
    const given = judged.given[item];
    if (!given) return [];
    const { answer, revision, duration, isCorrect = false } = given;
    return [{ type: 'answered', item, revision, answer, isCorrect, mode: 'exam', duration, hints: 0, quiz: quiz.id }];
  });
  return [...answers, { type: 'quiz-ended', quiz: quiz.id }];
}

/** Ends an exam: all answers are judged and counted now. */
export function handedIn(session: Session, quiz: OpenQuiz, at: number): Update {
  const sound = judgedQuiz(session.course, asTheCourseIs(session.course, quiz));
  const ended = journalledAll(session, handInEvents(session, quiz), at);
  const isLate = isTimeUp(quiz, at);
  const of = { kind: 'quiz' as const, quiz: sound, ...(isLate ? { isTimeUp: true } : {}) };
  return {
    ...ended,
    session: { ...ended.session, screen: { name: 'summary', of, next: { to: 'quiz-question', index: 0 } } },
  };
}

/** From the list: where questions are open or marked, handing in is asked for twice. */
export function askedToHandIn(session: Session, at: number): Update {
  const { screen } = session;
  if (screen.name !== 'exam-list') return only(session);
  const { quiz, isSure } = screen;
  const isWhole = quiz.flagged.length === 0 && quiz.items.every((item) => quiz.given[item] !== undefined);
  return isWhole || isSure ? handedIn(session, quiz, at) : only({ ...session, screen: { ...screen, isSure: true } });
}

/** The exam that is on the screen, below whatever is read over it. */
function examOn(session: Session): OpenQuiz | undefined {
  const work = workScreen(session);
  return work.name === 'exam-list' || isExam(work) ? work.quiz : undefined;
}

/** The end of an exam whose time is up: it is handed in with what was kept. Undefined while there is time. */
export function timedOut(session: Session, at: number): Update | undefined {
  const quiz = examOn(session);
  if (!quiz || !isTimeUp(quiz, at)) return undefined;
  const { screen } = session;
  const last = isExam(screen) ? kept(session, screen, Math.min(at, deadlineOf(quiz) ?? at)) : only(session);
  return chained(last, (now) => handedIn(now, now.progress.quiz ?? quiz, at));
}

/** Real time at which the screen has something new to say of the time; undefined where no exam with a limit is on it. */
export function nextWake(session: Session, at: number): number | undefined {
  const quiz = examOn(session);
  return quiz && nextTimeText(quiz, at);
}
