import { SECOND } from '../../sim/duration.ts';
import { durationText } from '../../sim/duration-text.ts';
import { entriesOf } from '../../sim/event-log.ts';
import { scheduledEvents } from '../../sim/pending.ts';
import type { Event } from '../../sim/tenant.ts';
import { printed, refused } from '../command-result.ts';
import { changesTenant, eventText } from '../event-text.ts';
import type { LineContext, SandboxCommand } from '../line-context.ts';
import type { LineMark } from '../shell-state.ts';

/** What the requests of a line changed, in order; the same words once. */
function changes({ world }: LineContext, { logLength }: LineMark): readonly string[] {
  const events = entriesOf(world.log, logLength).map(({ event }) => event as Event);
  return [...new Set(events.filter(changesTenant).map((event) => eventText(event, world)))];
}

/** What time alone brought since the line began: roles that arrived, tokens that expired, purges. */
function arrivals({ world }: LineContext, { at }: LineMark): readonly string[] {
  return scheduledEvents(world)
    .filter((one) => one.at > at && one.at <= world.now)
    .map(({ text }) => text);
}

function diffText(context: LineContext, mark: LineMark): string {
  const changed = changes(context, mark).map((text) => `  ${text}`);
  const arrived = arrivals(context, mark).map((text) => `  by itself: ${text}`);
  const elapsed = context.world.now - mark.at;
  const time = elapsed >= 10 * SECOND ? [`  time: ${durationText(elapsed)} later`] : [];
  const lines = [...changed, ...arrived, ...time];
  return [`Since '${mark.text}':`, ...(lines.length > 0 ? lines : ['  nothing changed in the tenant'])].join('\n');
}

export const diff: SandboxCommand = {
  name: 'diff',
  summary: 'what the last line changed in the tenant; with two files, as on Linux',
  usage: ['diff', 'diff FILE FILE'],
  isForLinux: (args) => args.length > 0,
  run: async (args, context) => {
    if (args.length > 0) return refused('usage: diff', 2);
    const { lastLine } = context;
    return printed(lastLine ? diffText(context, lastLine) : 'Nothing was typed yet.');
  },
};
