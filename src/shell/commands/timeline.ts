import { entriesOf } from '../../sim/event-log.ts';
import { isoTime } from '../../sim/iso-time.ts';
import type { Event } from '../../sim/tenant.ts';
import type { World } from '../../sim/world.ts';
import { printed, refused } from '../command-result.ts';
import { formatTime } from '../date-format.ts';
import { authorOf, eventText } from '../event-text.ts';
import type { SandboxCommand } from '../line-context.ts';
import { usageText } from '../usage-text.ts';

const USAGE = [
  'timeline  the last 20 events',
  'timeline --last N  so many',
  'timeline --type TYPE  whose type holds this, as in role, token or denied',
  'timeline --by NAME  that somebody of this name did',
  'timeline --about NAME  in whose text this stands',
  'timeline --json  as data',
];
const SHOWN = 20;

interface Wish {
  readonly last: number;
  /** Parts of the type's name, of the author's and of the text, in any case. */
  readonly type: string;
  readonly by: string;
  readonly about: string;
  readonly isJson: boolean;
}

const PARTS = { '--type': 'type', '--by': 'by', '--about': 'about' } as const;

const isPart = (option: string): option is keyof typeof PARTS => Object.hasOwn(PARTS, option);

function wishOf(args: readonly string[]): Wish | undefined {
  let wish: Wish = { last: SHOWN, type: '', by: '', about: '', isJson: false };
  for (let at = 0; at < args.length; at += 1) {
    const [option = '', value] = [args[at], args[at + 1]];
    if (option === '--json') wish = { ...wish, isJson: true };
    else if (isPart(option) && value !== undefined) wish = { ...wish, [PARTS[option]]: value.toLowerCase() };
    else if (option === '--last' && /^[1-9]\d*$/.test(value ?? '')) wish = { ...wish, last: Number(value) };
    else return undefined;
    if (option !== '--json') at += 1;
  }
  return wish;
}

interface Entry {
  readonly at: number;
  readonly event: Event;
}

function isWished({ event }: Entry, world: World, { type, by, about }: Wish): boolean {
  const holds = (text: string, part: string): boolean => text.toLowerCase().includes(part);
  return (
    holds(event.type, type) &&
    (by === '' || holds(authorOf(event, world) ?? '', by)) &&
    (about === '' || holds(eventText(event, world), about))
  );
}

function chosen(world: World, wish: Wish): { readonly shown: readonly Entry[]; readonly all: number } {
  const entries = entriesOf(world.log) as readonly Entry[];
  const found = entries.filter((entry) => isWished(entry, world, wish));
  return { shown: found.slice(-wish.last), all: found.length };
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
    if (!wish) return refused(usageText(USAGE), 2);
    const { shown, all } = chosen(world, wish);
    if (wish.isJson) return printed(jsonOf(world, shown));
    if (shown.length === 0) return printed('Nothing of that kind happened yet.');
    const hidden = all - shown.length;
    const rest = hidden > 0 ? `\n${hidden} earlier; timeline --last ${all} shows all.` : '';
    return printed(`${textOf(world, shown)}${rest}`);
  },
};
