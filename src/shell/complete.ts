import { listedCommands } from './commands.ts';
import { completeAz } from './complete-az.ts';
import { completeFile, completeUsage, completeVariable } from './complete-words.ts';
import { LINUX_COMMAND_NAMES } from './linux-commands.ts';
import type { Completion, Sandbox } from './sandbox.ts';
import { currentEnvironment, type Environment } from './shell-state.ts';
import { wordAt } from './word-at.ts';

function commandNames({ functions }: Environment): readonly string[] {
  const own = listedCommands.map(({ name }) => name);
  return [...new Set([...own, 'help', 'cd', ...functions.keys(), ...LINUX_COMMAND_NAMES])].sort();
}

/** What may stand where the word is, whatever is typed of it. */
function possible({ world, shell }: Sandbox, argv: readonly string[], word: string): readonly string[] {
  const environment = currentEnvironment(shell);
  const [command, ...words] = argv;
  if (word.startsWith('$')) return completeVariable(word, environment);
  if (command === undefined) return word.includes('/') ? completeFile(word, environment) : commandNames(environment);
  if (command === 'az') {
    const { account } = environment;
    const { candidates, isFile } = completeAz({ words, word, world, account });
    return isFile ? completeFile(word, environment) : candidates;
  }
  if (command === 'help') return words.length === 0 ? commandNames(environment) : [];
  const ours = listedCommands.find(({ name }) => name === command);
  const used = ours ? completeUsage(ours, words, world) : [];
  return used.some((one) => one.startsWith(word)) ? used : completeFile(word, environment);
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
  const begun = word.toLowerCase();
  const fitting = possible(sandbox, argv, word).filter((one) => one.toLowerCase().startsWith(begun));
  return { start, candidates: fitting.map((one) => typedAs(one, quote)) };
}
