/**
 * Deterministic draws: the n-th number of a seed is always the same, in every process.
 * A 128-bit xmur3-seeded sfc32, re-seeded for each draw, so that a draw is addressed by its index and needs no state.
 */
function words(seed: string, index: number): [number, number, number, number] {
  let hash = 1779033703 ^ seed.length;
  for (const unit of `${seed}#${index}`) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const next = (): number => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
  return [next(), next(), next(), next()];
}

/** The draws of one decision: each call takes the next index; `count` says how many were taken. */
export interface Mint {
  readonly count: number;
  /** A version 4 GUID in lower case. */
  guid(): string;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** `length` characters of the base64url alphabet, for the opaque claims of a token. */
  opaque(length: number): string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const hex = (word: number): string => word.toString(16).padStart(8, '0');

function guidFrom([a, b, c, d]: [number, number, number, number]): string {
  const second = hex(b);
  const third = hex(((c & 0x3fffffff) | 0x80000000) >>> 0);
  return `${hex(a)}-${second.slice(0, 4)}-4${second.slice(5)}-${third.slice(0, 4)}-${third.slice(4)}${hex(d)}`;
}

/** Starts drawing from `seed` at `index`. */
export function mintFrom(seed: string, index: number): Mint {
  let count = 0;
  const next = (): [number, number, number, number] => words(seed, index + count++);
  return {
    get count() {
      return count;
    },
    guid: () => guidFrom(next()),
    between: (least, most) => least + (next()[0] % (most - least + 1)),
    opaque: (length) => {
      let text = '';
      while (text.length < length) for (const word of next()) text += sextets(word);
      return text.slice(0, length);
    },
  };
}

function sextets(word: number): string {
  let text = '';
  for (let shift = 0; shift < 30; shift += 6) text += ALPHABET[(word >>> shift) & 63];
  return text;
}
