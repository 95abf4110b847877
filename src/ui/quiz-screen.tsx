import type { ReactElement } from 'react';
import type { QuizScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { QuestionPage } from './question-page.tsx';

/** A quiz: one question after the other. */
export function QuizScreen({ session, screen }: { readonly session: Session; readonly screen: Screen }): ReactElement {
  const { asking, index, questionIds, outcomes } = screen;
  const right = outcomes.filter((one) => one.isCorrect).length;
  const aside = chrome(`${index + 1} of ${questionIds.length} · ${right} right`);
  return <QuestionPage session={session} asking={asking} title={sanitizeLine(screen.title)} aside={aside} />;
}
