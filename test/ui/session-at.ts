import type { Action } from '../../src/session/action.ts';
import { NO_PROGRESS } from '../../src/session/progress.ts';
import type { Screen } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { smallCourse } from './small-course.ts';

const someCommands = [
  { name: 'curl', summary: 'send a request', usage: ['curl [-s] URL'] },
  { name: 'az identity create', summary: 'Create an identity', usage: ['az identity create -g rg-app -n id-reports'] },
];

/** A session of somebody new, on the screen given. */
export function sessionAt(screen: Screen, more: Partial<Session> = {}): Session {
  const save = { isSaved: true, pending: 0 };
  return {
    course: smallCourse,
    progress: NO_PROGRESS,
    save,
    now: 1_000,
    utcOffset: 0,
    nextTicket: 1,
    commands: someCommands,
    notices: [],
    ...more,
    screen,
  };
}

/** The session after some actions, at a fixed time. */
export const after = (session: Session, ...actions: readonly Action[]): Session =>
  actions.reduce((before, action) => update(before, action, 1_000).session, session);
