import type { TextProps } from 'ink';
import type { Look } from './lab-context.ts';

/** What a piece of text means; how that looks is decided here and nowhere else. */
export type Tone =
  | 'plain'
  | 'strong'
  | 'faint'
  | 'heading'
  | 'emphasis'
  | 'code'
  | 'link'
  | 'accent'
  | 'right'
  | 'wrong'
  | 'caution'
  | 'key'
  | 'bar'
  | 'match';

type Style = Pick<TextProps, 'color' | 'bold' | 'italic' | 'underline' | 'inverse' | 'dimColor'>;

/**
 * Named ANSI colours that read on light and on dark backgrounds; never black, white, gray or yellow, and no bright ones.
 * Nothing is said by colour alone.
 */
export const styles: { readonly [Name in Tone]: Style } = {
  plain: {},
  strong: { bold: true },
  faint: { dimColor: true },
  heading: { bold: true, color: 'cyan' },
  emphasis: { italic: true },
  code: { color: 'cyan' },
  link: { underline: true },
  accent: { color: 'cyan' },
  right: { color: 'green', bold: true },
  wrong: { color: 'red' },
  caution: { color: 'magenta' },
  key: { bold: true },
  bar: { inverse: true, bold: true },
  match: { inverse: true },
};

/**
 * Where a terminal has the 256 colours, whose values no palette changes: hues that the colour-blind tell apart (after Okabe and
 * Ito), each at least 3.8 : 1 on white and on black. So nothing has to be known of the background, and it is not asked for
 * (OSC 11): an answer that comes late would be typed into somebody's line.
 */
export const richStyles: { readonly [Name in Tone]: Style } = {
  ...styles,
  heading: { bold: true, color: 'ansi256(32)' },
  code: { color: 'ansi256(32)' },
  accent: { color: 'ansi256(32)' },
  right: { color: 'ansi256(29)', bold: true },
  wrong: { color: 'ansi256(166)' },
  caution: { color: 'ansi256(133)' },
};

/** Where the background is known to be light: green and cyan are pale there, blue is not. */
export const lightStyles: { readonly [Name in Tone]: Style } = {
  ...styles,
  heading: { bold: true, color: 'blue' },
  code: { color: 'blue' },
  accent: { color: 'blue' },
  right: { color: 'blue', bold: true },
};

const none: Style = {};

/** How a tone is drawn. Without colour nothing is styled: marks and words alone must carry the meaning. */
export function styleOf(tone: Tone, { isColor, isLight, has256Colors }: Omit<Look, 'isAscii'>): Style {
  if (!isColor) return none;
  if (isLight) return lightStyles[tone];
  return (has256Colors ? richStyles : styles)[tone];
}
