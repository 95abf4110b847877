import type { ReactElement } from 'react';
import type { Session } from '../session/session.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { progressRows } from './progress-rows.ts';
import { Reading, textColumns } from './reading.tsx';
import { useMarkdown } from './use-markdown.ts';

/** What the learner has done. */
export function ProgressScreen({ session }: { readonly session: Session }): ReactElement {
  // Loads the renderer for the questions that are listed.
  useMarkdown();
  const columns = textColumns(useLab().viewport);
  return <Reading session={session} title={chrome('Progress')} rows={progressRows(session, columns, true)} />;
}
