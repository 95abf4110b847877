import { DAY, HOUR, MINUTE, SECOND } from '../../sim/duration.ts';
import { durationText } from '../../sim/duration-text.ts';
import { foreseenEvents, type PendingEvent, pendingEvents } from '../../sim/pending.ts';
import type { World } from '../../sim/world.ts';
import { closestMatch } from '../close-matches.ts';
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

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

const PART = /(\d+)(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)/g;
const AMOUNT = new RegExp(`^\\+?(?:${PART.source})+$`);

/** `+9m`, `+24h`, `+1h30m`, `9 minutes` as milliseconds. */
function amountOf(words: readonly string[]): number | undefined {
  const text = words.join('').toLowerCase();
  if (!AMOUNT.test(text)) return undefined;
  return [...text.matchAll(PART)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit[0] ?? ''] ?? 0),
    0,
  );
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

/** What `clock to` was meant to go to, where that is nearly it. */
function nearest(word: string): string {
  const meant = closestMatch(word, Object.keys(TARGETS), 0.6);
  return meant === undefined ? '' : ` Did you mean clock to ${meant}?`;
}

export const clock: SandboxCommand = {
  name: 'clock',
  summary: 'the simulated time, what is pending, and moving the time on',
  usage: USAGE,
  run: async (args, context) => {
    const [first, second, ...others] = args;
    const typed = args.join(' ');
    if (first === undefined) return printed([timeText(context.world.now), ...pendingLines(context.world)].join('\n'));
    const amount = amountOf(args);
    if (amount !== undefined) return advance(amount, context);
    if (first === 'to' && isTarget(second) && others.length === 0) return advanceTo(second, context);
    if (/^-\d/.test(first)) return refused('clock: time goes forward only. undo takes back the last change.', 2);
    if (/^\+?\d+$/.test(typed))
      return refused(`clock: ${typed} of what? Say the unit, as in clock +9m: s, m, h or d.`, 2);
    return refused(`clock: '${typed}' is not understood.${nearest(second ?? first)}\n${usageText(USAGE)}`, 2);
  },
};
