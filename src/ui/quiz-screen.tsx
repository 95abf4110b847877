import type { ReactElement } from 'react';
import type { QuizScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { questionRows } from './question-view.ts';
import { bodyRows, Reading, textColumns } from './reading.tsx';
import { useMarkdown } from './use-markdown.ts';

/** A quiz: one question after the other. */
export function QuizScreen({ session, screen }: { readonly session: Session; readonly screen: Screen }): ReactElement {
  const { viewport } = useLab();
  const markdown = useMarkdown();
  const columns = textColumns(viewport);
  const { asking, index, questionIds, outcomes } = screen;
  const stem = markdown(asking.question.stem, columns);
  const { rows, focus } = questionRows(asking, stem, { columns, height: bodyRows(viewport) });
  const right = outcomes.filter((one) => one.isCorrect).length;
  const aside = chrome(`${index + 1} of ${questionIds.length} · ${right} right`);
  return <Reading session={session} title={sanitizeLine(screen.title)} aside={aside} rows={rows} focus={focus} />;
}
