import type { Scenario } from '../catalog/scenario.ts';
import { scenarioState } from '../catalog/scenario-state.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { EMPTY_EDITOR } from './editor.ts';
import type { Run } from './run.ts';

/** A sandbox ready to be played in: what is in its audit log already is not the learner's doing. */
export function openedRun(sandbox: Sandbox, scenario: Scenario | undefined): Run {
  const since = sandbox.world.log?.length ?? 0;
  return {
    start: sandbox,
    sandbox,
    since,
    entries: [],
    past: [],
    future: [],
    editor: EMPTY_EDITOR,
    queue: [],
    goals: scenario && scenarioState(scenario, sandbox.world, since),
    hintsShown: {},
    missesSaid: [],
    undos: 0,
    focus: 'prompt',
    panel: 'none',
    scrollback: 0,
  };
}
