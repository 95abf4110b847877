import { closestMatch } from '../close-matches.ts';
import { type AzArgument, type AzValues, nameOf, shown } from './az-argument.ts';
import type { AzCommand, AzExample } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { checkQuery } from './az-query.ts';
import { type AzToken, argumentsOf, tokensOf } from './az-tokens.ts';

/** A line as the parser took it; with `--help` nothing else was checked. */
interface ParsedLine {
  readonly values: AzValues;
  readonly asksForHelp: boolean;
}

/** Examples for the end of a parser's error: those that share most options with the line first, then the shorter ones. [F.1] */
function fittingExamples(command: AzCommand, words: readonly string[]): readonly AzExample[] {
  const long = new Map(command.arguments.flatMap((one) => one.options.map((option) => [option, nameOf(one)])));
  const optionsIn = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((text) => long.get(text.split('=')[0] ?? text) ?? []);
  const typed = new Set(optionsIn(words));
  const ranked = command.examples.map((example) => {
    const options = optionsIn(example.line.split(' '));
    return { example, matches: options.filter((option) => typed.has(option)).length, length: options.length };
  });
  ranked.sort((a, b) => b.matches - a.matches || a.length - b.length);
  return ranked.slice(0, 3).map(({ example }) => example);
}

/** The value as the command reads it, or an error that names what is allowed. [F.1] */
function accepted(command: AzCommand, argument: AzArgument, text: string): string {
  if (nameOf(argument) === '--query') checkQuery(text);
  const normal = argument.normalize ? argument.normalize(text) : text;
  if (!argument.choices) return normal;
  const choice = argument.choices.find((one) => one.toLowerCase() === normal.toLowerCase());
  if (choice !== undefined) return choice;
  const closest = closestMatch(normal, argument.choices);
  throw new AzFailure(
    `az ${command.path}: '${normal}' is not a valid value for '${argument.options[0]}'. Allowed values: ${argument.choices.join(', ')}.`,
    2,
    { hints: closest ? [`Did you mean '${closest}' ?`] : [], examples: fittingExamples(command, []) },
  );
}

/** How many values an argument takes: at least and at most. */
const COUNTS = {
  switch: [0, 0],
  truth: [0, 1],
  value: [1, 1],
  values: [1, Number.POSITIVE_INFINITY],
  'maybe values': [0, Number.POSITIVE_INFINITY],
} as const;

/** What a line gives to an argument, as a command reads it. */
function given(argument: AzArgument, texts: readonly string[]): string | true | readonly string[] {
  switch (argument.takes) {
    case 'switch':
      return true;
    case 'truth':
      return texts[0] ?? 'true';
    case 'value':
      return texts[0] ?? '';
    case 'values':
    case 'maybe values':
      return texts;
  }
}

type OptionToken = AzToken & { readonly kind: 'option' };

/** A line while it is read. */
interface Reading {
  readonly command: AzCommand;
  readonly words: readonly string[];
  readonly values: Map<string, string | true | readonly string[]>;
  readonly unrecognized: string[];
}

/** The option that the first misspelled one resembles; real az says nothing of the kind. */
function meantOption({ command, unrecognized }: Reading): { readonly ours?: string } {
  const options = argumentsOf(command).flatMap((argument) => argument.options);
  for (const word of unrecognized.filter((one) => one.startsWith('--'))) {
    const typed = word.split('=')[0] ?? word;
    const meant = closestMatch(typed, options);
    if (meant !== undefined) return { ours: `there is no ${typed} here; did you mean ${meant}?` };
  }
  return {};
}

function refusal(reading: Reading, message: string): AzFailure {
  const { command, words } = reading;
  return new AzFailure(message, 2, { examples: fittingExamples(command, words), ...meantOption(reading) });
}

/** Gives an option the values that follow it, as many as it takes; says how many those were. */
function readOption(reading: Reading, token: OptionToken, following: readonly string[]): number {
  const { text, argument, attached } = token;
  if (!argument) {
    reading.unrecognized.push(text);
    return 0;
  }
  const [least, most] = COUNTS[argument.takes];
  const taken = attached === undefined ? following.slice(0, most) : [attached];
  if (taken.length > most) {
    throw refusal(reading, `argument ${shown(argument)}: ignored explicit argument '${attached}'`);
  }
  if (taken.length < least) {
    throw refusal(reading, `argument ${shown(argument)}: expected ${most === 1 ? 'one' : 'at least one'} argument`);
  }
  const texts = taken.map((one) => accepted(reading.command, argument, one));
  reading.values.set(nameOf(argument), given(argument, texts));
  return attached === undefined ? taken.length : 0;
}

/** What only the whole line shows: required arguments that are missing, then words that nobody took; then defaults. */
function finish(reading: Reading): void {
  const { command, values, unrecognized } = reading;
  const missing = command.arguments.filter((one) => one.isRequired && !one.idPart && !values.has(nameOf(one)));
  if (missing.length > 0) {
    throw refusal(reading, `the following arguments are required: ${missing.map(shown).join(', ')}`);
  }
  if (unrecognized.length > 0) {
    const message = `unrecognized arguments: ${unrecognized.join(' ')}`;
    throw new AzFailure(message, 2, { examples: [], ...meantOption(reading) });
  }
  for (const argument of argumentsOf(command)) {
    if (argument.default !== undefined && !values.has(nameOf(argument))) values.set(nameOf(argument), argument.default);
  }
}

/** Reads the words behind a command, as argparse does. Throws `AzFailure` with argparse's message and exit code 2. [F.1] */
export function parseLine(command: AzCommand, words: readonly string[]): ParsedLine {
  const reading: Reading = { command, words, values: new Map(), unrecognized: [] };
  const { values } = reading;
  const tokens = tokensOf(words, command);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'value') reading.unrecognized.push(token.text);
    if (token?.kind !== 'option') continue;
    const rest = tokens.slice(at + 1);
    const end = rest.findIndex(({ kind }) => kind === 'option');
    const following = (end < 0 ? rest : rest.slice(0, end)).map((one) => one.text);
    at += readOption(reading, token, following);
    if (values.has('--help')) return { values, asksForHelp: true };
  }
  finish(reading);
  return { values, asksForHelp: false };
}
