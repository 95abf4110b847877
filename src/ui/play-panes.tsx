import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Run } from '../session/run.ts';
import type { Session } from '../session/session.ts';
import { chrome } from './chrome.ts';
import { compactGoals } from './goals-pane.ts';
import { useLab } from './lab-context.ts';
import { namedRule, Pane } from './pane.tsx';
import { clipped, lowerPanel, panelTitle, usePanelRows } from './panel-rows.ts';
import { PanelView } from './panel-view.tsx';
import { PredictingView } from './predicting-view.tsx';
import { fitted, gutter, type Row, span } from './row.ts';
import { Rows } from './rows.tsx';
import type { Story } from './story-page.ts';
import { Line } from './t.tsx';
import { TerminalPane } from './terminal-pane.tsx';
import { viewKey } from './view-store.ts';

/** From this width on, goals and map stand beside the terminal. */
const narrowestWithSide = 100;

interface PlayProps {
  readonly session: Session;
  readonly run: Run;
  readonly story: Story | undefined;
  /** Rows for all of it, over the whole width. */
  readonly height: number;
}

/** A terminal with its goals and its map, as the window has room for them. */
export function PlayPanes(props: PlayProps): ReactElement {
  const { columns } = useLab().viewport;
  return columns >= narrowestWithSide ? <Wide {...props} /> : <Narrow {...props} />;
}

/** The goals in a row; in free play, that there are none. */
const headRow = (run: Run): Row =>
  run.goals
    ? compactGoals(run.goals, run)
    : [...gutter(), span(chrome('free play: nothing counts; play goes back'), 'caution')];

/** One thing at a time: the terminal, or the panel that covers it. */
function Narrow({ session, run, story, height: all }: PlayProps): ReactElement {
  const { columns } = useLab().viewport;
  const hasHead = run.goals !== undefined || run.kept !== undefined;
  const height = all - (hasHead ? 2 : 1);
  const of = viewKey(session);
  return (
    <>
      {hasHead && <Line row={fitted(headRow(run), columns - 2)} />}
      <Line row={namedRule(run.predicting ? chrome('predict') : panelTitle(run.panel), columns)} />
      {run.predicting ? (
        <PredictingView session={session} predicting={run.predicting} width={columns} height={height} />
      ) : run.panel === 'none' ? (
        <TerminalPane run={run} of={of} width={columns} height={height} />
      ) : (
        <PanelView session={session} run={run} story={story} width={columns} height={height} />
      )}
    </>
  );
}

/** The terminal with goals and map beside it; the story covers the terminal, everything else takes the map's place. */
function Wide({ session, run, story, height }: PlayProps): ReactElement {
  const { columns } = useLab().viewport;
  const side = Math.max(38, Math.min(60, Math.round(columns * 0.36)));
  const left = columns - side;
  const isCovering = run.panel === 'story' || run.panel === 'whatif';
  const inside = { width: left - 2, height: height - 2 };
  return (
    <Box width={columns} height={height}>
      <Pane
        title={run.predicting ? chrome('predict') : panelTitle(isCovering ? run.panel : 'none')}
        width={left}
        height={height}
      >
        {run.predicting ? (
          <PredictingView session={session} predicting={run.predicting} {...inside} />
        ) : isCovering ? (
          <PanelView session={session} run={run} story={story} {...inside} />
        ) : (
          <TerminalPane run={run} of={viewKey(session)} {...inside} />
        )}
      </Pane>
      <Side session={session} run={run} story={story} width={side} height={height} />
    </Box>
  );
}

interface SideProps {
  readonly session: Session;
  readonly run: Run;
  readonly story: Story | undefined;
  readonly width: number;
  readonly height: number;
}

/** Goals above, map or time below, each as high as it needs while there is room for both. */
function Side({ session, run, story, width, height }: SideProps): ReactElement {
  const rowsOf = usePanelRows(session, run, story);
  const inside = width - 3;
  const lower = lowerPanel(run.panel);
  const below = rowsOf(lower, inside);
  const goals = rowsOf('goals', inside);
  const most = run.panel === 'goals' ? height : Math.max(height - below.length - 2, Math.floor(height * 0.55));
  const above = run.goals || run.kept ? Math.min(goals.length + 2, most) : 0;
  const rest = height - above;
  return (
    <Box flexDirection="column" width={width} height={height}>
      {above > 0 && (
        <Pane title={panelTitle('goals')} width={width} height={above}>
          <Rows rows={clipped(goals, above - 2)} width={inside} />
        </Pane>
      )}
      {rest > 2 && (
        <Pane title={panelTitle(lower)} width={width} height={rest}>
          <Rows rows={clipped(below, rest - 2)} width={inside} />
        </Pane>
      )}
    </Box>
  );
}
