/** What a typed line came to, and whether anything of the history was put in. */
type ExpandedText =
  | { readonly text: string; readonly isExpanded: boolean }
  /** What was asked for and is not in the history. */
  | { readonly missing: string };

/** What is left alone as a whole, double-quoted stretches, and `!` with what it asks for at the beginning of a word. */
const PIECES = /'[^']*'|\\.|"(?:[^"\\]|\\.)*"|(?<![^\s;|&(])!(?:!|\$|-?\d+|[A-Za-z_][\w-]*)|!!/gs;
/** In double quotes `!` is an ordinary character more often than not. */
const QUOTED = /!!|!\$(?![\w{(])/g;

const lastWord = (line: string): string => /"(?:[^"\\]|\\.)*"$|'[^']*'$|\S+$/.exec(line.trimEnd())?.[0] ?? '';

/** The line, or the word, that a designator means: `!!`, `!$`, `!3` as `history` counts, `!-2`, `!az` for the last that begins so. */
function meant(designator: string, history: readonly string[]): string | undefined {
  const asked = designator.slice(1);
  const last = history.at(-1);
  if (asked === '!') return last;
  if (asked === '$') return last === undefined ? undefined : lastWord(last);
  if (!/^-?\d+$/.test(asked)) return history.findLast((line) => line.startsWith(asked));
  const number = Number(asked);
  return number === 0 ? undefined : history.at(number < 0 ? number : number - 1);
}

/** Puts lines of the history, the oldest first, in place of what stands for them, as an interactive bash does. */
export function expandHistory(text: string, history: readonly string[]): ExpandedText {
  let isExpanded = false;
  let missing: string | undefined;
  const put = (designator: string): string => {
    isExpanded = true;
    const found = meant(designator, history);
    if (found === undefined) missing ??= designator;
    return found ?? designator;
  };
  const expanded = text.replace(PIECES, (piece) => {
    if (piece.startsWith('"')) return piece.replace(QUOTED, put);
    return piece.startsWith('!') ? put(piece) : piece;
  });
  return missing === undefined ? { text: expanded, isExpanded } : { missing };
}
