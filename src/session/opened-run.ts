import { seenIn } from '../catalog/goal-kind.ts';
import { type Exercise, scenarioState } from '../catalog/scenario-state.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { type Editor, EMPTY_EDITOR } from './editor.ts';
import type { Run, Solution } from './run.ts';

const typedLine = (text: string): Editor => ({ text, cursor: text.length });

/** What a sandbox is opened for: a scenario, or a question whose solution may be shown after some tries. */
type Opening = Exercise & { readonly typed?: string | undefined; readonly solution?: Solution };

const KEPT = sanitizeLine('Your lines are kept as the answer. What you type from here on takes their place.');

/** A sandbox ready to be played in: what is in its audit log already is not the learner's doing. */
export function openedRun(sandbox: Sandbox, scenario: Opening | undefined): Run {
  const since = sandbox.world.log?.length ?? 0;
  return {
    start: sandbox,
    sandbox,
    since,
    entries: [],
    past: [],
    future: [],
    editor: scenario?.typed === undefined ? EMPTY_EDITOR : typedLine(scenario.typed),
    queue: [],
    isReplaying: false,
    history: sandbox.shell.history,
    isGuided: scenario?.typed !== undefined,
    ...(scenario?.solution ? { solution: scenario.solution } : {}),
    goals: scenario && scenarioState(scenario, seenIn(sandbox, since)),
    hintsShown: {},
    missesSaid: [],
    misses: 0,
    isAssisted: false,
    isShowing: false,
    predicted: [],
    undos: 0,
    tries: 0,
    focus: 'prompt',
    panel: 'none',
    unfolded: [],
    step: 0,
    scrollback: 0,
  };
}

/** The same for a question of an exam: nothing is said of the goals, and they count as open, until `done` keeps the lines. */
export function blindRun(sandbox: Sandbox, exercise: Exercise, isKept: boolean): Run {
  const run = openedRun(sandbox, exercise);
  const tasks = run.goals?.tasks.map((task) => ({
    ...task,
    isDone: false,
    goals: task.goals.map((goal) => ({ ...goal, isMet: false, detail: sanitizeLine('') })),
  }));
  const entries = isKept ? [{ kind: 'note' as const, tone: 'plain' as const, text: KEPT }] : [];
  return { ...run, entries, isBlind: true, goals: tasks && { tasks, isSolved: false } };
}
