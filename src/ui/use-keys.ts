import { useInput, useStdin } from 'ink';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Action } from '../session/action.ts';
import type { Session } from '../session/session.ts';
import { terminalOf } from '../session/terminal.ts';
import { isTypingIn, keysFor } from './keys.ts';
import { menuOf } from './menu.ts';
import { asKey, createPressReader, deleteKey, type KeyFlags, type Press } from './press.ts';
import type { Store } from './store.ts';
import { useTypeAhead } from './type-ahead.ts';
import { type ViewStore, viewKey, viewOf } from './view-store.ts';

const clamped = (value: number, highest: number): number => Math.max(0, Math.min(highest, value));

/** Scrolls what the view alone scrolls: everything but a terminal. */
function scroll(views: ViewStore, session: Session, rows: number): void {
  const view = viewOf(views, session);
  const { top, limit } = views.lastDrawn();
  views.set({ ...view, top: clamped((view.top ?? top) - rows, limit()) });
}

function isMoreBelow(views: ViewStore, session: Session): boolean {
  const { of, top, limit } = views.lastDrawn();
  return of === viewKey(session) && (viewOf(views, session).top ?? top) < limit();
}

/** A menu keeps its own cursor, and gives back where the chosen line leads. */
function onMenu(action: Action, session: Session, views: ViewStore): Action | undefined {
  const entries = menuOf(session) ?? [];
  const view = viewOf(views, session);
  if (action.type === 'move-cursor') {
    const isStep = Math.abs(action.by) === 1;
    const next = view.cursor + action.by;
    const wrapped = (next + entries.length) % Math.max(1, entries.length);
    views.set({ ...view, cursor: isStep ? wrapped : clamped(next, entries.length - 1) });
    return undefined;
  }
  if (action.type === 'flag') return { type: 'flag', index: view.cursor };
  const chosen = entries[view.cursor];
  return action.type === 'submit' && chosen ? { type: 'go', destination: chosen } : action;
}

/** Whether Enter reads on before it goes on: of a summary what matters stands at the top. */
const isReadToTheEnd = ({ screen }: Session): boolean => screen.name !== 'summary';

function onTerminal(action: Action & { type: 'scroll' }, scrollback: number, limit: number): Action | undefined {
  const rows = clamped(scrollback + action.rows, limit) - scrollback;
  return rows === 0 ? undefined : { type: 'scroll', rows };
}

/** Does what the view does by itself, cursor and scroll, and gives back what is left for the session. */
function forSession(action: Action, session: Session, views: ViewStore): Action | undefined {
  if (menuOf(session)) return onMenu(action, session, views);
  const run = terminalOf(session);
  const { isTerminal, limit } = views.lastDrawn();
  if (action.type === 'scroll' && run && isTerminal) return onTerminal(action, run.scrollback, limit());
  if (action.type === 'go-on' && isReadToTheEnd(session) && isMoreBelow(views, session)) {
    scroll(views, session, -pageRows);
    return undefined;
  }
  if (action.type !== 'scroll') return action;
  scroll(views, session, action.rows);
  return undefined;
}

/** Rows that "read on" goes forward by. */
const pageRows = 10;

function actionOf(press: Press, session: Session): Action | undefined {
  if (press.type === 'key') return keysFor(session)(press.input, press.key);
  if (!isTypingIn(session)) return undefined;
  const { type, text } = press;
  return type === 'paste' || /[\r\n]/.test(text)
    ? { type: 'paste', text }
    : { type: 'edit', edit: { do: 'insert', text } };
}

/** Esc and a character that came at once look like one key with Alt. Where that means nothing they are two. */
function parted(press: Press, session: Session): readonly Press[] {
  if (press.type !== 'key' || !press.key.meta || [...press.input].length !== 1) return [press];
  return actionOf(press, session) ? [press] : [asKey('\u001B'), asKey(press.input)];
}

/**
 * A burst is typed where letters are typed, and at a terminal whose bar of keys is open, too: nobody chooses that fast, unless a key is
 * held down. Elsewhere each of its characters is a key.
 */
function pressesFor(press: Press, session: Session): readonly Press[] {
  if (press.type !== 'burst') return parted(press, session);
  const isOneKeyHeld = terminalOf(session)?.focus === 'keys' && new Set(press.text).size === 1;
  return isTypingIn(session) && !isOneKeyHeld ? [press] : Array.from(press.text, asKey);
}

/**
 * The one owner of the keyboard. Each key is read against the session as it is at that moment, so keys that arrive together
 * mean what they would mean one by one. In a window that is too small nothing but Ctrl-C counts.
 */
export function useKeys(store: Store, views: ViewStore, isLargeEnough: boolean): void {
  const [readPress] = useState(createPressReader);
  const nameDelete = useNamedDelete();
  const take = useCallback(
    (press: Press) => {
      const session = store.getSession();
      const action = actionOf(press, session);
      const left = action && forSession(action, session, views);
      if (left && (isLargeEnough || left.type === 'interrupt')) store.dispatch(left);
      return action !== undefined;
    },
    [store, views, isLargeEnough],
  );
  const keep = useTypeAhead(store, take);
  const handle = useCallback(
    (input: string, key: KeyFlags) => {
      const presses = readPress(...nameDelete(input, key)).flatMap((one) => pressesFor(one, store.getSession()));
      for (const press of presses) if (!take(press)) keep(press);
    },
    [store, take, keep, readPress, nameDelete],
  );
  useInput(handle);
}

type Keyed = [input: string, key: KeyFlags];

/** Tells the Delete key from Backspace, which Ink reports alike: by the bytes that came. */
function useNamedDelete(): (input: string, key: KeyFlags) => Keyed {
  const { internal_eventEmitter: emitter } = useStdin();
  const lastRaw = useRef('');
  useEffect(() => {
    const note = (raw: string) => {
      lastRaw.current = raw;
    };
    emitter?.on('input', note);
    return () => {
      emitter?.removeListener('input', note);
    };
  }, [emitter]);
  return useCallback(
    (input, key) => (key.delete && lastRaw.current === `\u001B${deleteKey}` ? [deleteKey, {}] : [input, key]),
    [],
  );
}
