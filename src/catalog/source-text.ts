import { sanitize } from '../text/safe-text.ts';
import { lineTable, type Problem } from './line-table.ts';

/** What a file of a course may be, well above any that people write by hand. */
const MOST_BYTES = 256 * 1024;
const MOST_LINES = 20_000;
const LONGEST_LINE = 10_000;
/** How many stray characters of one file are named. */
const MOST_NAMED = 10;

/** A file's content as text, or what keeps it from being one. */
export type SourceText =
  | { readonly text: string; readonly problems: readonly [] }
  | { readonly text: string; readonly problems: readonly [Problem, ...Problem[]] };

const tooLarge = (bytes: number): Problem => ({
  offset: 0,
  message: `the file is ${Math.ceil(bytes / 1024)} KiB large; at most ${MOST_BYTES / 1024} KiB are read. Split it into several files.`,
});

/** The bytes as UTF-8, told apart from other encodings by what cannot be decoded. */
function decoded(bytes: Uint8Array): SourceText {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const isTwoByte = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isTwoByte) return { text, problems: [{ offset: 0, message: 'the file is UTF-16. Save it as UTF-8.' }] };
  const broken = text.indexOf('\uFFFD');
  if (broken < 0) return { text, problems: [] };
  const message = 'this is not UTF-8 text. Save the file as UTF-8 and look at this character.';
  return { text, problems: [{ offset: broken, message }] };
}

function sizeProblem(text: string): Problem | undefined {
  const lines = lineTable(text);
  if (lines.lineCount > MOST_LINES) {
    const message = `the file has ${lines.lineCount} lines; at most ${MOST_LINES} are read. Split it into several files.`;
    return { offset: lines.offsetOf(MOST_LINES + 1), message };
  }
  for (let line = 1; line <= lines.lineCount; line++) {
    const start = lines.offsetOf(line);
    if (lines.offsetOf(line + 1) - start <= LONGEST_LINE) continue;
    return { offset: start, message: `this line is longer than ${LONGEST_LINE} characters. Break it into several.` };
  }
  return undefined;
}

/** Characters that never belong into a course: controls, half surrogates, and what is invisible or turns text round. */
const STRAY =
  /(?!\t|\n|\r\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** `U+202E`, as a person can look it up. */
export function codePointText(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function strayMessage(character: string, offset: number): string {
  const name = codePointText(character);
  if (name === 'U+FEFF' && offset === 0) return 'the file begins with a byte order mark. Save it as UTF-8 without one.';
  if (/\p{Bidi_Control}/u.test(character)) {
    return `the character ${name} turns the direction of text round, so that it reads differently from what it says. Delete it.`;
  }
  if (/\p{Cc}/u.test(character)) return `the control character ${name} has no place in a text. Delete it.`;
  return `the invisible character ${name} has no place in a text. Delete it.`;
}

function strayProblems(text: string): readonly Problem[] {
  const found: Problem[] = [];
  for (const match of text.matchAll(STRAY)) {
    found.push({ offset: match.index, message: strayMessage(match[0], match.index) });
    if (found.length === MOST_NAMED) break;
  }
  return found;
}

/** What a terminal could not show of a value; undefined where all of it can. Escapes such as \e end up here. */
export function unshowable(value: string): string | undefined {
  const plain = value.replaceAll('\r\n', '\n').replaceAll('\t', '  ');
  const shown = sanitize(plain);
  if (shown === plain) return undefined;
  const kept = [...shown];
  return [...plain].find((character, index) => character !== kept[index]);
}

/** Reads a file's content within the limits; what is refused here is not looked into further. */
export function sourceText(content: string | Uint8Array): SourceText {
  const bytes = typeof content === 'string' ? content.length : content.byteLength;
  if (bytes > MOST_BYTES) return { text: '', problems: [tooLarge(bytes)] };
  const read: SourceText = typeof content === 'string' ? { text: content, problems: [] } : decoded(content);
  if (read.problems.length > 0) return read;
  const size = sizeProblem(read.text);
  const [first, ...rest] = size ? [size] : strayProblems(read.text);
  return first ? { text: read.text, problems: [first, ...rest] } : read;
}
