import type { ReactElement } from 'react';
import type { ArticleScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { articleRows, articleTitle } from './article.ts';
import { useLab } from './lab-context.ts';
import { Reading, textColumns } from './reading.tsx';

interface ArticleProps {
  readonly session: Session;
  readonly screen: Screen;
}

/** One fact or one command to read about. */
export function ArticleScreen({ session, screen }: ArticleProps): ReactElement {
  const columns = textColumns(useLab().viewport);
  const rows = articleRows(session, screen.of, columns);
  return <Reading session={session} title={articleTitle(screen.of)} rows={rows} />;
}
