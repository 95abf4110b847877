import type { Action } from './action.ts';
import { beginQuiz } from './quiz.ts';
import { adjustedSetup, movedInSetup } from './quiz-setup.ts';
import type { QuizSetupScreen } from './screen.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';

/** Choosing a quiz: another line, another value, and off. */
export function setupUpdate(session: Session, screen: QuizSetupScreen, action: Action, at: number): Update {
  const show = (next: QuizSetupScreen): Update => only({ ...session, screen: next });
  switch (action.type) {
    case 'move-cursor':
      return show(movedInSetup(session, screen, action.by));
    case 'adjust':
      return show(adjustedSetup(session, screen, action.by, action.row));
    case 'submit':
      return beginQuiz(session, screen.choice, at);
    default:
      return only(session);
  }
}
