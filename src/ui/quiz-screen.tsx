import type { ReactElement } from 'react';
import type { QuizScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { QuestionPage } from './question-page.tsx';
import { quizAside } from './quiz-aside.ts';

/** A question of a quiz. */
export function QuizScreen({ session, screen }: { readonly session: Session; readonly screen: Screen }): ReactElement {
  const { asking, quiz } = screen;
  const title = sanitizeLine(quiz.title);
  return <QuestionPage session={session} asking={asking} title={title} aside={quizAside(session, screen)} />;
}
