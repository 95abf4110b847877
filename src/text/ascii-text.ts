import { cursorMark } from './cursor-mark.ts';
import { graphemesOf } from './graphemes.ts';
import type { SafeText } from './safe-text.ts';
import { displayWidth } from './width.ts';

/** What stands for a character where a terminal can show ASCII only: one cell each, so that nothing moves. */
const standIns: Readonly<Record<string, string>> = {
  '─': '-',
  '┄': '-',
  '│': '|',
  '┃': '|',
  '┌': '+',
  '┐': '+',
  '└': '`',
  '┘': '+',
  '├': '+',
  '┤': '+',
  '┬': '+',
  '┴': '+',
  '┼': '+',
  '█': '#',
  '░': '.',
  '▒': ':',
  '▓': '%',
  '✓': '*',
  '✗': 'x',
  '○': 'o',
  '●': '@',
  '•': '-',
  '·': '-',
  '❯': '>',
  '→': '>',
  '►': '>',
  '‹': '<',
  '›': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '↩': '\\',
  '…': '~',
  '–': '-',
  '—': '-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '×': 'x',
  '\u00a0': ' ',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const isAscii = /^[\x00-\x7f]*$/;

function standInFor(segment: string): string {
  if (segment.startsWith(cursorMark)) return cursorMark + standInFor(segment.slice(cursorMark.length));
  if (isAscii.test(segment)) return segment;
  return standIns[segment] ?? '?'.repeat(displayWidth(segment));
}

/** The text in ASCII, as wide as before: `?` stands for what has no likeness. The cursor's mark stays. */
export function asciiText(text: SafeText): SafeText {
  if (isAscii.test(text)) return text;
  return graphemesOf(text).map(standInFor).join('') as SafeText;
}
