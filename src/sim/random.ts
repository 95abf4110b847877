type Words = readonly [number, number, number, number];

function mixed(hash: number, unit: number): number {
  const product = Math.imul(hash ^ unit, 3432918353);
  return (product << 13) | (product >>> 19);
}

function hashed(seed: string): number {
  let hash = 1779033703 ^ seed.length;
  for (const unit of `${seed}#`) hash = mixed(hash, unit.codePointAt(0) ?? 0);
  return hash;
}

/** The last seed's hash: a world draws from one seed, decision after decision. */
let latest = { seed: '', hash: hashed('') };

function hashOf(seed: string): number {
  if (latest.seed !== seed) latest = { seed, hash: hashed(seed) };
  return latest.hash;
}

/**
 * Deterministic draws: the n-th number of a seed is always the same, in every process.
 * Four words of a xmur3 hash over `seed#index`: a draw is addressed by its index and needs no state.
 */
function words(seed: string, index: number): Words {
  let hash = hashOf(seed);
  const digits = String(index);
  for (let at = 0; at < digits.length; at += 1) hash = mixed(hash, digits.charCodeAt(at));
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

function guidFrom([a, b, c, d]: Words): string {
  const second = hex(b);
  const third = hex(((c & 0x3fffffff) | 0x80000000) >>> 0);
  return `${hex(a)}-${second.slice(0, 4)}-4${second.slice(5)}-${third.slice(0, 4)}-${third.slice(4)}${hex(d)}`;
}

/** Of each word the lower thirty bits, as five characters, from `at` on; as many as fit. */
const SEXTETS = 5;
function putSextets(units: number[], from: number, drawn: Words): void {
  let at = from;
  for (const word of drawn) {
    const end = Math.min(at + SEXTETS, units.length);
    for (let rest = word; at < end; rest >>>= 6, at += 1) units[at] = ALPHABET.charCodeAt(rest & 63);
  }
}

class SeededMint implements Mint {
  count = 0;
  readonly #seed: string;
  readonly #index: number;

  constructor(seed: string, index: number) {
    this.#seed = seed;
    this.#index = index;
  }

  #next(): Words {
    const drawn = words(this.#seed, this.#index + this.count);
    this.count += 1;
    return drawn;
  }

  guid(): string {
    return guidFrom(this.#next());
  }

  between(least: number, most: number): number {
    return least + (this.#next()[0] % (most - least + 1));
  }

  opaque(length: number): string {
    const units = new Array<number>(length);
    for (let at = 0; at < length; at += SEXTETS * 4) putSextets(units, at, this.#next());
    return String.fromCharCode(...units);
  }
}

/** Starts drawing from `seed` at `index`. */
export function mintFrom(seed: string, index: number): Mint {
  return new SeededMint(seed, index);
}
