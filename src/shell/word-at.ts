/** The command that the cursor is in: the words in front of it, unquoted, and the word being typed. */
export interface WordAtCursor {
  readonly argv: readonly string[];
  /** What is typed of the word, without its quotes; empty after a space. */
  readonly word: string;
  /** Where the word starts in the text, its opening quote included. */
  readonly start: number;
}

/** Characters after which another command begins. */
const SEPARATORS = ';|&()`\n';
/** Words that a command follows: they are not part of it. */
const LEADING_WORD = /^(do|then|else|elif|if|while|until|time|!|\{|[A-Za-z_]\w*=.*)$/s;

interface Scan {
  argv: string[];
  word: string | undefined;
  start: number;
  quote: '"' | "'" | undefined;
}

function endWord(scan: Scan): void {
  if (scan.word === undefined) return;
  if (scan.argv.length > 0 || !LEADING_WORD.test(scan.word)) scan.argv.push(scan.word);
  scan.word = undefined;
}

function beginCommand(scan: Scan): void {
  scan.argv = [];
  scan.word = undefined;
  scan.quote = undefined;
}

function addToWord(scan: Scan, character: string, position: number): void {
  if (scan.word === undefined) scan.start = position;
  scan.word = (scan.word ?? '') + character;
}

/** Reads one character outside of single quotes; returns how many were read. */
function readCharacter(scan: Scan, text: string, position: number): number {
  const character = text[position] ?? '';
  if (text.startsWith('$(', position)) {
    beginCommand(scan);
    return 2;
  }
  if (character === '\\') {
    addToWord(scan, text[position + 1] ?? '', position);
    return 2;
  }
  if (character === scan.quote) scan.quote = undefined;
  else if (scan.quote) addToWord(scan, character, position);
  else if (character === '"' || character === "'") {
    addToWord(scan, '', position);
    scan.quote = character;
  } else if (SEPARATORS.includes(character)) beginCommand(scan);
  else if (/\s/.test(character)) endWord(scan);
  else addToWord(scan, character, position);
  return 1;
}

/** Finds the command and the word at `cursor`, in text that need not be complete. */
export function wordAt(text: string, cursor: number): WordAtCursor {
  const before = text.slice(0, cursor);
  const scan: Scan = { argv: [], word: undefined, start: cursor, quote: undefined };
  let position = 0;
  while (position < before.length) {
    const character = before[position] ?? '';
    if (scan.quote === "'" && character !== "'") {
      addToWord(scan, character, position);
      position += 1;
    } else position += readCharacter(scan, before, position);
  }
  return { argv: scan.argv, word: scan.word ?? '', start: scan.word === undefined ? cursor : scan.start };
}
