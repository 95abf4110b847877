import type { ReactElement } from 'react';
import { lessonOf, scenarioOf } from '../session/lookup.ts';
import type { KeptFile, SummaryScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { nextText } from './next-text.ts';
import { Reading, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, type Row, rowOf, span } from './row.ts';
import { summaryParts } from './summary-rows.ts';
import { useMarkdown } from './use-markdown.ts';

function titleOf({ course }: Session, { of }: Screen): SafeText {
  switch (of.kind) {
    case 'lesson':
      return lessonOf(course, of.lessonId)?.title ?? chrome('Lesson');
    case 'quiz':
      return sanitizeLine(of.quiz.title);
    case 'scenario':
      return scenarioOf(course, of.scenarioId)?.title ?? chrome('Scenario');
  }
}

function savedText({ save }: Session): string {
  if (save.reason !== undefined) return `Not saved: ${save.reason}`;
  return save.isSaved ? 'Saved.' : 'Saving.';
}

/** Where the summary was kept, or why it was not. */
function keptRows(kept: KeptFile | undefined, columns: number): readonly Row[] {
  if (!kept) return [];
  const { path, reason } = kept;
  const said =
    path === undefined
      ? []
      : beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(`Kept as ${path}`) }, columns + 2);
  const why = reason === undefined ? [] : beside(gutter(chrome('!'), 'caution'), { text: reason }, columns + 2);
  return [...said, ...why, BLANK];
}

interface SummaryProps {
  readonly session: Session;
  readonly screen: Screen;
}

/** What a lesson, a quiz or a scenario came to, and what comes next. */
export function SummaryScreen({ session, screen }: SummaryProps): ReactElement {
  // Loads the renderer for the questions that are listed.
  useMarkdown();
  const columns = textColumns(useLab().viewport);
  const { score, details } = summaryParts(session, screen, columns);
  const lead: Row = [...gutter(chrome('❯'), 'accent'), span(chrome('Next: '), 'strong')];
  const next = beside(lead, { text: nextText(session, screen), tone: 'strong' }, columns + 2);
  const saved = indented([rowOf(sanitizeLine(savedText(session)), 'faint')]);
  const rows = [...keptRows(screen.kept, columns), ...score, BLANK, ...next, ...saved, ...details];
  return <Reading session={session} title={titleOf(session, screen)} rows={rows} />;
}
