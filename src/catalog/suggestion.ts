import { distance } from 'fastest-levenshtein';

/** Nobody mistypes longer words than this into something that is known. */
const LONGEST = 80;

const letters = (word: string): string => [...word].sort().join('');

/** How many letters differ; two that changed places are one slip of the pen. */
export function slips(word: string, other: string): number {
  const far = distance(word, other);
  return far === 2 && letters(word) === letters(other) ? 1 : far;
}

/** The known word that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const far = slips(word.toLowerCase(), candidate.toLowerCase());
    const most = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (far <= most && (!best || far < best.distance)) best = { word: candidate, distance: far };
  }
  return best?.word;
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

const MOST_LISTED = 16;

/** What to do about an unknown word, as a sentence; empty where there is nothing to suggest. `it` begins the list. */
export function suggestion(word: string, known: Iterable<string>, it = 'It can be'): string {
  const words = [...known];
  const meant = nearest(word, words);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return words.length > 0 && words.length <= MOST_LISTED ? `${it} ${alternatives(words)}.` : '';
}

/** A word as a message quotes it: on one line and not too long. Of a map or list only that it is one. */
export function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a map';
  const text = String(value).replaceAll(/\s+/g, ' ');
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}
