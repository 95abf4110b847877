import type { World } from '../sim/world.ts';
import { type AzArgument, nameOf } from './az/az-argument.ts';
import { GLOBAL_ARGUMENTS, subscription } from './az/az-arguments.ts';
import type { AzCommand } from './az/az-command.ts';
import { argumentsOf } from './az/az-tokens.ts';
import { childrenOf, lastWord, placeOf } from './az/az-tree.ts';
import { namesFor } from './complete-names.ts';
import type { Name } from './complete-visible.ts';
import type { Account } from './shell-state.ts';

/** A line of `az` up to the cursor: the words behind `az`, and the one being typed. */
export interface AzLine {
  readonly words: readonly string[];
  readonly word: string;
  readonly world: World;
  readonly account: Account | undefined;
}

/** What may stand at the cursor. Values are found by any part of their names; `file` is a file of the sandbox. */
interface AzCandidates {
  readonly candidates: readonly Name[];
  readonly kind: 'word' | 'value' | 'file';
}

const words = (candidates: readonly string[]): AzCandidates => ({ candidates, kind: 'word' });
const values = (candidates: readonly Name[]): AzCandidates => ({ candidates, kind: 'value' });

function argumentNamed(command: AzCommand, word: string | undefined): AzArgument | undefined {
  return argumentsOf(command).find((argument) => word !== undefined && argument.options.includes(word));
}

/** What the line gave to options already, by their long names; of several values the last. */
function givenIn(command: AzCommand, words: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  let open: AzArgument | undefined;
  for (const word of words) {
    const argument = argumentNamed(command, word);
    if (argument) given.set(nameOf(argument), '');
    else if (open) given.set(nameOf(open), word);
    open = argument ?? open;
  }
  return given;
}

/** The option whose value is being typed; one that takes a single value is done with after it. */
function openArgument(command: AzCommand, words: readonly string[]): AzArgument | undefined {
  const at = words.findLastIndex((word) => argumentNamed(command, word));
  const argument = argumentNamed(command, words[at]);
  if (!argument || argument.takes === 'switch') return undefined;
  const isDone = (argument.takes === 'value' || argument.takes === 'truth') && at < words.length - 1;
  return isDone ? undefined : argument;
}

/** What is looked for first: what must be there, then what is the command's own, then what every command takes. */
function rankOf(argument: AzArgument): number {
  if (argument.isRequired) return 0;
  return GLOBAL_ARGUMENTS.includes(argument) || argument === subscription ? 2 : 1;
}

/** Options that are not on the line yet. */
function optionsLeft(command: AzCommand, given: ReadonlyMap<string, string>): readonly string[] {
  const left = argumentsOf(command).filter((argument) => !given.has(nameOf(argument)));
  const sorted = [...left].sort((one, other) => rankOf(one) - rankOf(other));
  return sorted.flatMap((argument) => argument.options);
}

/** Options whose value is a file, as it is or behind `@`. */
const FILE_OPTIONS: readonly string[] = [
  '--body',
  '--file',
  '--output-file',
  '--parameters',
  '--params',
  '--properties',
  '--rules',
  '--ssh-key-values',
];

function valuesOf(
  argument: AzArgument,
  line: AzLine,
  at: { command: AzCommand; words: readonly string[] },
): AzCandidates {
  const name = nameOf(argument);
  if (line.word.startsWith('@')) return { candidates: [], kind: 'file' };
  if (argument.choices) return values(argument.choices);
  const { world, account } = line;
  const given = givenIn(at.command, at.words);
  const names = namesFor(name, { world, account, path: at.command.path, given });
  if (names) return values(names);
  return FILE_OPTIONS.includes(name) ? { candidates: [], kind: 'file' } : values([]);
}

const behind = (option: string, one: Name): Name =>
  typeof one === 'string'
    ? option + one
    : { ...one, text: option + one.text, ...(one.name ? { name: option + one.name } : {}) };

function inCommand(command: AzCommand, typed: readonly string[], line: AzLine): AzCandidates {
  const { word } = line;
  const [, option, start] = /^(--[a-z-]+=)(.*)$/s.exec(word) ?? [];
  const named = argumentNamed(command, option?.slice(0, -1));
  if (named && option !== undefined && start !== undefined) {
    const { candidates } = valuesOf(named, line, { command, words: typed });
    return values(candidates.map((one) => behind(option, one)));
  }
  const options = optionsLeft(command, givenIn(command, typed));
  if (word.startsWith('-')) return words(options);
  const open = openArgument(command, typed);
  return open ? valuesOf(open, line, { command, words: typed }) : words(options.filter((one) => one.startsWith('--')));
}

/** What may follow the words of an `az` line: the same groups, commands, options and choices that `--help` shows. */
export function completeAz(line: AzLine): AzCandidates {
  const place = placeOf(line.words);
  if (place.kind === 'command') return inCommand(place.command, place.rest, line);
  if (place.kind !== 'group' || place.rest.length > 0) return words([]);
  if (line.word.startsWith('-')) return words(['--help', ...(place.group.path === '' ? ['--version'] : [])]);
  const { groups, commands } = childrenOf(place.group.path);
  return words([...new Set([...groups, ...commands].map(({ path }) => lastWord(path)))].sort());
}
