import { type ReactElement, useLayoutEffect } from 'react';
import type { Run } from '../session/run.ts';
import type { Session } from '../session/session.ts';
import { counted } from '../text/counted.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { usePanelRows } from './panel-rows.ts';
import { gutter, type Row, span } from './row.ts';
import { Rows } from './rows.tsx';
import type { Story } from './story-page.ts';
import { useView } from './use-view.ts';

interface PanelViewProps {
  readonly session: Session;
  readonly run: Run;
  readonly story: Story | undefined;
  readonly width: number;
  readonly height: number;
}

/** A panel in the place of the terminal, until it is closed; it scrolls where it is longer. */
export function PanelView({ session, run, story, width, height }: PanelViewProps): ReactElement {
  const { views } = useLab();
  const view = useView(session);
  const rows = usePanelRows(session, run, story)(run.panel, width - 1);
  const room = height - 1;
  const limit = Math.max(0, rows.length - room);
  const top = Math.min(view.top ?? 0, limit);
  const { of } = view;
  useLayoutEffect(() => views.noteDrawn({ of, isTerminal: false, top, limit: () => limit }), [views, of, top, limit]);
  const below = rows.length - top - room;
  const more: Row = below > 0 ? [...gutter(), span(chrome(`↓ ${counted(below, 'more row')}, page down`), 'faint')] : [];
  return <Rows rows={[...rows.slice(top, top + room), more]} width={width} />;
}
