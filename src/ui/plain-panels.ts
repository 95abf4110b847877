import type { Fact, Scenario } from '../catalog/scenario.ts';
import { clockText } from '../session/clock-text.ts';
import { mapTwin } from '../session/map-twin.ts';
import type { Run } from '../session/run.ts';
import { fidelityOf, stepsOf } from '../session/steps.ts';
import { timeRows } from '../session/time-rows.ts';
import { markdownText } from './markdown-library.ts';

/** The goals as sentences, those that are not met first, each with what is there instead. */
function goalsText({ goals, isBlind }: Run): readonly string[] {
  if (!goals) return ['There are no goals in free play.'];
  const all = goals.tasks.flatMap((task) => task.goals);
  if (isBlind) return ['Judged when the exam ends.', ...all.map(({ text }) => `Wanted: ${text}.`)];
  const open = all.filter((one) => !one.isMet);
  const met = all.filter((one) => one.isMet);
  return [
    `${met.length} of ${all.length} goals met.`,
    ...open.map(({ text, detail }) => `Not yet: ${text}. Now: ${detail}.`),
    ...met.map(({ text }) => `Met: ${text}.`),
  ];
}

function timeText(run: Run): readonly string[] {
  const pending = timeRows(run).map(({ when, what }) => `${when}: ${what}.`);
  return [`The clock says ${clockText(run)}.`, ...(pending.length > 0 ? pending : ['Nothing is on its way.'])];
}

function stepsText(run: Run, facts: readonly Fact[]): readonly string[] {
  const steps = stepsOf(run, facts).map(({ stage, outcome, text, facts: cited }, index) => {
    const because = cited.map(({ id, title }) => ` ${id}: ${title}.`).join('');
    return `Step ${index + 1}, ${stage}, ${outcome}: ${text}.${because}`;
  });
  return [...steps, `How true: ${fidelityOf(run)}.`];
}

/** The open panel in sentences; empty where none is open. */
export function panelText(run: Run, scenario: Scenario | undefined, facts: readonly Fact[]): string {
  switch (run.panel) {
    case 'none':
      return '';
    case 'map':
      return mapTwin(run).join('\n');
    case 'time':
      return timeText(run).join('\n');
    case 'goals':
      return goalsText(run).join('\n');
    case 'steps':
      return stepsText(run, facts).join('\n');
    case 'story':
      return scenario ? markdownText(scenario.story) : 'There is no story in free play.';
  }
}
