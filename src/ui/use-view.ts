import { useSyncExternalStore } from 'react';
import type { Session } from '../session/session.ts';
import { useLab } from './lab-context.ts';
import { type View, viewOf } from './view-store.ts';

/** Cursor and scroll of the session's screen; draws again when they change. */
export function useView(session: Session): View {
  const { views } = useLab();
  useSyncExternalStore(views.subscribe, views.get);
  return viewOf(views, session);
}
