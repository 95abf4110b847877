import { entriesOf } from '../../sim/event-log.ts';
import { isoTime } from '../../sim/iso-time.ts';
import type { Event } from '../../sim/tenant.ts';
import type { World } from '../../sim/world.ts';
import { printed, refused } from '../command-result.ts';
import { formatTime } from '../date-format.ts';
import { authorOf, eventText } from '../event-text.ts';
import type { SandboxCommand } from '../line-context.ts';

const USAGE = ['timeline', 'timeline --last N', 'timeline --type TYPE', 'timeline --json'];
const SHOWN = 20;

interface Wish {
  readonly last: number;
  /** A part of the type's name, in any case. */
  readonly type: string;
  readonly isJson: boolean;
}

function wishOf(args: readonly string[]): Wish | undefined {
  let wish: Wish = { last: SHOWN, type: '', isJson: false };
  for (let at = 0; at < args.length; at += 1) {
    const value = args[at + 1];
    if (args[at] === '--json') wish = { ...wish, isJson: true };
    else if (args[at] === '--type' && value !== undefined) wish = { ...wish, type: value.toLowerCase() };
    else if (args[at] === '--last' && /^[1-9]\d*$/.test(value ?? '')) wish = { ...wish, last: Number(value) };
    else return undefined;
    if (args[at] !== '--json') at += 1;
  }
  return wish;
}

interface Entry {
  readonly at: number;
  readonly event: Event;
}

function chosen(world: World, { last, type }: Wish): { readonly shown: readonly Entry[]; readonly all: number } {
  const entries = entriesOf(world.log) as readonly Entry[];
  const found = entries.filter(({ event }) => event.type.toLowerCase().includes(type));
  return { shown: found.slice(-last), all: found.length };
}

function textOf(world: World, entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(({ event }) => event.type.length));
  const days = new Set(entries.map(({ at }) => formatTime(at, '%F')));
  const format = days.size > 1 ? '%F %T' : '%T';
  return entries
    .map(({ at, event }) => {
      const author = authorOf(event, world);
      const by = author === undefined ? '' : `, by ${author}`;
      return `${formatTime(at, format)}  ${event.type.padEnd(width)}  ${eventText(event, world)}${by}`;
    })
    .join('\n');
}

function jsonOf(world: World, entries: readonly Entry[]): string {
  const items = entries.map(({ at, event }) => ({
    time: isoTime(at),
    type: event.type,
    text: eventText(event, world),
    caller: authorOf(event, world) ?? null,
  }));
  return JSON.stringify(items, null, 2);
}

export const timeline: SandboxCommand = {
  name: 'timeline',
  summary: "the tenant's audit log: what happened, when, and by whom",
  usage: USAGE,
  run: async (args, { world }) => {
    const wish = wishOf(args);
    if (!wish) return refused(`usage:\n  ${USAGE.join('\n  ')}`, 2);
    const { shown, all } = chosen(world, wish);
    if (wish.isJson) return printed(jsonOf(world, shown));
    if (shown.length === 0) return printed('Nothing of that kind happened yet.');
    const hidden = all - shown.length;
    const rest = hidden > 0 ? `\n${hidden} earlier; timeline --last ${all} shows all.` : '';
    return printed(`${textOf(world, shown)}${rest}`);
  },
};
