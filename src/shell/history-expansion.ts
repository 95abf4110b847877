/** What a typed line came to, and whether anything of the history was put in. */
type ExpandedText =
  | { readonly text: string; readonly isExpanded: boolean }
  /** What was asked for and is not in the history, as bash says it. */
  | { readonly refused: string };

/** What is left alone as a whole, double-quoted stretches, and `!` with what it asks for at the beginning of a word. */
const PIECES = /'[^']*'|\\.|"(?:[^"\\]|\\.)*"|(?<![^\s;|&(])!(?:\?[^?\n]+\??|!|\$|-?\d+|[A-Za-z_][\w-]*)|!!/gs;
/** In double quotes `!` is an ordinary character more often than not. */
const QUOTED = /!!|!\$(?![\w{(])/g;

const lastWord = (line: string): string => /"(?:[^"\\]|\\.)*"$|'[^']*'$|\S+$/.exec(line.trimEnd())?.[0] ?? '';

/** Lines by the numbers that `history` gives them, and all lines that were typed. */
interface Remembered {
  readonly history: readonly string[];
  readonly recall: readonly string[];
}

/** The line, or the word, that a designator means: `!!`, `!$`, `!3` as `history` counts, `!-2`, `!az` for the last that begins so, `!?x?` for the last that holds it. */
function meant(designator: string, { history, recall }: Remembered): string | undefined {
  const asked = designator.slice(1);
  const last = recall.at(-1);
  if (asked === '!') return last;
  if (asked === '$') return last === undefined ? undefined : lastWord(last);
  if (asked.startsWith('?')) {
    const part = asked.slice(1).replace(/\?$/, '');
    return recall.findLast((line) => line.includes(part));
  }
  if (!/^-?\d+$/.test(asked)) return recall.findLast((line) => line.startsWith(asked));
  const number = Number(asked);
  return number === 0 ? undefined : number < 0 ? recall.at(number) : history.at(number - 1);
}

/** `^old^new^` at the beginning: the last line with the first `old` in it as `new`, and what follows behind it. */
const QUICK = /^\^([^^\n]+)\^([^^\n]*)(?:\^(.*))?$/s;

function quicklyChanged([, old = '', by = '', rest = '']: RegExpExecArray, last = ''): ExpandedText {
  if (!last.includes(old)) return { refused: `:s^${old}^${by}: substitution failed` };
  return { text: last.replace(old, () => by) + rest, isExpanded: true };
}

/**
 * Puts lines of the history, the oldest first, in place of what stands for them, as an interactive bash does. `recall` holds
 * also what was taken back: it can be typed again, corrected.
 */
export function expandHistory(text: string, history: readonly string[], recall = history): ExpandedText {
  const quick = QUICK.exec(text);
  if (quick) return quicklyChanged(quick, recall.at(-1));
  let isExpanded = false;
  let missing: string | undefined;
  const put = (designator: string): string => {
    isExpanded = true;
    const found = meant(designator, { history, recall });
    if (found === undefined) missing ??= designator;
    return found ?? designator;
  };
  const expanded = text.replace(PIECES, (piece) => {
    if (piece.startsWith('"')) return piece.replace(QUOTED, put);
    return piece.startsWith('!') ? put(piece) : piece;
  });
  return missing === undefined ? { text: expanded, isExpanded } : { refused: `${missing}: event not found` };
}
