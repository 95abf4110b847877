import { sanitizeLine } from '../text/safe-text.ts';
import type { Action } from './action.ts';
import { movedCursor, picked, pickedAtCursor, submitted, unpickedLast } from './asking.ts';
import { complaintAbout, typedInto, warnedOfSlip } from './entry.ts';
import { isExam, kept } from './exam.ts';
import { itemOf } from './lookup.ts';
import type { Circumstances } from './progress.ts';
import { openSandboxFor } from './put-question.ts';
import type { Answered, Asking } from './screen.ts';
import type { Session } from './session.ts';
import { journalled, only, type Update } from './update-result.ts';
import { type QuestionScreen, questionScreen, withWorkScreen } from './work-screen.ts';

type QuestionAction = Extract<
  Action,
  { type: 'move-cursor' | 'pick' | 'pick-at-cursor' | 'unpick-last' | 'submit' | 'edit' | 'paste' }
>;

/** How the answer of a question on this screen came about. */
function circumstancesOf({ course }: Session, screen: QuestionScreen, done: Answered, at: number): Circumstances {
  const { askedAt, sandbox } = done;
  const hints = Object.values(sandbox?.run?.hintsShown ?? {}).reduce((sum, count) => sum + count, 0);
  const where =
    screen.name === 'quiz'
      ? { mode: screen.quiz.mode, quiz: screen.quiz.id }
      : { mode: 'lesson' as const, lesson: itemOf(course, screen.lessonId) };
  return { ...where, duration: Math.max(0, at - askedAt), hints };
}

/** Journals an answer, and counts it in the quiz; a lesson looks up what was answered in it. */
export function recordedAnswer(session: Session, screen: QuestionScreen, done: Answered, at: number): Update {
  const { question, answered } = done;
  const { isCorrect } = answered.verdict;
  const event = {
    type: 'answered' as const,
    item: itemOf(session.course, question.id),
    revision: question.revision,
    answer: answered.answer,
    isCorrect,
    ...circumstancesOf(session, screen, done, at),
  };
  const next = journalled(session, event, at);
  if (screen.name === 'quiz') {
    const quiz = next.session.progress.quiz ?? screen.quiz;
    return { ...next, session: withWorkScreen(next.session, { ...screen, quiz, asking: done }) };
  }
  return { ...next, session: withWorkScreen(next.session, { ...screen, asking: done }) };
}

/** A prediction is on its way to disk before the lines run that show what comes out. */
function answeredBy(session: Session, screen: QuestionScreen, asking: Asking, at: number): Update {
  if (isExam(screen)) return kept(session, { ...screen, asking }, at);
  const done = submitted(asking);
  if (!done) return only(withWorkScreen(session, { ...screen, asking }));
  const recorded = recordedAnswer(session, screen, done, at);
  const after = questionScreen(recorded.session);
  if (done.question.kind !== 'predict' || !after) return recorded;
  const screenWith = (playing: Asking): QuestionScreen => ({ ...after, asking: playing });
  const opened = openSandboxFor(recorded.session, done, { fixtureId: done.question.fixture, screenWith });
  return { session: opened.session, effects: [...recorded.effects, ...opened.effects] };
}

const NOTHING_TICKED = sanitizeLine('Nothing is ticked yet. A letter ticks what applies; then Enter answers.');

/** What is picked anew is not kept yet; a cursor that moved changes nothing. */
function withoutKept(next: Asking, before: Asking): Asking {
  if (next.picked === before.picked && next.editor?.text === before.editor?.text) return next;
  const { isKept: _, ...rest } = next;
  return rest;
}

/** The question as Enter judges it: with what the cursor stands at, or with why it cannot be judged yet. */
function submitting(asking: Asking): Asking {
  switch (asking.prompt.kind) {
    case 'pick-one':
      return pickedAtCursor(asking);
    case 'enter': {
      const complaint = complaintAbout(asking.prompt, asking.editor?.text ?? '');
      return complaint === undefined ? asking : { ...asking, complaint };
    }
    case 'pick-many':
      return asking.picked.length > 0 ? asking : { ...asking, complaint: NOTHING_TICKED };
    default:
      return asking;
  }
}

/** Picking, ordering, matching, typing and answering. A question with one right option is answered by picking. */
export function questionUpdate(session: Session, action: QuestionAction, at: number): Update {
  const screen = session.screen.name === 'help' ? undefined : questionScreen(session);
  if (!screen || screen.asking.answered) return only(session);
  const { asking } = screen;
  const changed = (next: Asking): Update =>
    only(next === asking ? session : withWorkScreen(session, { ...screen, asking: withoutKept(next, asking) }));
  switch (action.type) {
    case 'move-cursor':
      return changed(movedCursor(asking, action.by));
    case 'pick':
    case 'pick-at-cursor': {
      const next = action.type === 'pick' ? picked(asking, action.index) : pickedAtCursor(asking);
      if (asking.prompt.kind !== 'pick-one') return changed(next);
      return answeredBy(session, screen, withoutKept(next, asking), at);
    }
    case 'unpick-last':
      return changed(unpickedLast(asking));
    case 'submit': {
      const warned = isExam(screen) ? undefined : warnedOfSlip(asking);
      if (warned) return changed(warned);
      return answeredBy(session, screen, submitting(asking), at);
    }
    case 'edit':
    case 'paste':
      return changed(typedInto(asking, action));
  }
}
