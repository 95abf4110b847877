import type { ReactElement } from 'react';
import type { BrokenScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { Reading, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, paragraph, type Row } from './row.ts';

/** Each issue beside its mark, a row free below it. */
export const issueRows = (issues: Screen['issues'], columns: number): readonly Row[] =>
  issues.flatMap((text) => [...beside(gutter(chrome('✗'), 'wrong'), { text }, columns + 2), BLANK]);

function headOf({ issues, world }: Screen): SafeText {
  if (world) return chrome('This cannot be played: its world cannot be made.');
  return issues.length === 1 ? chrome('This cannot be shown yet.') : chrome('These cannot be shown yet.');
}

/** What somebody does next who writes the file themselves. */
const NEXT = {
  once: chrome('Mend the file, then look again. With --watch the page comes back by itself.'),
  watched: chrome('Mend the file and save it: the page comes back by itself.'),
};
const BACK = chrome(
  'Nothing is lost, and nothing was counted. Whoever wrote it mends the line; mi-lab check finds all of these.',
);

/** What is wrong, each at its place, and what happens next. */
export function brokenRows(screen: Screen, preview: Session['preview'], columns: number): readonly Row[] {
  return [
    ...indented(paragraph(headOf(screen), columns, 'heading')),
    BLANK,
    ...issueRows(screen.issues, columns),
    ...indented(paragraph(preview ? NEXT[preview] : BACK, columns, 'faint')),
  ];
}

/** A course that is being written, while it is broken; or a world that cannot be made. */
export function BrokenScreen({
  session,
  screen,
}: {
  readonly session: Session;
  readonly screen: Screen;
}): ReactElement {
  const rows = brokenRows(screen, session.preview, textColumns(useLab().viewport));
  return <Reading session={session} title={chrome('to mend')} rows={rows} />;
}
