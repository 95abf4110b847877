import { createDriver, type Store } from '../../src/io/driver.ts';
import type { Journal } from '../../src/io/journal.ts';
import type { Action } from '../../src/session/action.ts';
import type { ProgressEvent } from '../../src/session/progress.ts';
import type { Run } from '../../src/session/run.ts';
import type { Session } from '../../src/session/session.ts';
import { isAtWork } from '../../src/session/terminal.ts';

/** Somebody who plays the first scenario of a course, with the real shell and a journal that is only remembered. */
export interface Player {
  readonly store: Store;
  /** What was journalled, oldest first. */
  readonly journalled: ProgressEvent[];
  run(): Run;
  do(action: Action): Promise<void>;
  type(...lines: readonly string[]): Promise<void>;
  /** What the lab said, as `tone: text`. */
  notes(): readonly string[];
}

const WAITS = 2_000;

export async function playing(session: Session): Promise<Player> {
  const journalled: ProgressEvent[] = [];
  const append = (event: ProgressEvent) => {
    journalled.push(event);
    return { saved: true };
  };
  const store = createDriver({
    session,
    journal: { append, pending: 0 } as unknown as Journal,
    now: () => 1_000,
    onLeave: () => undefined,
    onSuspend: () => undefined,
  });
  const run = (): Run => {
    const { screen } = store.getSession();
    if (screen.name !== 'scenario' || !screen.run) throw new Error(`no sandbox on the screen ${screen.name}`);
    return screen.run;
  };
  const settled = async (): Promise<void> => {
    for (let waits = 0; waits < WAITS; waits++) {
      const { screen } = store.getSession();
      const isThere = screen.name !== 'scenario' || screen.run !== undefined;
      if (isThere && !isAtWork(store.getSession())) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('the sandbox never came to rest');
  };
  const act = async (action: Action): Promise<void> => {
    store.dispatch(action);
    await settled();
  };
  await act({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } });
  await act({ type: 'go-on' });
  return {
    store,
    journalled,
    run,
    do: act,
    type: async (...lines) => {
      for (const line of lines) {
        store.dispatch({ type: 'edit', edit: { do: 'insert', text: line } });
        await act({ type: 'enter-line' });
      }
    },
    notes: () => run().entries.flatMap((entry) => (entry.kind === 'note' ? [`${entry.tone}: ${entry.text}`] : [])),
  };
}
