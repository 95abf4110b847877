import { listedCommands } from './commands.ts';
import { completeAz } from './complete-az.ts';
import type { Name } from './complete-visible.ts';
import { completeFile, completeUsage, completeVariable } from './complete-words.ts';
import { LINUX_COMMAND_NAMES } from './linux-commands.ts';
import type { Candidate, Completion, Sandbox } from './sandbox.ts';
import { currentEnvironment, type Environment } from './shell-state.ts';
import { wordAt } from './word-at.ts';

function commandNames({ functions }: Environment): readonly string[] {
  const own = listedCommands.map(({ name }) => name);
  return [...new Set([...own, 'help', 'cd', ...functions.keys(), ...LINUX_COMMAND_NAMES])].sort();
}

/** What may stand where the word is. Values are found by any part of their names, too. */
interface Possible {
  readonly candidates: readonly Name[];
  readonly isValue?: boolean;
}

/** The command behind the `--` of `burst N -- curl …`. */
function withoutBurst(argv: readonly string[]): readonly string[] {
  const start = argv[0] === 'burst' ? argv.indexOf('--') : -1;
  return start < 0 ? argv : argv.slice(start + 1);
}

/** What may stand where the word is, whatever is typed of it. */
function possible({ world, shell }: Sandbox, argv: readonly string[], word: string): Possible {
  const environment = currentEnvironment(shell);
  const [command, ...words] = withoutBurst(argv);
  if (word.startsWith('$')) return { candidates: completeVariable(word, environment) };
  if (command === undefined && argv.length > 0) return { candidates: ['curl'] };
  if (command === undefined)
    return { candidates: word.includes('/') ? completeFile(word, environment) : commandNames(environment) };
  if (command === 'az') {
    const { account } = environment;
    const { candidates, kind } = completeAz({ words, word, world, account });
    return kind === 'file'
      ? { candidates: completeFile(word, environment) }
      : { candidates, isValue: kind === 'value' };
  }
  if (command === 'help') return { candidates: words.length === 0 ? commandNames(environment) : [] };
  const ours = listedCommands.find(({ name }) => name === command);
  if (ours?.next) return { candidates: ours.next(words, { world }), isValue: true };
  const used = ours ? completeUsage(ours, words, world) : [];
  return { candidates: used.some((one) => one.startsWith(word)) ? used : completeFile(word, environment) };
}

/** Those that begin with the word by text or by name; of values, where none does, those that hold it. Without regard to case. */
function fitting({ candidates, isValue }: Possible, word: string): readonly Candidate[] {
  const begun = word.toLowerCase();
  const all = candidates.map((one): Candidate => (typeof one === 'string' ? { text: one } : one));
  const namesOf = ({ text, name }: Candidate): readonly string[] =>
    (name === undefined ? [text] : [text, name]).map((one) => one.toLowerCase());
  const starting = all.filter((one) => namesOf(one).some((name) => name.startsWith(begun)));
  if (starting.length > 0 || !isValue) return starting;
  return all.filter((one) => (namesOf(one).at(-1) ?? '').includes(begun));
}

const NEEDS_QUOTES = /[\s&|;<>()*?"'`\\#[\]{}!]/;

/** A word as it is typed: in the quotes that were opened, or in some of its own where a shell would take it apart. */
function typedAs(word: string, quote: string | undefined): string {
  if (word.startsWith('$')) return quote === '"' ? `"${word}` : word;
  if (quote !== undefined) return `${quote}${word}${word.endsWith('/') ? '' : quote}`;
  if (word === '[system]' || !NEEDS_QUOTES.test(word)) return word;
  return `"${word}${word.endsWith('/') ? '' : '"'}`;
}

/**
 * What Tab finds for the word at the cursor: texts that may take the place of everything from `start` to the cursor, quotes
 * included. Words, options and choices come from what makes `--help`; names from the world, as far as whoever is signed in may
 * see them. Without regard to case, as the names of Azure are.
 */
export function complete(sandbox: Sandbox, text: string, cursor: number): Completion {
  const { argv, word, start } = wordAt(text, cursor);
  const opening = text[start];
  const quote = start < cursor && (opening === '"' || opening === "'") ? opening : undefined;
  const found = fitting(possible(sandbox, argv, word), word);
  return { start, word, candidates: found.map((one) => ({ ...one, text: typedAs(one.text, quote) })) };
}
