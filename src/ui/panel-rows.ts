import type { Panel, Run } from '../session/run.ts';
import type { Session } from '../session/session.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { goalRows } from './goals-pane.ts';
import { latest } from './latest.ts';
import { mapPaneRows } from './map-pane.ts';
import { gutter, indented, paragraph, type Row, span } from './row.ts';
import { stepsPaneRows } from './steps-pane.ts';
import { type Story, storyRows } from './story-page.ts';
import { timePaneRows } from './time-pane.ts';
import { useMarkdown } from './use-markdown.ts';
import { whatifRows } from './whatif-pane.ts';

const widestStory = 78;

const titles: { readonly [Name in Panel]: SafeText } = {
  none: chrome('terminal'),
  map: chrome('map'),
  time: chrome('time'),
  goals: chrome('goals'),
  story: chrome('story'),
  steps: chrome('step by step'),
  whatif: chrome('what if'),
};

/** Goals change with a line, not with a key. */
const rememberedGoals = latest(goalRows);

export const panelTitle = (panel: Panel): SafeText => titles[panel];

/** What stands below the goals beside a wide terminal. */
export const lowerPanel = (panel: Panel): Panel => (panel === 'time' || panel === 'steps' ? panel : 'map');

const freePlayRows = (columns: number): readonly Row[] =>
  indented(paragraph(chrome('Free play: nothing counts. play goes back to the tasks.'), columns - 2, 'caution'));

/** The rows of a panel of the given width, gutter included; none for the terminal itself. */
export function usePanelRows(
  { course }: Session,
  run: Run,
  story: Story | undefined,
): (panel: Panel, columns: number) => readonly Row[] {
  const markdown = useMarkdown();
  return (panel, columns) => {
    switch (panel) {
      case 'none':
        return [];
      case 'map':
        return mapPaneRows(run, columns);
      case 'time':
        return timePaneRows(run, columns);
      case 'goals':
        return run.goals ? rememberedGoals(run.goals, columns) : freePlayRows(columns);
      case 'whatif':
        return whatifRows(run, columns);
      case 'steps':
        return stepsPaneRows(run, course.facts, columns);
      case 'story': {
        const width = Math.min(columns - 2, widestStory);
        return story ? storyRows(story, markdown(story.story, width), width) : [];
      }
    }
  };
}

/** At most `height` rows; the last one says how many are not seen. */
export function clipped(rows: readonly Row[], height: number): readonly Row[] {
  if (rows.length <= height) return rows;
  const hidden = rows.length - height + 1;
  return [...rows.slice(0, height - 1), [...gutter(), span(chrome(`… ${hidden} more`), 'faint')]];
}
