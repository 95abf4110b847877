import type { Session } from '../session/session.ts';
import { MINUTE } from '../sim/duration.ts';
import { knownProgress } from './known-progress.ts';

/** The session that the lab starts with: the home screen, and everything that was ever saved in `home`. */
export function firstSession({ course, commands }: Pick<Session, 'course' | 'commands'>, home: string): Session {
  const { progress, notices } = knownProgress(home, course);
  return {
    course,
    commands,
    progress,
    screen: { name: 'home' },
    save: { isSaved: true, pending: 0 },
    now: Date.now(),
    utcOffset: -new Date().getTimezoneOffset() * MINUTE,
    nextTicket: 1,
    notices,
  };
}
