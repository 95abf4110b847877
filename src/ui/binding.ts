import type { Action } from '../session/action.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, type Row, rowWidth, span } from './row.ts';

/** What some keys do on a screen. The last row of the screen and the help are drawn from the same bindings. */
export interface Binding {
  /** Names of keys, see press.ts. */
  readonly keys: readonly string[];
  readonly action: Action;
  /** How the keys are written for people. */
  readonly show?: SafeText;
  /** What they do; without it the binding works but is not shown. */
  readonly label?: SafeText;
  /** What is shown when the window is narrow: 1 stays longest. 5 where left out. */
  readonly rank?: number;
  /** Shown by the help only. */
  readonly isRare?: boolean;
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
  const all = bindings.filter((one) => one.show && one.label && !one.isRare);
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
