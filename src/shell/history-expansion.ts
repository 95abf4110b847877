/** What `!!` in a typed line came to: the text to run, and whether anything was put in. */
export interface ExpandedText {
  readonly text: string;
  readonly isExpanded: boolean;
}

/** Single-quoted stretches and escaped characters are left alone, `!!` is what is looked for. */
const PIECES = /'[^']*'|\\.|"(?:[^"\\]|\\.)*"|!!/gs;

/** Puts the last line in place of `!!`, in double quotes too; undefined where there is no line to repeat. */
export function expandHistory(text: string, history: readonly string[]): ExpandedText | undefined {
  const last = history.at(-1);
  let isExpanded = false;
  const expanded = text.replace(PIECES, (piece) => {
    if (!piece.startsWith('!') && !piece.startsWith('"')) return piece;
    if (!piece.includes('!!')) return piece;
    isExpanded = true;
    return piece.replaceAll('!!', () => last ?? '');
  });
  return isExpanded && last === undefined ? undefined : { text: expanded, isExpanded };
}
