import { homeEntries } from '../session/home-entries.ts';
import type { Destination } from '../session/screen.ts';
import { foundOn } from '../session/search.ts';
import type { Session } from '../session/session.ts';
import { examEntries } from './exam-list.ts';

/** Where each line of the screen's menu leads, top to bottom; undefined where the screen is no menu. */
export function menuOf(session: Session): readonly Destination[] | undefined {
  const { screen } = session;
  if (screen.name === 'home') return homeEntries(session).map(({ destination }) => destination);
  if (screen.name === 'search') return foundOn(session, screen).map(({ destination }) => destination);
  if (screen.name === 'exam-list') return examEntries(session, screen.quiz).map(({ destination }) => destination);
  return undefined;
}
