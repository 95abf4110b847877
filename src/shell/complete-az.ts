import type { World } from '../sim/world.ts';
import { type AzArgument, nameOf } from './az/az-argument.ts';
import type { AzCommand } from './az/az-command.ts';
import { argumentsOf } from './az/az-tokens.ts';
import { childrenOf, lastWord, placeOf } from './az/az-tree.ts';
import { namesFor } from './complete-names.ts';
import type { Account } from './shell-state.ts';

/** A line of `az` up to the cursor: the words behind `az`, and the one being typed. */
export interface AzLine {
  readonly words: readonly string[];
  readonly word: string;
  readonly world: World;
  readonly account: Account | undefined;
}

/** What may stand at the cursor. `isFile`: a file of the sandbox may, too. */
interface AzCandidates {
  readonly candidates: readonly string[];
  readonly isFile: boolean;
}

const only = (candidates: readonly string[]): AzCandidates => ({ candidates, isFile: false });

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

/** Long options that are not on the line yet, what must be there first; the short ones too once a dash is typed. */
function optionsLeft(command: AzCommand, given: ReadonlyMap<string, string>): readonly string[] {
  const left = argumentsOf(command).filter((argument) => !given.has(nameOf(argument)));
  const sorted = [...left].sort((one, other) => Number(other.isRequired ?? false) - Number(one.isRequired ?? false));
  return sorted.flatMap((argument) => argument.options);
}

function valuesOf(
  argument: AzArgument,
  line: AzLine,
  at: { command: AzCommand; words: readonly string[] },
): AzCandidates {
  if (argument.choices) return only(argument.choices);
  const { world, account } = line;
  const given = givenIn(at.command, at.words);
  const names = namesFor(nameOf(argument), { world, account, path: at.command.path, given });
  return names ? only(names) : { candidates: [], isFile: true };
}

function inCommand(command: AzCommand, words: readonly string[], line: AzLine): AzCandidates {
  const { word } = line;
  const [, option, start] = /^(--[a-z-]+=)(.*)$/s.exec(word) ?? [];
  const named = argumentNamed(command, option?.slice(0, -1));
  if (named && option !== undefined && start !== undefined) {
    const { candidates } = valuesOf(named, line, { command, words });
    return only(candidates.map((one) => option + one));
  }
  const open = openArgument(command, words);
  const options = optionsLeft(command, givenIn(command, words));
  if (word.startsWith('-')) return only(options);
  const long = options.filter((one) => one.startsWith('--'));
  if (!open) return only(long);
  const values = valuesOf(open, line, { command, words });
  return values;
}

/** What may follow the words of an `az` line: the same groups, commands, options and choices that `--help` shows. */
export function completeAz(line: AzLine): AzCandidates {
  const place = placeOf(line.words);
  if (place.kind === 'command') return inCommand(place.command, place.rest, line);
  if (place.kind !== 'group' || place.rest.length > 0) return only([]);
  if (line.word.startsWith('-')) return only(['--help', ...(place.group.path === '' ? ['--version'] : [])]);
  const { groups, commands } = childrenOf(place.group.path);
  return only([...new Set([...groups, ...commands].map(({ path }) => lastWord(path)))].sort());
}
