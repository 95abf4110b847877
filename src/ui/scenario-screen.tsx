import type { ReactElement } from 'react';
import type { Scenario } from '../catalog/scenario.ts';
import { clockText } from '../session/clock-text.ts';
import { scenarioOf } from '../session/lookup.ts';
import type { ScenarioScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { Frame } from './frame.tsx';
import { useLab } from './lab-context.ts';
import { PlayPanes } from './play-panes.tsx';
import { Reading, textColumns } from './reading.tsx';
import { indented, paragraph } from './row.ts';
import { storyRows } from './story-page.ts';
import { useMarkdown } from './use-markdown.ts';

interface Props {
  readonly session: Session;
  readonly screen: Screen;
}

const titleOf = (scenario: Scenario | undefined, { prepared }: Screen): SafeText =>
  scenario?.title ?? (prepared ? chrome('The world of the question') : chrome('Free sandbox'));

/** A scenario, or a sandbox without tasks: its story first, then the terminal. */
export function ScenarioScreen({ session, screen }: Props): ReactElement {
  const { rows } = useLab().viewport;
  const scenario = scenarioOf(session.course, screen.scenarioId);
  const { run } = screen;
  if (screen.phase === 'story' && scenario) return <Story session={session} scenario={scenario} />;
  if (!run || run.isReplaying) return <Opening session={session} scenario={scenario} screen={screen} />;
  return (
    <Frame session={session} title={titleOf(scenario, screen)} aside={sanitizeLine(clockText(run))}>
      <PlayPanes session={session} run={run} story={scenario} height={rows - 2} />
    </Frame>
  );
}

function Story({ session, scenario }: { readonly session: Session; readonly scenario: Scenario }): ReactElement {
  const columns = textColumns(useLab().viewport);
  const story = useMarkdown()(scenario.story, columns);
  const aside = chrome(`scenario, ${scenario.minutes} min`);
  return <Reading session={session} title={scenario.title} aside={aside} rows={storyRows(scenario, story, columns)} />;
}

interface OpeningProps {
  readonly session: Session;
  readonly scenario: Scenario | undefined;
  readonly screen: Screen;
}

const making = chrome('Setting up the fake tenant. This takes a moment.');
const playing = chrome('You were here before. What you typed is played again; this takes a moment.');

function Opening({ session, scenario, screen }: OpeningProps): ReactElement {
  const columns = textColumns(useLab().viewport);
  const rows = indented(paragraph(Array.isArray(screen.earlier) ? playing : making, columns));
  return <Reading session={session} title={titleOf(scenario, screen)} rows={rows} />;
}
