/** Whatever may join its neighbours; text, borders and marks of the lab do not. */
const joining = /[^\u{110BD} -~·×\u2010-\u2027\u2190-\u2193≤≥\u2500-\u257f○✓✗❯]/u;
/** The mark of the cursor joins the character after it. */
const single = /\u{110BD}*./gsu;

let segmenter: Intl.Segmenter | undefined;

/**
 * The grapheme clusters of a text, what a person takes for characters. The first text that needs a segmenter waits 20 ms for
 * it; most never do.
 */
export function graphemesOf(text: string): readonly string[] {
  if (!joining.test(text)) return text.match(single) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
