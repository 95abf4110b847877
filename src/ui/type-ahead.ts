import { useCallback, useEffect, useRef } from 'react';
import { isOpening, terminalOf } from '../session/terminal.ts';
import type { Press } from './press.ts';
import type { Store } from './store.ts';

/** What is typed while a terminal opens is typed into it once it is there, as in any terminal; elsewhere it means nothing. */
export function useTypeAhead(store: Store, take: (press: Press) => boolean): (press: Press) => void {
  const waiting = useRef<readonly Press[]>([]);
  useEffect(
    () =>
      store.subscribe(() => {
        const session = store.getSession();
        if (waiting.current.length === 0 || isOpening(session)) return;
        const typed = waiting.current;
        waiting.current = [];
        if (terminalOf(session)) for (const press of typed) take(press);
      }),
    [store, take],
  );
  return useCallback(
    (press: Press) => {
      if (isOpening(store.getSession())) waiting.current = [...waiting.current, press];
    },
    [store],
  );
}
