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
export function styleOf(tone: Tone, { isColor, isLight }: Pick<Look, 'isColor' | 'isLight'>): Style {
  if (!isColor) return none;
  return (isLight ? lightStyles : styles)[tone];
}
