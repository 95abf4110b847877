import type { AzCommand, AzGroup } from './az-command.ts';
import { COMMANDS, GROUPS } from './az-registry.ts';
import { realWords } from './az-vocabulary.ts';

const commandsByPath: ReadonlyMap<string, AzCommand> = new Map(COMMANDS.map((command) => [command.path, command]));
const groupsByPath: ReadonlyMap<string, AzGroup> = new Map(GROUPS.map((group) => [group.path, group]));

/** What stands one word below a group: groups and commands that the lab models, alphabetically. */
interface AzChildren {
  readonly groups: readonly AzGroup[];
  readonly commands: readonly AzCommand[];
}

const parentOf = (path: string): string => path.split(' ').slice(0, -1).join(' ');

export const lastWord = (path: string): string => path.split(' ').at(-1) ?? path;

function directChildren<Item extends { readonly path: string }>(items: readonly Item[], path: string): readonly Item[] {
  const children = items.filter((item) => item.path !== '' && parentOf(item.path) === path);
  return children.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function childrenOf(path: string): AzChildren {
  return { groups: directChildren(GROUPS, path), commands: directChildren(COMMANDS, path) };
}

/** Every word that may follow a group: modelled ones, and the real CLI's others. */
export function wordsBelow(path: string): ReadonlySet<string> {
  const { groups, commands } = childrenOf(path);
  return new Set([...[...groups, ...commands].map((item) => lastWord(item.path)), ...realWords(path)]);
}

/** Where the leading words of a line lead. `rest` are the words behind the last one understood. */
export type AzPlace =
  | { readonly kind: 'command'; readonly command: AzCommand; readonly rest: readonly string[] }
  | { readonly kind: 'group'; readonly group: AzGroup; readonly rest: readonly string[] }
  | { readonly kind: 'not modelled'; readonly path: string; readonly within: string }
  | { readonly kind: 'unknown'; readonly word: string; readonly within: string; readonly rest: readonly string[] };

const joined = (path: string, word: string): string => (path === '' ? word : `${path} ${word}`);

/** Follows the words of a line from the root to a command, as far as they lead. */
export function placeOf(words: readonly string[], path = ''): AzPlace {
  const [word, ...rest] = words;
  const group = groupsByPath.get(path) ?? { path, summary: '' };
  if (word === undefined || word.startsWith('-')) return { kind: 'group', group, rest: words };
  const next = joined(path, word);
  const command = commandsByPath.get(next);
  if (command) return { kind: 'command', command, rest };
  if (groupsByPath.has(next)) return placeOf(rest, next);
  if (wordsBelow(path).has(word)) return { kind: 'not modelled', path: next, within: path };
  return { kind: 'unknown', word, within: path, rest };
}

/** The command at a path; undefined where the lab models none. */
export function commandAt(path: string): AzCommand | undefined {
  return commandsByPath.get(path);
}
