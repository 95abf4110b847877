import type { Fact } from '../catalog/scenario.ts';
import { asBranch, branchSentences } from '../session/branch.ts';
import { clockText } from '../session/clock-text.ts';
import { mapTwin } from '../session/map-twin.ts';
import { worldBefore } from '../session/map-view.ts';
import type { Run } from '../session/run.ts';
import { fidelityOf, stepsOf } from '../session/steps.ts';
import { broughtBy, timeRows } from '../session/time-rows.ts';
import type { SafeText } from '../text/safe-text.ts';
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
    ...open.map(({ text, detail, lost }) =>
      lost === undefined ? `Not yet: ${text}. Now: ${detail}.` : `Lost again: ${text}, ${lost}`,
    ),
    ...met.map(({ text }) => `Met: ${text}.`),
  ];
}

function timeText(run: Run): readonly string[] {
  const before = worldBefore(run);
  const news = before ? broughtBy(before, run.sandbox.world) : [];
  const pending = timeRows(run).map(({ when, at, what }) => `${when}, at ${at}: ${what}.`);
  return [
    `The clock says ${clockText(run)}.`,
    ...news.map(({ at, text }) => `Just happened, at ${at}: ${text}.`),
    ...(pending.length > 0
      ? [...pending, 'next says what the first of it is, and next again lets it happen.']
      : ['Nothing is on its way.']),
  ];
}

function stepsText(run: Run, facts: readonly Fact[]): readonly string[] {
  const steps = stepsOf(run, facts).map(({ stage, outcome, text, facts: cited }, index) => {
    const because = cited.map(({ id, title }) => ` ${id}: ${title}.`).join('');
    return `Step ${index + 1}, ${stage}, ${outcome}: ${text}.${because}`;
  });
  return [...steps, `How true: ${fidelityOf(run)}.`];
}

/** What would be otherwise, first; then the map as it would be. */
function whatifText(run: Run): readonly string[] {
  const { branch } = run;
  if (!branch) return [];
  const [, ...map] = mapTwin({ ...asBranch(run, branch.sandbox), past: [] });
  return [
    `What if line ${branch.number} had not been typed: ${branch.line}`,
    ...branchSentences(run),
    'The map without it.',
    ...map,
  ];
}

/** The open panel in sentences; empty where none is open. */
export function panelText(run: Run, story: SafeText | undefined, facts: readonly Fact[]): string {
  switch (run.panel) {
    case 'none':
      return '';
    case 'map':
      return mapTwin(run).join('\n');
    case 'time':
      return timeText(run).join('\n');
    case 'goals':
      return goalsText(run).join('\n');
    case 'whatif':
      return whatifText(run).join('\n');
    case 'steps':
      return stepsText(run, facts).join('\n');
    case 'story':
      return story === undefined ? 'There is no story in free play.' : markdownText(story);
  }
}
