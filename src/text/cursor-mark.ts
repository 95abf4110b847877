/**
 * Says where the real cursor goes: the screen takes the mark out of the frame and puts the cursor at its column.
 *
 * U+110BD is a "prepend" character: it belongs to the character after it, so Ink's layout sees no extra cell and nothing
 * to the right of it moves. (A private-use character such as U+F8FF would take a cell, and a border to its right would
 * jump when the mark is taken out.) `sanitize` replaces it, so no outside text can move the cursor.
 */
export const cursorMark = '\u{110BD}';

/** Text with the cursor between `before` and `after`; at the end of the text it stands on a blank of its own. */
export const withCursor = (before: string, after: string): string => `${before}${cursorMark}${after || ' '}`;
