import { DAY, HOUR, MINUTE, SECOND } from '../../sim/duration.ts';
import { durationText } from '../../sim/duration-text.ts';
import { foreseenEvents, type PendingEvent, pendingEvents } from '../../sim/pending.ts';
import type { World } from '../../sim/world.ts';
import { printed, refused } from '../command-result.ts';
import { formatTime } from '../date-format.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import { usageText } from '../usage-text.ts';

const USAGE = [
  'clock  the time, and what is pending',
  'clock +9m  on by s, m, h or d; also +24h, +45d, +1h30m',
  'clock to next  just past the first thing that is pending',
  'clock to expiry  past the expiry of the last token held',
  'clock to propagation  past the last role that is on its way',
  'clock to roll  to the next roll of a certificate',
  'clock to purge  to the next purge of something deleted',
];

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, min: MINUTE, h: HOUR, d: DAY };

/** `+9m`, `+24h`, `+1h30m` as milliseconds. */
function amountOf(text: string): number | undefined {
  if (!/^\+(\d+(s|min|m|h|d))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(s|min|m|h|d)/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}

/** Where `clock to` goes: past the last of what is pending of a kind (all of it has happened then), or just past the next one. */
const TARGETS = {
  expiry: { picks: 'last', none: 'no token is held, so there is no expiry to go to' },
  propagation: { picks: 'last', none: 'no role assignment is on its way' },
  roll: { picks: 'first', none: 'there is no managed identity whose certificate could be rolled' },
  next: { picks: 'first', none: 'nothing is pending' },
  purge: { picks: 'first', none: 'nothing deleted waits to be purged' },
} as const;

function isTarget(name: string | undefined): name is keyof typeof TARGETS {
  return name !== undefined && Object.hasOwn(TARGETS, name);
}

const timeText = (now: number): string => formatTime(now, '%a %F %T UTC');

function pendingLines(world: World): readonly string[] {
  const pending = foreseenEvents(world);
  if (pending.length === 0) return ['Nothing is pending.'];
  const times = pending.map(({ at }) => `in ${durationText(at - world.now)}`);
  const width = Math.max(...times.map(({ length }) => length));
  return ['Pending:', ...pending.map(({ text }, index) => `  ${times[index]?.padEnd(width)}  ${text}`)];
}

/** Lets the time pass and tells what it brought. */
function advance(milliseconds: number, context: LineContext): CommandResult {
  const before = pendingEvents(context.world);
  context.send({ type: 'clock.advance', milliseconds });
  const { now } = context.world;
  const passed = before.filter(({ at }) => at <= now);
  const lines = [`${timeText(now)}, ${durationText(milliseconds)} later`, ...passed.map(({ text }) => `  ${text}`)];
  return printed(lines.join('\n'));
}

function advanceTo(name: keyof typeof TARGETS, context: LineContext): CommandResult {
  const { picks, none } = TARGETS[name];
  const events: readonly PendingEvent[] = pendingEvents(context.world).filter(
    ({ kind }) => name === 'next' || kind === name,
  );
  const event = events.at(picks === 'last' ? -1 : 0);
  if (!event) return refused(`clock: ${none}. The time stays as it is.`);
  return advance(event.at - context.world.now + SECOND, context);
}

export const clock: SandboxCommand = {
  name: 'clock',
  summary: 'the simulated time, what is pending, and moving the time on',
  usage: USAGE,
  run: async (args, context) => {
    const [first, second, ...others] = args;
    if (first === undefined) return printed([timeText(context.world.now), ...pendingLines(context.world)].join('\n'));
    const amount = second === undefined ? amountOf(first) : undefined;
    if (amount !== undefined) return advance(amount, context);
    if (first === 'to' && isTarget(second) && others.length === 0) return advanceTo(second, context);
    if (/^-\d/.test(first)) return refused('clock: time goes forward only. undo takes back the last line.', 2);
    return refused(`clock: '${args.join(' ')}' is not understood.\n${usageText(USAGE)}`, 2);
  },
};
