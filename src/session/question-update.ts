import type { Action } from './action.ts';
import { movedCursor, picked, submitted, unpickedLast } from './asking.ts';
import { itemOf } from './lookup.ts';
import type { Asking, LessonScreen, QuizScreen } from './screen.ts';
import type { Session } from './session.ts';
import { journalled, only, type Update } from './update-result.ts';

type QuestionAction = Extract<Action, { type: 'move-cursor' | 'pick' | 'pick-at-cursor' | 'unpick-last' | 'submit' }>;

/** The question on the screen, if there is one. */
export function askingOf(session: Session): Asking | undefined {
  const { screen } = session;
  return screen.name === 'lesson' || screen.name === 'quiz' ? screen.asking : undefined;
}

function withAsking(session: Session, asking: Asking): Session {
  const screen = session.screen as LessonScreen | QuizScreen;
  return { ...session, screen: { ...screen, asking } };
}

function answered(session: Session, asking: Asking, at: number): Update {
  const done = submitted(asking);
  if (!done) return only(withAsking(session, asking));
  const { question } = done;
  const { answer, verdict } = done.answered;
  const screen = session.screen as LessonScreen | QuizScreen;
  const outcomes = [...screen.outcomes, { questionId: question.id, isCorrect: verdict.isCorrect }];
  const event = {
    type: 'answered' as const,
    item: itemOf(session.course, question.id),
    revision: question.revision,
    answer,
    isCorrect: verdict.isCorrect,
  };
  return journalled({ ...session, screen: { ...screen, asking: done, outcomes } }, event, at);
}

/** Picking, ordering and answering. A question with one right option is answered by picking. */
export function questionUpdate(session: Session, action: QuestionAction, at: number): Update {
  const asking = askingOf(session);
  if (!asking || asking.answered) return only(session);
  switch (action.type) {
    case 'move-cursor':
      return only(withAsking(session, movedCursor(asking, action.by)));
    case 'pick':
    case 'pick-at-cursor': {
      const next = picked(asking, action.type === 'pick' ? action.index : asking.cursor);
      return asking.prompt.kind === 'pick-one' ? answered(session, next, at) : only(withAsking(session, next));
    }
    case 'unpick-last':
      return only(withAsking(session, unpickedLast(asking)));
    case 'submit':
      return answered(session, asking.prompt.kind === 'pick-one' ? picked(asking, asking.cursor) : asking, at);
  }
}
