import { isAtWork } from '../session/terminal.ts';
import type { Store } from './driver.ts';

/** Resolves when no line is at work and no world is being made. */
export function settled(store: Store): Promise<void> {
  return new Promise((resolve) => {
    if (!isAtWork(store.getSession())) return resolve();
    const stop = store.subscribe(() => {
      if (isAtWork(store.getSession())) return;
      stop();
      resolve();
    });
  });
}
