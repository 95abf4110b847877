/**
 * Whether each character of a text takes one cell and none joins its neighbours: so it is with letters of western Europe, borders,
 * bars and marks of the lab. The mark of the cursor is known too: it takes no cell, and joins the character after it. Whatever asks
 * this first, the libraries of the screen too, spares the tables of Unicode, which take 20 to 50 ms to read.
 */
export const isPlain = (text: string): boolean =>
  !/[^\u{110BD} -~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u2027‹›\u2190-\u2193↩≈≤≥\u2500-\u259F►○●✓✗❯]/u.test(text);
const single = /\u{110BD}*./gsu;

let segmenter: Intl.Segmenter | undefined;

/** The grapheme clusters of a text, what a person takes for characters. */
export function graphemesOf(text: string): readonly string[] {
  if (isPlain(text)) return text.match(single) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
