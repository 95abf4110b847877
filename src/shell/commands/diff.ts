import { changesTenant } from '../../sim/changing-event.ts';
import { SECOND } from '../../sim/duration.ts';
import { durationText } from '../../sim/duration-text.ts';
import { entriesOf } from '../../sim/event-log.ts';
import { scheduledEvents } from '../../sim/pending.ts';
import type { Event } from '../../sim/tenant.ts';
import { printed, refused } from '../command-result.ts';
import { eventText } from '../event-text.ts';
import type { LineContext, SandboxCommand } from '../line-context.ts';
import type { LineMark } from '../shell-state.ts';
import { usageText } from '../usage-text.ts';

/** From where a line began to where another did, or to now. */
interface Span {
  readonly from: LineMark;
  readonly to: LineMark | undefined;
}

/** What the requests of the lines changed, in order; the same words once. */
function changes({ world }: LineContext, { from, to }: Span): readonly string[] {
  const count = (to?.logLength ?? world.log?.length ?? 0) - from.logLength;
  const events = entriesOf(world.log, from.logLength)
    .slice(0, count)
    .map(({ event }) => event as Event);
  return [...new Set(events.filter(changesTenant).map((event) => eventText(event, world)))];
}

/** What time alone brought meanwhile: roles that arrived, tokens that expired, purges. */
function arrivals({ world }: LineContext, { from, to }: Span): readonly string[] {
  const end = to?.at ?? world.now;
  return scheduledEvents(world)
    .filter((one) => one.at > from.at && one.at <= end)
    .map(({ text }) => text);
}

function diffText(context: LineContext, span: Span): string {
  const changed = changes(context, span).map((text) => `  ${text}`);
  const arrived = arrivals(context, span).map((text) => `  by itself: ${text}`);
  const { from, to } = span;
  const elapsed = (to?.at ?? context.world.now) - from.at;
  const time = elapsed >= 10 * SECOND ? [`  time: ${durationText(elapsed)} later`] : [];
  const lines = [...changed, ...arrived, ...time];
  const head = to ? `From '${from.text}' until before '${to.text}':` : `Since '${from.text}':`;
  return [head, ...(lines.length > 0 ? lines : ['  nothing changed in the tenant'])].join('\n');
}

const COUNT = /^[1-9]\d*$/;
const USAGE = [
  'diff  what the last line changed',
  'diff N  what the last N lines changed',
  'diff N M  from the Nth line before this one until before the Mth',
  'diff FILE FILE  as on Linux',
];

export const diff: SandboxCommand = {
  name: 'diff',
  summary: 'what the last lines changed in the tenant; of two files, as on Linux',
  usage: USAGE,
  isForLinux: (args) => args.length > 1 && args.some((one) => !COUNT.test(one)),
  run: async (args, context) => {
    const [count = 1, until = 0, ...others] = args.map(Number);
    const isWrong = args.some((one) => !COUNT.test(one)) || others.length > 0 || (until > 0 && until >= count);
    if (isWrong) return refused(`diff: '${args.join(' ')}' is not understood.\n${usageText(USAGE)}`, 2);
    const { lastLines } = context;
    const from = lastLines.at(-count);
    if (lastLines.length === 0) return printed('Nothing was typed yet.');
    if (!from)
      return refused(
        lastLines.length === 1
          ? 'diff: only one line can be looked back on.'
          : `diff: only the last ${lastLines.length} lines can be looked back on.`,
        2,
      );
    return printed(diffText(context, { from, to: until > 0 ? lastLines.at(-until) : undefined }));
  },
};
