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
  'timeline WORD  that hold it, as in role, denied or a name',
  'timeline N  the last N events',
  'timeline --last N  the same',
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
  readonly any: string;
  readonly isJson: boolean;
}

const PARTS = { '--type': 'type', '--by': 'by', '--about': 'about', '--any': 'any' } as const;

const isPart = (option: string): option is keyof typeof PARTS => Object.hasOwn(PARTS, option);

const COUNT = /^[1-9]\d*$/;

/** A number alone is how many, and a word alone is looked for everywhere. */
const spelledOut = (word: string, index: number, words: readonly string[]): readonly string[] => {
  const isValue = /^--(last|type|by|about)$/.test(words[index - 1] ?? '');
  if (word.startsWith('-') || isValue) return [word];
  return [COUNT.test(word) ? '--last' : '--any', word];
};

function wishOf(words: readonly string[]): Wish | undefined {
  const args = words.flatMap(spelledOut);
  let wish: Wish = { last: SHOWN, type: '', by: '', about: '', any: '', isJson: false };
  for (let at = 0; at < args.length; at += 1) {
    const [option = '', value] = [args[at], args[at + 1]];
    if (option === '--json') wish = { ...wish, isJson: true };
    else if (isPart(option) && value !== undefined) wish = { ...wish, [PARTS[option]]: value.toLowerCase() };
    else if (option === '--last' && COUNT.test(value ?? '')) wish = { ...wish, last: Number(value) };
    else return undefined;
    if (option !== '--json') at += 1;
  }
  return wish;
}

interface Entry {
  readonly at: number;
  readonly event: Event;
}

function isWished({ event }: Entry, world: World, { type, by, about, any }: Wish): boolean {
  const holds = (text: string, part: string): boolean => text.toLowerCase().includes(part);
  const whole = (): string => [event.type, eventText(event, world), authorOf(event, world)].join(' ');
  return (
    (any === '' || holds(whole(), any)) &&
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
    if (!wish) return refused(`timeline: '${args.join(' ')}' is not understood.\n${usageText(USAGE)}`, 2);
    const { shown, all } = chosen(world, wish);
    if (wish.isJson) return printed(jsonOf(world, shown));
    if (shown.length === 0)
      return printed('Nothing of that kind happened yet. timeline alone shows the last events of every kind.');
    const hidden = all - shown.length;
    const rest = hidden > 0 ? `\n${hidden} earlier; timeline --last ${all} shows all.` : '';
    return printed(`${textOf(world, shown)}${rest}`);
  },
};
