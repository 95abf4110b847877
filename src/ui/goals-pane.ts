import type { GoalProgress, ScenarioState } from '../catalog/scenario-state.ts';
import type { Run } from '../session/run.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, type Row, span } from './row.ts';
import type { Tone } from './theme.ts';

const met = chrome('✓');
const open = chrome('○');
const lost = chrome('✗');

/** Met, lost again, or not met yet. */
function markOf({ isMet, lost: reason }: GoalProgress): readonly [SafeText, Tone] {
  if (isMet) return [met, 'right'];
  return reason === undefined ? [open, 'plain'] : [lost, 'wrong'];
}

const goalsOf = ({ tasks }: ScenarioState) => tasks.flatMap((task) => task.goals);

/** Every task with its goals; of those not met, what is there instead. */
export function goalRows({ tasks }: ScenarioState, columns: number): readonly Row[] {
  return tasks.flatMap(({ text, isDone, goals }, index) => {
    const mark = isDone ? gutter(met, 'right') : gutter(open);
    const rows = goals.flatMap((goal): readonly Row[] => {
      const lead: Row = [...gutter(), ...gutter(...markOf(goal))];
      const said = beside(lead, { text: goal.text }, columns);
      return goal.isMet || goal.detail === ''
        ? said
        : [...said, ...indented(beside(gutter(), { text: goal.lost ?? goal.detail, tone: 'faint' }, columns - 2))];
    });
    return [...(index > 0 ? [BLANK] : []), ...beside(mark, { text, tone: 'strong' }, columns), ...rows];
  });
}

/** The goals in one row: a mark for each, and the next one that is not met. */
export function compactGoals(
  state: ScenarioState,
  { isGuided, isBlind = false }: Pick<Run, 'isGuided' | 'isBlind'>,
): Row {
  const goals = goalsOf(state);
  const [only] = goals;
  if (isBlind)
    return [
      ...gutter(open),
      span(goals.length === 1 && only ? only.text : chrome(`${goals.length} goals; the word goals lists them`)),
    ];
  const count = goals.filter((goal) => goal.isMet).length;
  const marks = goals.flatMap((goal) => [span(...markOf(goal)), span(chrome(' '))]);
  const next = goals.find((goal) => goal.lost !== undefined) ?? goals.find((goal) => !goal.isMet);
  const said = next
    ? [span(next.lost === undefined ? chrome('next: ') : chrome('lost: '), 'faint'), span(next.text)]
    : [span(isGuided ? chrome('all met') : chrome('all met: done ends it'), 'right')];
  return [...gutter(), ...marks, span(chrome(`${count} of ${goals.length}  `)), ...said];
}
