import type { AzArgument } from './az-argument.ts';
import { GLOBAL_ARGUMENTS, subscription } from './az-arguments.ts';
import type { AzCommand } from './az-command.ts';
import { AzFailure } from './az-failure.ts';

/** A word of the line as the parser sees it. An option without an argument behind it is one that the command does not know. */
export type AzToken =
  | { readonly kind: 'value'; readonly text: string }
  | {
      readonly kind: 'option';
      readonly text: string;
      readonly argument?: AzArgument;
      /** The value behind `=`, or glued to a short option. */
      readonly attached?: string;
    };

/** Everything that a command takes: the global arguments, its own, and `--subscription` unless it has one itself. */
export function argumentsOf(command: AzCommand): readonly AzArgument[] {
  const hasOwn = command.arguments.some((argument) => argument.options.includes('--subscription'));
  return [...GLOBAL_ARGUMENTS, ...command.arguments, ...(hasOwn ? [] : [subscription])];
}

type OptionTable = ReadonlyMap<string, AzArgument>;

function tableOf(command: AzCommand): OptionTable {
  return new Map(argumentsOf(command).flatMap((argument) => argument.options.map((option) => [option, argument])));
}

interface Match {
  readonly option: string;
  readonly argument: AzArgument;
  readonly attached?: string;
}

/** The options that an inexact word can mean: a long one by its beginning, a short one by its first two characters. */
function inexactMatches(word: string, table: OptionTable): readonly Match[] {
  const isLong = word.startsWith('--');
  const [start = '', ...rest] = isLong ? word.split('=') : [word];
  const attached = rest.length > 0 ? { attached: rest.join('=') } : {};
  return [...table].flatMap(([option, argument]): readonly Match[] => {
    if (!isLong && option === word.slice(0, 2)) return [{ option, argument, attached: word.slice(2) }];
    return option.startsWith(start) ? [{ option, argument, ...attached }] : [];
  });
}

function ambiguous(word: string, matches: readonly Match[], command: AzCommand): AzFailure {
  const options = matches.map(({ option }) => option).join(', ');
  const isGlobal = matches.every(({ argument }) => GLOBAL_ARGUMENTS.includes(argument));
  const message = `ambiguous option: ${word} could match ${options}`;
  return new AzFailure(message, 2, { examples: isGlobal ? [] : command.examples.slice(0, 3) });
}

const NEGATIVE_NUMBER = /^-\d+$|^-\d*\.\d+$/;

function tokenOf(word: string, table: OptionTable, command: AzCommand): AzToken {
  const asValue: AzToken = { kind: 'value', text: word };
  if (!word.startsWith('-') || word === '-') return asValue;
  const exact = table.get(word);
  if (exact) return { kind: 'option', text: word, argument: exact };
  const equals = word.indexOf('=');
  const named = equals > 0 ? table.get(word.slice(0, equals)) : undefined;
  if (named) return { kind: 'option', text: word, argument: named, attached: word.slice(equals + 1) };
  const matches = inexactMatches(word, table);
  if (matches.length > 1) throw ambiguous(word, matches, command);
  const [match] = matches;
  if (match) return { kind: 'option', text: word, ...match };
  if (NEGATIVE_NUMBER.test(word) || word.includes(' ')) return asValue;
  return { kind: 'option', text: word };
}

/** Tells options from values by argparse's rules: exact, `--name=value`, `-nvalue`, unambiguous beginnings of long options. [F.1] */
export function tokensOf(words: readonly string[], command: AzCommand): readonly AzToken[] {
  const table = tableOf(command);
  const end = words.indexOf('--');
  const before = (end < 0 ? words : words.slice(0, end)).map((word) => tokenOf(word, table, command));
  if (end < 0) return before;
  const after = words.slice(end + 1).map((text): AzToken => ({ kind: 'value', text }));
  return [...before, { kind: 'option', text: '--' }, ...after];
}
