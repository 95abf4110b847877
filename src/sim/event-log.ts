/** What happened and when: one entry of the tenant's audit log. `event.type` names the kind. */
export interface LoggedEvent {
  readonly at: number;
  readonly event: { readonly type: string };
}

/** The audit log as a list from the newest entry back, so that worlds share their past. */
export interface EventLog {
  readonly entry: LoggedEvent;
  readonly earlier: EventLog | undefined;
  readonly length: number;
}

export function appended(log: EventLog | undefined, entry: LoggedEvent): EventLog {
  return { entry, earlier: log, length: (log?.length ?? 0) + 1 };
}

/** The entries in the order in which they happened; with `since`, only those after that many. */
export function entriesOf(log: EventLog | undefined, since = 0): readonly LoggedEvent[] {
  const entries: LoggedEvent[] = [];
  for (let node = log; node !== undefined && node.length > since; node = node.earlier) entries.push(node.entry);
  return entries.reverse();
}
