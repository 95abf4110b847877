/** What a screen reader would spell out or leave out, in words. */
const words: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/^(\s*)✓ (?=met\b|Right\b)/gm, '$1'],
  [/^(\s*)✗ (?=no longer met\b|Not quite\b)/gm, '$1'],
  [/^(\s*)✓ /gm, '$1done: '],
  [/^(\s*)✗ /gm, '$1not right: '],
  [/^(\s*)○ /gm, '$1not yet: '],
  [/^(\s*)[•·→] /gm, '$1'],
  [/^(\s*\d+) ✗ /gm, '$1 failed, '],
  [/✓/g, 'done'],
  [/✗/g, 'failed'],
  [/ → /g, ' to '],
  [/ · /g, ', '],
  [/…/g, '...'],
  [/[█░]+ */g, ''],
  [/(?<=\S) {3,}(?=\S)/g, ', '],
  [/[─│┃┌┐└┘├┤]+ ?/g, ''],
];

/** The text for a screen reader: marks and arrows as words, no lines drawn. */
export function spokenText(text: string): string {
  return words.reduce((said, [pattern, word]) => said.replaceAll(pattern, word), text);
}
