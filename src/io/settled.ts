import type { Session } from '../session/session.ts';
import { isAtWork } from '../session/terminal.ts';
import type { Store } from './driver.ts';

/** Resolves as soon as the session is so. */
function until(store: Store, isSo: (session: Session) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo(store.getSession())) return resolve();
    const stop = store.subscribe(() => {
      if (!isSo(store.getSession())) return;
      stop();
      resolve();
    });
  });
}

/** Resolves when no line is at work and no world is being made. */
export const settled = (store: Store): Promise<void> => until(store, (session) => !isAtWork(session));

/** Resolves when the world of a scenario that is on the screen is there, or is known not to be, while its story may still be read. */
export const worldKnown = (store: Store): Promise<void> =>
  until(store, ({ screen }) => screen.name !== 'scenario' || screen.run !== undefined);
