import { Box } from 'ink';
import { type ReactElement, useLayoutEffect } from 'react';
import type { Session } from '../session/session.ts';
import type { SafeText } from '../text/safe-text.ts';
import { Frame, MARGIN } from './frame.tsx';
import { useLab, type Viewport } from './lab-context.ts';
import { moreRow } from './more-row.ts';
import { BLANK, type Row, rowOf, rule } from './row.ts';
import { Rows } from './rows.tsx';
import { Line } from './t.tsx';
import { useView } from './use-view.ts';

/** Lines longer than this are hard to read. */
const widestText = 78;
export const sideWidth = 34;
const widthWithSide = 110;
/** More than this between text and outline, and the eye loses its way. */
const widestGap = 8;

/** Cells for running text: the window within its margins, and no wider than reads well. */
export const textColumns = ({ columns }: Viewport): number => Math.min(widestText, columns - 2 * MARGIN);

/** Rows of the body that are seen at once. */
export const bodyRows = ({ rows }: Viewport): number => rows - 4;

/** Whether there is room for something beside the text. */
export const hasSide = ({ columns }: Viewport): boolean => columns >= widthWithSide;

/** Rows that should be seen before anybody scrolls. */
export interface Focus {
  readonly from: number;
  readonly to: number;
}

/** The first row shown so that the focus is seen: its end at the bottom edge, but never its start above the top one. */
function topFor(focus: Focus | undefined, height: number, count: number): number {
  if (!focus || focus.to <= height) return 0;
  return Math.max(0, Math.min(focus.from, focus.to - height, count - height));
}

interface ReadingProps {
  readonly session: Session;
  readonly title: SafeText;
  readonly aside?: SafeText | undefined;
  /** Each with its two cells of gutter. */
  readonly rows: readonly Row[];
  readonly focus?: Focus | undefined;
  /** Shown at the right, 34 cells, where the window is wide enough. */
  readonly side?: readonly Row[] | undefined;
}

/** A screen to be read: rows that scroll where there are too many, and perhaps an outline at the right. */
export function Reading({ session, title, aside, rows, focus, side }: ReadingProps): ReactElement {
  const { viewport, views } = useLab();
  const view = useView(session);
  const all = [BLANK, ...rows];
  const height = bodyRows(viewport);
  const limit = Math.max(0, all.length - height);
  const moved = focus && { from: focus.from + 1, to: focus.to + 1 };
  const top = Math.min(view.top ?? topFor(moved, height, all.length), limit);
  const { of } = view;
  useLayoutEffect(() => views.noteDrawn({ of, isTerminal: false, top, limit: () => limit }), [views, of, top, limit]);
  const width = textColumns(viewport);
  const { columns } = viewport;
  return (
    <Frame session={session} title={title} aside={aside} isMoreBelow={top < limit}>
      <Line row={rowOf(rule(columns), 'faint')} />
      <Box height={height}>
        <Box width={width + 2 * MARGIN} flexShrink={0}>
          <Rows rows={all.slice(top, top + height)} width={width + 2 * MARGIN} />
        </Box>
        {side && hasSide(viewport) && (
          <Box marginLeft={Math.min(widestGap, columns - width - 2 * MARGIN - sideWidth - MARGIN)}>
            <Rows rows={[BLANK, ...side].slice(0, height)} width={sideWidth} />
          </Box>
        )}
      </Box>
      <Line row={moreRow(top, limit - top, columns - MARGIN)} />
    </Frame>
  );
}
