import type { Prompt } from '../catalog/prompt.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { Asking } from './screen.ts';

type MatchPrompt = Extract<Prompt, { readonly kind: 'match' }>;

/** Stands for the right of a left that has none yet. */
const NONE = '';

/** No left has its right yet. */
export const unmatched = ({ lefts }: MatchPrompt): readonly string[] => lefts.map(() => NONE);

export const isMatched = (rights: readonly string[]): boolean => !rights.includes(NONE);

/** The next left without a right after this place, round the end; this place where there is none. */
function nextOpen(rights: readonly string[], place: number): number {
  const after = rights.indexOf(NONE, place + 1);
  if (after >= 0) return after;
  const first = rights.indexOf(NONE);
  return first >= 0 ? first : place;
}

/** Gives the left at the cursor this right, which is taken from the left that had it, as is said; the cursor goes on to the next open left. */
export function matchedWith({ complaint: _, ...asking }: Asking, right: string): Asking {
  const { cursor } = asking;
  const before = asking.picked.indexOf(right);
  const picked = asking.picked.map((one, index) => (index === cursor ? right : one === right ? NONE : one));
  const isTaken = before >= 0 && before !== cursor;
  const said = isTaken ? { complaint: sanitizeLine(`${before + 1} had that one, and has none now.`) } : {};
  return { ...asking, picked, cursor: nextOpen(picked, cursor), ...said };
}

/** Gives the left at the cursor the next right that no other left has; the cursor stays. */
export function matchedWithNext(asking: Asking, { options }: MatchPrompt): Asking {
  const { cursor, picked } = asking;
  const present = options.findIndex(({ id }) => id === picked[cursor]);
  const round = [...options.slice(present + 1), ...options.slice(0, present + 1)];
  const next = round.find(({ id }) => id === picked[cursor] || !picked.includes(id));
  return next ? { ...asking, picked: picked.with(cursor, next.id) } : asking;
}

/** Takes away the right of the left at the cursor; where it has none, of the nearest one before that has. */
export function takenBack(asking: Asking): Asking {
  const { cursor, picked } = asking;
  const place = picked.findLastIndex((one, index) => index <= cursor && one !== NONE);
  return place < 0 ? asking : { ...asking, picked: picked.with(place, NONE), cursor: place };
}
