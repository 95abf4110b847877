import type { Action } from '../session/action.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, type Row, rowWidth, span } from './row.ts';

/** What some keys do on a screen. The last row of the screen and the help are drawn from the same bindings. */
export interface Binding {
  /** Names of keys, see press.ts. */
  readonly keys: readonly string[];
  readonly action: Action;
  /** How the last row writes the keys; without it they are shown by the help only. */
  readonly show?: SafeText;
  /** What they do: every key has one, and the help lists those of the same label together. */
  readonly label?: SafeText;
  /** What is shown when the window is narrow: 1 stays longest. 5 where left out. */
  readonly rank?: number;
}

const gap = chrome('  ');
const space = chrome(' ');
const usualRank = 5;

export function actionFor(bindings: readonly Binding[], name: string): Action | undefined {
  return bindings.find((one) => one.keys.includes(name))?.action;
}

function hintOf({ show, label }: Binding): Row {
  return show && label ? [span(show, 'key'), span(space), span(label)] : BLANK;
}

function joined(bindings: readonly Binding[]): Row {
  return bindings.flatMap((one, index) => (index === 0 ? hintOf(one) : [span(gap), ...hintOf(one)]));
}

/** The hints that fit into `columns`, in the order of the bindings; the least important are left out first, and the room left is used. */
export function hintRow(bindings: readonly Binding[], columns: number): Row {
  const all = bindings.filter((one) => one.show && one.label);
  const fits = (some: readonly Binding[]): boolean => rowWidth(joined(some)) <= columns;
  let shown = all;
  while (shown.length > 1 && !fits(shown)) {
    const least = Math.max(...shown.map((one) => one.rank ?? usualRank));
    const dropped = shown.findLastIndex((one) => (one.rank ?? usualRank) === least);
    shown = shown.filter((_, index) => index !== dropped);
  }
  for (const one of all) {
    const more = all.filter((other) => other === one || shown.includes(other));
    if (fits(more)) shown = more;
  }
  return joined(shown);
}

/** Keys that have other names on the screen than in the tables. */
const written: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  'page-up': 'pgup',
  'page-down': 'pgdn',
};

/** Characters in a row as a range: `a-d`, `1-9`. */
function ranged(keys: readonly string[]): readonly string[] {
  const follows = (key: string, before: string | undefined): boolean =>
    before !== undefined && [...before].length === 1 && /^[a-z0-9]$/.test(key) && key === after(before);
  const runs: string[][] = [];
  for (const key of keys) {
    const run = runs.at(-1);
    if (run && follows(key, run.at(-1))) run.push(key);
    else runs.push([key]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run : [`${run[0]}-${run.at(-1)}`]));
}

const after = (key: string): string => String.fromCodePoint((key.codePointAt(0) ?? 0) + 1);

/** Every key of the bindings, those that do the same in one entry: what the help lists. Of two bindings of a key the first counts. */
export function namedKeys(bindings: readonly Binding[]): readonly (readonly [names: SafeText, label: SafeText])[] {
  const labels = new Map<SafeText, string[]>();
  const taken = new Set<string>();
  for (const { keys, label } of bindings) {
    if (!label || keys.length === 0) continue;
    const own = keys.filter((key) => !taken.has(key));
    if (own.length > 0) labels.set(label, [...(labels.get(label) ?? []), ...own]);
    for (const key of own) taken.add(key);
  }
  return [...labels].map(([label, keys]) => {
    const arrows = keys.flatMap((key) => written[key] ?? []);
    const named = keys.filter((key) => key.length > 1 && written[key] === undefined);
    const letters = keys.filter((key) => key.length === 1).sort();
    return [sanitizeLine([...arrows, ...named, ...ranged(letters)].join(' ')), label] as const;
  });
}
