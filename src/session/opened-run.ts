import { seenIn } from '../catalog/goal-kind.ts';
import { type Exercise, scenarioState } from '../catalog/scenario-state.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { type Editor, EMPTY_EDITOR } from './editor.ts';
import type { Run, Solution } from './run.ts';

const typedLine = (text: string): Editor => ({ text, cursor: text.length });

/** What a sandbox is opened for: a scenario, or a question whose solution may be shown after some tries. */
type Opening = Exercise & { readonly typed?: string | undefined; readonly solution?: Solution };

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
