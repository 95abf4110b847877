import { type ReactElement, useLayoutEffect } from 'react';
import type { Predicting } from '../session/run.ts';
import type { Session } from '../session/session.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { predictingRows } from './predicting-rows.ts';
import { gutter, type Row, span } from './row.ts';
import { Rows } from './rows.tsx';
import { useMarkdown } from './use-markdown.ts';
import { useView } from './use-view.ts';

const widestText = 78;

interface PredictingViewProps {
  readonly session: Session;
  readonly predicting: Predicting;
  readonly width: number;
  readonly height: number;
}

/** A prediction that is asked for in the place of the terminal; the choice at the cursor stays in view. */
export function PredictingView({ session, predicting, width, height }: PredictingViewProps): ReactElement {
  const { views } = useLab();
  const view = useView(session);
  const columns = Math.min(width - 2, widestText);
  const stem = useMarkdown()(predicting.question.stem, columns - 2);
  const { rows, cursor } = predictingRows(predicting, stem, columns);
  const room = height - 1;
  const limit = Math.max(0, rows.length - room);
  const top = Math.min(view.top ?? Math.max(0, cursor.to - room), limit);
  const { of } = view;
  useLayoutEffect(() => views.noteDrawn({ of, isTerminal: false, top, limit: () => limit }), [views, of, top, limit]);
  const below = rows.length - top - room;
  const more: Row = below > 0 ? [...gutter(), span(chrome(`↓ ${below} more rows, page down`), 'faint')] : [];
  return <Rows rows={[...rows.slice(top, top + room), more]} width={width} />;
}
