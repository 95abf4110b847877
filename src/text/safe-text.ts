import { cursorMark } from './cursor-mark.ts';
import { isPlain } from './graphemes.ts';

declare const safe: unique symbol;

/** Text that no terminal acts upon: printable characters and LF, nothing invisible. Only `sanitize` makes it. */
export type SafeText = string & { readonly [safe]: true };

const replacement = '\uFFFD';
const dottedCircle = '\u25CC';
const keycap = '\u20E3';
const variationSelector16 = '\uFE0F';
const zeroWidthJoiner = '\u200D';
const zeroWidthNonJoiner = '\u200C';
const maximumMarks = 8;
/** As in the longest emoji there is, a kissing couple. */
const maximumJoiners = 3;

// Each is read when it is first asked for, which takes a millisecond: most texts are plain.
const isPrintable = (character: string): boolean =>
  /^(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u.test(character);
const isCombiningMark = (character: string): boolean => /^\p{M}$/u.test(character);
const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);
const isPictograph = (character: string): boolean => /^\p{Extended_Pictographic}$/u.test(character);
const isEmojiModifier = (character: string): boolean => /^\p{Emoji_Modifier}$/u.test(character);
const isKeycapBase = (character: string): boolean => /^[\d#*]$/.test(character);
const isIndic = (character: string): boolean =>
  /^[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]$/u.test(
    character,
  );

/** What the characters kept so far allow the next one to be. */
type Reading = { previous: string; marks: number; joiners: number; inEmoji: boolean };

/** C0 and DEL as their visible pictures, TAB as two spaces. */
function controlPicture(code: number): string | undefined {
  if (code === 0x09) return '  ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : undefined;
}

function keepJoiner(character: string, next: string, reading: Reading): boolean {
  if (isIndic(reading.previous) && isIndic(next) && isLetter(next)) return true;
  const joinsEmoji = character === zeroWidthJoiner && reading.inEmoji && isPictograph(next) && isPrintable(next);
  return joinsEmoji && reading.joiners < maximumJoiners;
}

function keepVariationSelector(next: string, { previous, inEmoji }: Reading): boolean {
  if (isKeycapBase(previous)) return next === keycap;
  return inEmoji && isPictograph(previous);
}

function readInvisible(character: string, next: string, reading: Reading): string {
  const isJoiner = character === zeroWidthJoiner || character === zeroWidthNonJoiner;
  if (isJoiner && keepJoiner(character, next, reading)) {
    reading.joiners += 1;
    return character;
  }
  if (character === variationSelector16 && keepVariationSelector(next, reading)) return character;
  startCluster(reading, false);
  return replacement;
}

/** Keeps the first eight marks on a character; any number of further ones become a single U+FFFD. */
function readMark(character: string, reading: Reading): string {
  reading.inEmoji = false;
  reading.marks += 1;
  if (reading.marks > maximumMarks) return reading.marks === maximumMarks + 1 ? replacement : '';
  return reading.previous === '' || reading.previous === '\n' ? dottedCircle + character : character;
}

/** A skin tone colours the emoji before it; anywhere else it would take cells that no width function counts. */
function readSkinTone(character: string, reading: Reading): string {
  if (isPictograph(reading.previous)) return character;
  startCluster(reading, false);
  return replacement;
}

function startCluster(reading: Reading, inEmoji: boolean): void {
  const continues = inEmoji && reading.previous === zeroWidthJoiner;
  reading.marks = 0;
  reading.inEmoji = inEmoji;
  if (!continues) reading.joiners = 0;
}

function read(character: string, next: string, reading: Reading): string {
  const code = character.codePointAt(0) ?? 0;
  const picture = code === 0x0a ? '\n' : controlPicture(code);
  if (picture !== undefined || (code >= 0x20 && code < 0x7f)) {
    startCluster(reading, false);
    return picture ?? character;
  }
  if (!isPrintable(character)) return readInvisible(character, next, reading);
  if (isCombiningMark(character)) return readMark(character, reading);
  if (isEmojiModifier(character)) return readSkinTone(character, reading);
  startCluster(reading, isPictograph(character));
  return character;
}

function sanitizeEach(text: string): string {
  const characters = Array.from(text.replaceAll('\r\n', '\n'));
  const reading: Reading = { previous: '', marks: 0, joiners: 0, inEmoji: false };
  let kept = '';
  for (const [index, character] of characters.entries()) {
    const result = read(character, characters[index + 1] ?? '', reading);
    kept += result;
    if (result !== '') reading.previous = result === character ? character : (Array.from(result).at(-1) ?? '');
  }
  return kept;
}

/**
 * The allow-list that all text from outside passes before it can reach a terminal. Printable characters and LF stay;
 * CRLF becomes LF, TAB two spaces, control characters their visible pictures (ESC is ␛), and everything else that is
 * invisible, private, unassigned or reorders text becomes U+FFFD. Joiners stay inside emoji and Indic words only.
 * Sanitising twice changes nothing.
 */
export function sanitize(text: string): SafeText {
  const isSafe = isPlain(text.replaceAll('\n', '')) && !text.includes(cursorMark);
  return (isSafe ? text : sanitizeEach(text)) as SafeText;
}

/** As `sanitize`, on one line: a line break becomes a visible ␊. */
export function sanitizeLine(text: string): SafeText {
  return sanitize(text).replaceAll('\n', '\u240A') as SafeText;
}
