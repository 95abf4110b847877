import type { Environment, ShellArray } from './shell-state.ts';
import type { Statement } from './statements.ts';

/** The hidden command at the end of a statement; it is told the arrays, because the library forgets them. */
export const KEEP_COMMAND = '__mi_lab_keep';

/** What our `help` is called within the library, which knows a `help` of its own. */
export const HELP_COMMAND = '__mi_lab_help';

/** `set -o` options that reach the next line. `errexit` would end the session and `xtrace` would show our own lines. */
const CARRIED_OPTIONS = ['noclobber', 'noglob', 'nounset', 'pipefail'];

/** Variables that describe the shell itself; they are no part of what its programs see. */
const SHELL_OPTIONS = ['SHELLOPTS', 'BASHOPTS'];

const VARIABLE_NAME = /^[A-Za-z_]\w*$/;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function arraySource([name, { isAssociative, entries }]: readonly [string, ShellArray]): string {
  const assignments = entries.map(([key, value]) => `${name}[${isAssociative ? quoted(key) : key}]=${quoted(value)}`);
  return [`declare -${isAssociative ? 'A' : 'a'} ${name}`, ...assignments].join('\n');
}

/** Names that a statement may use as arrays, and which of them it declares to be associative. */
function arrayNamesIn(source: string): { readonly names: readonly string[]; readonly associative: readonly string[] } {
  const namesBy = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, name = '']) => name);
  const associative = namesBy(/\b(?:declare|typeset)\s+-\w*A\w*\s+(\w+)/g);
  const names = [
    ...associative,
    ...namesBy(/\b([A-Za-z_]\w*)\+?=\(/g),
    ...namesBy(/\b([A-Za-z_]\w*)\[[^\]]*\]\+?=/g),
    ...namesBy(/\b(?:declare|typeset)\s+-\w*a\w*\s+(\w+)/g),
    ...namesBy(/\bread\s+(?:-\w+\s+)*-\w*a\s+(\w+)/g),
    ...namesBy(/\b(?:mapfile|readarray)\b(?:\s+-\S+)*\s+([A-Za-z_]\w*)/g),
  ];
  return { names, associative };
}

/** Environment variables for the library: everything but the shell's own options. */
export function exportedVariables(environment: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(environment.variables).filter(([name]) => !SHELL_OPTIONS.includes(name)));
}

function optionLines({ variables }: Environment): readonly string[] {
  const options = (variables.SHELLOPTS ?? '').split(':').filter((option) => CARRIED_OPTIONS.includes(option));
  const hasAliases = Object.keys(variables).some((name) => name.startsWith('BASH_ALIAS_'));
  return [...options.map((option) => `set -o ${option}`), ...(hasAliases ? ['shopt -s expand_aliases'] : [])];
}

/** The shell's variables after a statement; options change by `set` and `shopt` and by nothing else. */
export function variablesAfter(
  variables: Readonly<Record<string, string>>,
  { variables: before }: Environment,
  { words }: Statement,
): Readonly<Record<string, string>> {
  const isChange = words?.[0] === 'set' || words?.[0] === 'shopt';
  const kept = SHELL_OPTIONS.flatMap((name) => {
    const value = (isChange ? variables[name] : undefined) ?? before[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const others = Object.entries(variables).filter(
    ([name]) => VARIABLE_NAME.test(name) && !SHELL_OPTIONS.includes(name),
  );
  return Object.fromEntries([...others, ...kept]);
}

/** The statement between what restores the shell in front of it and what saves its arrays behind it. */
export function scriptOf(environment: Environment, statement: Statement): string {
  const names = new Set([...environment.arrays.keys(), ...arrayNamesIn(statement.source).names]);
  const arrays = [...names].map((name) => `${name} "\${#${name}[@]}" "\${!${name}[@]}" "\${${name}[@]}"`);
  return [
    `export ${Object.keys(exportedVariables(environment)).join(' ')}`,
    ...optionLines(environment),
    `help() { ${HELP_COMMAND} "$@"; }`,
    ...environment.functions.values(),
    ...[...environment.arrays].map(arraySource),
    ...(environment.exitCode === 0 ? [] : [`(exit ${environment.exitCode})`]),
    statement.source,
    ...(arrays.length > 0 ? [`${KEEP_COMMAND} "$?" ${arrays.join(' ')}`] : []),
    '',
  ].join('\n');
}

/** Reads the words that `KEEP_COMMAND` was called with: the exit code, then name, length, keys and values of each array. */
export function arraysFrom(
  words: readonly string[],
  { arrays }: Environment,
  { source }: Statement,
): ReadonlyMap<string, ShellArray> {
  const { associative } = arrayNamesIn(source);
  const kept = new Map<string, ShellArray>();
  for (let position = 1; position < words.length; ) {
    const name = words[position] ?? '';
    const length = Number(words[position + 1]);
    const keys = words.slice(position + 2, position + 2 + length);
    const values = words.slice(position + 2 + length, position + 2 + 2 * length);
    position += 2 + 2 * length;
    const isAssociative = associative.includes(name) || arrays.get(name)?.isAssociative === true;
    const isDeclared = isAssociative && !/\bunset\b/.test(source);
    if (length > 0 || isDeclared)
      kept.set(name, { isAssociative, entries: keys.map((key, i) => [key, values[i] ?? '']) });
  }
  return kept;
}
