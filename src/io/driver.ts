import { homedir } from 'node:os';
import type { Action } from '../session/action.ts';
import type { Effect } from '../session/effect.ts';
import type { Session } from '../session/session.ts';
import { update } from '../session/update.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { FixtureFailed } from './fixture-failed.ts';
import type { Journal } from './journal.ts';
import { keepFile } from './keep-file.ts';
import { openFixture } from './open-fixture.ts';

/** What a view needs of a session: look, listen, and say what was done. */
export interface Store {
  getSession(): Session;
  subscribe(listener: () => void): () => void;
  dispatch(action: Action): void;
}

/** What the driver works with. `now` is real time, epoch milliseconds. */
export interface DriverParts {
  readonly session: Session;
  readonly journal: Journal;
  readonly now: () => number;
  readonly onLeave: () => void;
  /** Stops the job, where it runs in a terminal. */
  readonly onSuspend: () => void;
  /** Milliseconds for which a line of a solution stands before it runs; none where nobody watches. */
  readonly readingTime?: number;
  /** A line of a fixture that fails, with its place in the author's file. */
  readonly located?: (failure: FixtureFailed) => string | Promise<string>;
}

/** Milliseconds after a sandbox was shown at which the shell behind its prompt is loaded, if no line came before. */
const WHILE_THE_PROMPT_IS_READ = 50;

/** Loads the shell, the largest part of the lab. */
const loadShell = async () => {
  const [{ runLine }, { isComplete }, { complete }] = await Promise.all([
    import('../shell/run-line.ts'),
    import('../shell/statements.ts'),
    import('../shell/complete.ts'),
  ]);
  return { runLine, isComplete, complete };
};

/**
 * Keeps a session: feeds it actions and performs the effects that come out, whose results come back as actions.
 * The one place where a session meets the shell, the disk and the time.
 */
export function createDriver(parts: DriverParts): Store {
  const {
    session: first,
    journal,
    now,
    onLeave,
    onSuspend,
    readingTime = 0,
    located = ({ message }) => message,
  } = parts;
  let session = first;
  const listeners = new Set<() => void>();
  let waking: NodeJS.Timeout | undefined;
  const atWork = new Map<number, AbortController>();

  const dispatch = (action: Action): void => {
    const { session: next, effects } = update(session, action, now());
    const isChanged = next !== session;
    session = next;
    for (const effect of effects) perform(effect);
    if (isChanged) for (const listener of listeners) listener();
  };

  const openSandbox = async ({ ticket, fixtureId }: Effect & { type: 'open-sandbox' }): Promise<void> => {
    const fixture = session.course.fixtures.find((one) => one.id === fixtureId);
    try {
      dispatch({ type: 'sandbox-ready', ticket, sandbox: await openFixture(fixture) });
    } catch (error) {
      if (!(error instanceof FixtureFailed)) throw error;
      return dispatch({ type: 'sandbox-failed', ticket, reason: sanitizeLine(await located(error)) });
    }
    setTimeout(() => void loadShell(), WHILE_THE_PROMPT_IS_READ);
  };

  const runTyped = async ({ ticket, sandbox, line, recall }: Effect & { type: 'run-line' }): Promise<void> => {
    const { runLine, isComplete } = await loadShell();
    if (!isComplete(line)) return dispatch({ type: 'line-incomplete', ticket });
    const controller = new AbortController();
    atWork.set(ticket, controller);
    const result = await runLine(sandbox, line, {
      recall,
      signal: controller.signal,
      onOutput: (output) => dispatch({ type: 'line-printed', ticket, output }),
    });
    atWork.delete(ticket);
    dispatch({ type: 'line-finished', ticket, result });
  };

  const replay = async ({ ticket, sandbox, lines }: Effect & { type: 'replay' }): Promise<void> => {
    const controller = new AbortController();
    atWork.set(ticket, controller);
    const { runLine } = await loadShell();
    const exitCodes: number[] = [];
    let present = sandbox;
    for (const line of lines) {
      if (controller.signal.aborted) break;
      const result = await runLine(present, line, { signal: controller.signal });
      present = result.sandbox;
      exitCodes.push(result.exitCode);
    }
    atWork.delete(ticket);
    dispatch({ type: 'replayed', ticket, sandbox: controller.signal.aborted ? undefined : present, exitCodes });
  };

  const completeWord = async ({ sandbox, text, cursor }: Effect & { type: 'complete' }): Promise<void> => {
    const { complete } = await loadShell();
    dispatch({ type: 'completed', text, cursor, completion: complete(sandbox, text, cursor) });
  };

  const save = ({ event }: Effect & { type: 'save' }): void => {
    const result = journal.append({ ...event, at: now() });
    const reason = result.saved ? {} : { reason: sanitizeLine(result.reason) };
    dispatch({ type: 'saved', state: { isSaved: result.saved, pending: journal.pending, ...reason } });
  };

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'open-sandbox':
        void openSandbox(effect);
        return;
      case 'run-line':
        void runTyped(effect);
        return;
      case 'replay':
        void replay(effect);
        return;
      case 'pause':
        setTimeout(() => dispatch({ type: 'paused', ticket: effect.ticket }), readingTime);
        return;
      case 'complete':
        void completeWord(effect);
        return;
      case 'interrupt':
        atWork.get(effect.ticket)?.abort();
        return;
      case 'wake':
        clearTimeout(waking);
        waking = setTimeout(() => dispatch({ type: 'woken' }), Math.max(0, effect.at - now()));
        waking.unref();
        return;
      case 'save':
        save(effect);
        return;
      case 'keep-file':
        dispatch({ type: 'file-kept', kept: keepFile([process.cwd(), homedir()], effect.name, effect.text) });
        return;
      case 'suspend':
        onSuspend();
        return;
      case 'leave':
        onLeave();
        return;
    }
  };

  return {
    getSession: () => session,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispatch,
  };
}
