const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** A word, or a code such as AADSTS700016; no number, and no part of an id. */
const WORD = /^(?:\p{L}{2,}|\p{L}{3,}\d+)$/u;

/** The words of a text without what differs from case to case: ids, numbers, signs, quotes, line ends. */
export function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(GUID, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => WORD.test(word));
}

/** A message of a few words is told from others by every one of them; of a longer one some may be missing or differ. */
const SHORT = 4;
const ENOUGH = 0.75;

/**
 * How well a message explains what was pasted: how many of its words stand there, in their order; 0 where too few do. What is pasted may hold
 * much more: the command, ids, the message in JSON.
 */
export function explains(message: string, pasted: readonly string[]): number {
  const words = plainWords(message);
  let place = 0;
  let found = 0;
  for (const word of words) {
    const next = pasted.indexOf(word, place);
    if (next < 0) continue;
    found += 1;
    place = next + 1;
  }
  const isEnough = found > 0 && found >= words.length * (words.length <= SHORT ? 1 : ENOUGH);
  return isEnough ? found : 0;
}

const TELLS_NOTHING = new Set(
  'the and for with that this not are was has have its from into does could but you your error message code http https com'.split(
    ' ',
  ),
);

/** Words that tell one text from others. */
export const tellingWords = (words: readonly string[]): readonly string[] => [
  ...new Set(words.filter((word) => word.length > 2 && !TELLS_NOTHING.has(word))),
];
