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

const plainAscii = /^[\n -~]*$/;
const printable = /^(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u;
const combiningMark = /^\p{M}$/u;
const letter = /^\p{L}$/u;
const pictograph = /^\p{Extended_Pictographic}$/u;
const emojiModifier = /^\p{Emoji_Modifier}$/u;
const keycapBase = /^[\d#*]$/;
const indicScripts = [
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
];
const indic = new RegExp(`^[${indicScripts.map((script) => `\\p{Script=${script}}`).join('')}]$`, 'u');

/** What the characters kept so far allow the next one to be. */
type Reading = { previous: string; marks: number; joiners: number; inEmoji: boolean };

/** C0 and DEL as their visible pictures, TAB as two spaces. */
function controlPicture(code: number): string | undefined {
  if (code === 0x09) return '  ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : undefined;
}

function keepJoiner(character: string, next: string, reading: Reading): boolean {
  if (indic.test(reading.previous) && indic.test(next) && letter.test(next)) return true;
  const joinsEmoji = character === zeroWidthJoiner && reading.inEmoji && pictograph.test(next) && printable.test(next);
  return joinsEmoji && reading.joiners < maximumJoiners;
}

function keepVariationSelector(next: string, { previous, inEmoji }: Reading): boolean {
  if (keycapBase.test(previous)) return next === keycap;
  return inEmoji && pictograph.test(previous);
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
  if (pictograph.test(reading.previous)) return character;
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
  if (!printable.test(character)) return readInvisible(character, next, reading);
  if (combiningMark.test(character)) return readMark(character, reading);
  if (emojiModifier.test(character)) return readSkinTone(character, reading);
  startCluster(reading, pictograph.test(character));
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
  return (plainAscii.test(text) ? text : sanitizeEach(text)) as SafeText;
}

/** As `sanitize`, on one line: a line break becomes a visible ␊. */
export function sanitizeLine(text: string): SafeText {
  return sanitize(text).replaceAll('\n', '\u240A') as SafeText;
}
