/** The longest common run of two texts within the given bounds, the earliest in `a` and then in `b`. */
function longestMatch(a: string, b: string): readonly [startA: number, startB: number, length: number] {
  let best: readonly [number, number, number] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
      if (length > best[2]) best = [i, j, length];
    }
  }
  return best;
}

function matchedCharacters(a: string, b: string): number {
  const [startA, startB, length] = longestMatch(a, b);
  if (length === 0) return 0;
  const before = matchedCharacters(a.slice(0, startA), b.slice(0, startB));
  const after = matchedCharacters(a.slice(startA + length), b.slice(startB + length));
  return before + length + after;
}

/**
 * How alike two words are, from 0 to 1: Ratcliff and Obershelp's measure, as Python's difflib has it, because az's
 * suggestions come from there and an edit distance would make others.
 */
export function likeness(a: string, b: string): number {
  const total = a.length + b.length;
  return total === 0 ? 1 : (2 * matchedCharacters(b, a)) / total;
}

/** The candidate most like `word`, if any is at least `cutoff` alike; az asks for 0.7. */
export function closestMatch(word: string, candidates: Iterable<string>, cutoff = 0.7): string | undefined {
  let best: { readonly candidate: string; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const score = likeness(word, candidate);
    const isBetter = !best || score > best.score || (score === best.score && candidate > best.candidate);
    if (score >= cutoff && isBetter) best = { candidate, score };
  }
  return best?.candidate;
}
