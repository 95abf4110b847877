import type { ReactElement } from 'react';
import { isExam } from '../session/exam.ts';
import { pageBeforeQuestion } from '../session/lookup.ts';
import type { QuizScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { QuestionPage } from './question-page.tsx';
import { quizAside } from './quiz-aside.ts';

/** A question of a quiz. */
export function QuizScreen({ session, screen }: { readonly session: Session; readonly screen: Screen }): ReactElement {
  const { asking, quiz } = screen;
  const title = sanitizeLine(quiz.title);
  // What a hint says of the page is to be found where there are hints.
  const page = isExam(screen) ? undefined : pageBeforeQuestion(session.course, asking.question.id)?.section.text;
  const aside = quizAside(session, screen);
  return <QuestionPage session={session} asking={asking} title={title} aside={aside} page={page} />;
}
