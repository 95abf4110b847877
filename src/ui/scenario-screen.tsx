import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Scenario } from '../catalog/scenario.ts';
import { clockText } from '../session/clock-text.ts';
import { scenarioOf } from '../session/lookup.ts';
import type { Run } from '../session/run.ts';
import type { ScenarioScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { Frame } from './frame.tsx';
import { compactGoals } from './goals-pane.ts';
import { useLab } from './lab-context.ts';
import { namedRule, Pane } from './pane.tsx';
import { clipped, lowerPanel, panelTitle, usePanelRows } from './panel-rows.ts';
import { PanelView } from './panel-view.tsx';
import { Reading, textColumns } from './reading.tsx';
import { fitted, indented, paragraph } from './row.ts';
import { Rows } from './rows.tsx';
import { storyRows } from './story-page.ts';
import { Line } from './t.tsx';
import { TerminalPane } from './terminal-pane.tsx';
import { useMarkdown } from './use-markdown.ts';
import { viewKey } from './view-store.ts';

/** From this width on, goals and map stand beside the terminal. */
const narrowestWithSide = 100;

interface Props {
  readonly session: Session;
  readonly screen: Screen;
}

interface PlayProps {
  readonly session: Session;
  readonly run: Run;
  readonly scenario: Scenario | undefined;
}

const titleOf = (scenario: Scenario | undefined): SafeText => scenario?.title ?? chrome('Free sandbox');

/** A scenario, or a sandbox without tasks: its story first, then the terminal. */
export function ScenarioScreen({ session, screen }: Props): ReactElement {
  const { columns } = useLab().viewport;
  const scenario = scenarioOf(session.course, screen.scenarioId);
  const { run } = screen;
  if (screen.phase === 'story' && scenario) return <Story session={session} scenario={scenario} />;
  if (!run) return <Opening session={session} scenario={scenario} />;
  const play = { session, run, scenario };
  return (
    <Frame session={session} title={titleOf(scenario)} aside={sanitizeLine(clockText(run))}>
      {columns >= narrowestWithSide ? <Wide {...play} /> : <Narrow {...play} />}
    </Frame>
  );
}

function Story({ session, scenario }: { readonly session: Session; readonly scenario: Scenario }): ReactElement {
  const columns = textColumns(useLab().viewport);
  const story = useMarkdown()(scenario.story, columns);
  const aside = chrome(`scenario, ${scenario.minutes} min`);
  return <Reading session={session} title={scenario.title} aside={aside} rows={storyRows(scenario, story, columns)} />;
}

function Opening({ session, scenario }: Omit<PlayProps, 'run'>): ReactElement {
  const columns = textColumns(useLab().viewport);
  const rows = indented(paragraph(chrome('Setting up the fake tenant. This takes a moment.'), columns));
  return <Reading session={session} title={titleOf(scenario)} rows={rows} />;
}

/** One thing at a time: the terminal, or the panel that covers it. */
function Narrow({ session, run, scenario }: PlayProps): ReactElement {
  const { columns, rows } = useLab().viewport;
  const height = rows - (run.goals ? 4 : 3);
  const of = viewKey(session);
  return (
    <>
      {run.goals && <Line row={fitted(compactGoals(run.goals), columns - 2)} />}
      <Line row={namedRule(panelTitle(run.panel), columns)} />
      {run.panel === 'none' ? (
        <TerminalPane run={run} of={of} width={columns} height={height} />
      ) : (
        <PanelView session={session} run={run} scenario={scenario} width={columns} height={height} />
      )}
    </>
  );
}

/** The terminal with goals and map beside it; the story covers the terminal, everything else takes the map's place. */
function Wide({ session, run, scenario }: PlayProps): ReactElement {
  const { columns, rows } = useLab().viewport;
  const height = rows - 2;
  const side = Math.max(38, Math.min(60, Math.round(columns * 0.36)));
  const left = columns - side;
  const isStory = run.panel === 'story';
  const inside = { width: left - 2, height: height - 2 };
  return (
    <Box width={columns} height={height}>
      <Pane title={panelTitle(isStory ? 'story' : 'none')} width={left} height={height}>
        {isStory ? (
          <PanelView session={session} run={run} scenario={scenario} {...inside} />
        ) : (
          <TerminalPane run={run} of={viewKey(session)} {...inside} />
        )}
      </Pane>
      <Side run={run} scenario={scenario} width={side} height={height} />
    </Box>
  );
}

interface SideProps {
  readonly run: Run;
  readonly scenario: Scenario | undefined;
  readonly width: number;
  readonly height: number;
}

/** Goals above, map or time below, each as high as it needs while there is room for both. */
function Side({ run, scenario, width, height }: SideProps): ReactElement {
  const rowsOf = usePanelRows(run, scenario);
  const inside = width - 3;
  const lower = lowerPanel(run.panel);
  const below = rowsOf(lower, inside);
  const goals = rowsOf('goals', inside);
  const most = run.panel === 'goals' ? height : Math.max(height - below.length - 2, Math.floor(height * 0.55));
  const above = run.goals ? Math.min(goals.length + 2, most) : 0;
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
