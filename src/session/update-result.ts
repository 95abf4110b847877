import type { Effect } from './effect.ts';
import type { ProgressEvent } from './progress.ts';
import { recorded } from './recorded.ts';
import type { Session } from './session.ts';

/** A session after an action, and what is to be done about it. */
export interface Update {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

/** An update without effects. */
export const only = (session: Session): Update => ({ session, effects: [] });

/** One update after another; the effects of both, in order. */
export function chained(first: Update, next: (session: Session) => Update): Update {
  const second = next(first.session);
  return { session: second.session, effects: [...first.effects, ...second.effects] };
}

/** Journals several events in order. */
export function journalledAll(session: Session, events: readonly ProgressEvent[], at: number): Update {
  return events.reduce((before, event) => chained(before, (now) => journalled(now, event, at)), only(session));
}

/** Journals lines in order, each as the event that it is by then; undefined where it is none. */
export function journalledLines(
  session: Session,
  lines: readonly string[],
  eventOf: (session: Session, line: string) => ProgressEvent | undefined,
  at: number,
): Update {
  const after = (now: Session, line: string): Update => {
    const event = eventOf(now, line);
    return event ? journalled(now, event, at) : only(now);
  };
  return lines.reduce((before, line) => chained(before, (now) => after(now, line)), only(session));
}

/** Journals an event and counts it at once. `at` is real time, epoch milliseconds. */
export function journalled(session: Session, event: ProgressEvent, at: number): Update {
  const progress = recorded(session.progress, [{ ...event, at }]);
  return { session: { ...session, progress }, effects: [{ type: 'save', event }] };
}
