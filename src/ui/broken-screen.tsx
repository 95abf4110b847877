import type { ReactElement } from 'react';
import type { BrokenScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { Reading, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, paragraph, type Row } from './row.ts';

/** What is wrong, each at its place, and what happens next. */
export function brokenRows({ issues }: Screen, columns: number): readonly Row[] {
  const count = issues.length === 1 ? chrome('This cannot be shown yet.') : chrome('These cannot be shown yet.');
  return [
    ...indented(paragraph(count, columns, 'heading')),
    BLANK,
    ...issues.flatMap((text) => [...beside(gutter(chrome('✗'), 'wrong'), { text }, columns + 2), BLANK]),
    ...indented(paragraph(chrome('Mend the file and save it: the page comes back by itself.'), columns, 'faint')),
  ];
}

/** A course that is being written, while it is broken. */
export function BrokenScreen({
  session,
  screen,
}: {
  readonly session: Session;
  readonly screen: Screen;
}): ReactElement {
  const rows = brokenRows(screen, textColumns(useLab().viewport));
  return <Reading session={session} title={chrome('to mend')} rows={rows} />;
}
