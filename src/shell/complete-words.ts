import { dataStoresOf } from '../sim/data-reach.ts';
import type { World } from '../sim/world.ts';
import type { SandboxCommand } from './line-context.ts';
import type { Environment } from './shell-state.ts';

/** Machines and web apps that `ssh` goes to. */
export function hostNames(world: World): readonly string[] {
  return [...world.resources.values()].flatMap(({ type, name }) =>
    type === 'Microsoft.Compute/virtualMachines' || type === 'Microsoft.Web/sites' ? [name.toLowerCase()] : [],
  );
}

/** A word of a usage line that stands for many. */
const isPlaceholder = (word: string): boolean => /^[[<…]|^[A-Z@\]]+$|[A-Z]{2}|\+/.test(word);

/** Whether a word of a usage line allows a typed word. */
function allows(pattern: string, word: string): boolean {
  return isPlaceholder(pattern) || pattern.split('|').includes(word);
}

function regions({ resourceGroups, resources }: World): readonly string[] {
  return [...new Set([...resourceGroups.values(), ...resources.values()].map(({ location }) => location))].sort();
}

/** Storage accounts and vaults: what data lies in. */
const targets = (world: World): readonly string[] => dataStoresOf(world).map(({ name }) => name);

function meant(pattern: string, world: World): readonly string[] {
  if (pattern === 'REGION') return regions(world);
  if (pattern === 'TARGET') return targets(world);
  if (pattern === 'HOST') return hostNames(world);
  if (pattern === 'SUBSCRIPTION') return [...world.subscriptions.values()].map((one) => one.displayName);
  if (pattern === 'TENANT') return [...world.tenants.values()].map((one) => one.displayName);
  return isPlaceholder(pattern) ? [] : pattern.split('|');
}

/** What may stand next in a line of a command of ours, by its own usage lines: what follows two spaces explains them. */
export function completeUsage({ name, usage }: SandboxCommand, words: readonly string[], world: World) {
  const found = usage.flatMap((line) => {
    const [command, ...patterns] = (line.split('  ')[0] ?? '').split(' ');
    if (command !== name) return [];
    const isFitting = words.every((word, at) => patterns[at] !== undefined && allows(patterns[at], word));
    const next = patterns[words.length];
    return isFitting && next !== undefined ? meant(next, world) : [];
  });
  return [...new Set(found)];
}

/** The variables of the shell that begin like a word that starts with `$`. */
export function completeVariable(word: string, { variables }: Environment): readonly string[] {
  const [dollar, start] = word.startsWith('${') ? ['${', word.slice(2)] : ['$', word.slice(1)];
  const close = dollar === '$' ? '' : '}';
  return Object.keys(variables)
    .filter((name) => name.startsWith(start))
    .sort()
    .map((name) => `${dollar}${name}${close}`);
}

function absolute(path: string, { workingDirectory, variables }: Environment): string {
  const home = path.startsWith('~/') ? `${variables.HOME ?? '/'}${path.slice(1)}` : path;
  const segments: string[] = [];
  for (const segment of (home.startsWith('/') ? home : `${workingDirectory}/${home}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/** Files and folders of the sandbox, one segment on; folders end with a slash. `@` before a path stays before it. */
export function completeFile(typed: string, environment: Environment): readonly string[] {
  const sign = typed.startsWith('@') ? '@' : '';
  const word = typed.slice(sign.length);
  const folder = word.slice(0, word.lastIndexOf('/') + 1);
  const start = word.slice(folder.length);
  const base = absolute(folder, environment).replace(/\/$/, '');
  const names = new Map<string, string>();
  for (const [path, { kind }] of environment.files) {
    if (!path.startsWith(`${base}/`)) continue;
    const [name = '', ...below] = path.slice(base.length + 1).split('/');
    const isHidden = name.startsWith('.') && !start.startsWith('.');
    if (name === '' || isHidden || !name.startsWith(start)) continue;
    names.set(name, below.length > 0 || kind === 'directory' ? '/' : '');
  }
  return [...names].map(([name, slash]) => `${sign}${folder}${name}${slash}`).sort();
}
