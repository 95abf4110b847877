import type { ReactElement } from 'react';
import type { QuizSetupScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { quizSetupRows } from './quiz-setup-rows.ts';
import { Reading, textColumns } from './reading.tsx';

/** Choosing what a quiz is about, how long it is, and how it goes. */
export function QuizSetupScreen({
  session,
  screen,
}: {
  readonly session: Session;
  readonly screen: Screen;
}): ReactElement {
  const columns = textColumns(useLab().viewport);
  return <Reading session={session} title={chrome('Quiz')} rows={quizSetupRows(session, screen, columns)} />;
}
