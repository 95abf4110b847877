function mixed(hash: number, unit: number): number {
  const product = Math.imul(hash ^ unit, 3432918353);
  return (product << 13) | (product >>> 19);
}

function hashed(seed: string): number {
  let hash = 1779033703 ^ seed.length;
  for (const unit of `${seed}#`) hash = mixed(hash, unit.codePointAt(0) ?? 0);
  return hash;
}

const ZERO = '0'.charCodeAt(0);

/** The last seed's hash: a world draws from one seed, decision after decision. */
let latest = { seed: '', hash: hashed('') };

function hashOf(seed: string): number {
  if (latest.seed !== seed) latest = { seed, hash: hashed(seed) };
  return latest.hash;
}

/** The last draw: four words, each of 32 bits. Whoever draws reads them before the next draw. */
const drawn = new Uint32Array(4);

/** The greatest power of ten that is not greater than a whole number; 1 for 0. */
function highestPower(index: number): number {
  let power = 1;
  while (power * 10 <= index) power *= 10;
  return power;
}

/**
 * Deterministic draws: the n-th number of a seed is always the same, in every process.
 * Four words of a xmur3 hash over `seed#index`, the index digit by digit: a draw is addressed by its index and needs no state.
 */
function draw(seed: string, index: number): void {
  let hash = hashOf(seed);
  for (let power = highestPower(index); power >= 1; power = Math.floor(power / 10)) {
    hash = mixed(hash, ZERO + (Math.floor(index / power) % 10));
  }
  for (let at = 0; at < drawn.length; at += 1) {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    drawn[at] = hash;
  }
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

const ALPHABET = Uint8Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (character) =>
  character.charCodeAt(0),
);

const wordAt = (at: number): number => drawn[at] ?? 0;

const hex = (word: number): string => word.toString(16).padStart(8, '0');

/** The last draw as a GUID. */
function drawnGuid(): string {
  const second = hex(wordAt(1));
  const third = hex(((wordAt(2) & 0x3fffffff) | 0x80000000) >>> 0);
  return `${hex(wordAt(0))}-${second.slice(0, 4)}-4${second.slice(5)}-${third.slice(0, 4)}-${third.slice(4)}${hex(wordAt(3))}`;
}

/** Of each word of the last draw the lower thirty bits, as five characters, from `from` on; as many as fit. */
const SEXTETS = 5;
function putSextets(units: number[], from: number): void {
  let at = from;
  for (let word = 0; word < drawn.length; word += 1) {
    const end = Math.min(at + SEXTETS, units.length);
    for (let rest = wordAt(word); at < end; rest >>>= 6, at += 1) units[at] = ALPHABET[rest & 63] ?? 0;
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

  #draw(): void {
    draw(this.#seed, this.#index + this.count);
    this.count += 1;
  }

  guid(): string {
    this.#draw();
    return drawnGuid();
  }

  between(least: number, most: number): number {
    this.#draw();
    return least + (wordAt(0) % (most - least + 1));
  }

  opaque(length: number): string {
    const units = new Array<number>(length);
    for (let at = 0; at < length; at += SEXTETS * drawn.length) {
      this.#draw();
      putSextets(units, at);
    }
    return String.fromCharCode(...units);
  }
}

/** Starts drawing from `seed` at `index`. */
export function mintFrom(seed: string, index: number): Mint {
  return new SeededMint(seed, index);
}
