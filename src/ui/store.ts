import type { Action } from '../session/action.ts';
import type { Session } from '../session/session.ts';

/** Where the session lives; `dispatch` is the only way to change it. */
export interface Store {
  getSession(): Session;
  subscribe(listener: () => void): () => void;
  dispatch(action: Action): void;
}
