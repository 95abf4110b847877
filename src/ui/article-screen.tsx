import type { ReactElement } from 'react';
import type { ArticleScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { articleRows, articleTitle } from './article.ts';
import { useLab } from './lab-context.ts';
import { Reading, textColumns } from './reading.tsx';
import { useMarkdown } from './use-markdown.ts';

interface ArticleProps {
  readonly session: Session;
  readonly screen: Screen;
}

/** One fact, one command, or one page to read. */
export function ArticleScreen({ session, screen }: ArticleProps): ReactElement {
  // A page of a lesson is Markdown.
  useMarkdown();
  const { viewport, look } = useLab();
  const rows = articleRows(session, screen.of, textColumns(viewport), look.isColor);
  return <Reading session={session} title={articleTitle(session, screen.of)} rows={rows} />;
}
