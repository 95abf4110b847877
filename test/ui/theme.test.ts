import { describe, expect, test } from 'vitest';
import { lightStyles, styles } from '../../src/ui/theme.ts';

/** The red, green and blue of ANSI colours as terminals ship them, on the background that they ship. */
const palettes = {
  'xterm, black on white': {
    background: [255, 255, 255],
    red: [205, 0, 0],
    green: [0, 205, 0],
    blue: [0, 0, 238],
    magenta: [205, 0, 205],
    cyan: [0, 205, 205],
  },
  'VS Code light': {
    background: [255, 255, 255],
    red: [205, 49, 49],
    green: [16, 124, 16],
    blue: [4, 81, 165],
    magenta: [188, 5, 188],
    cyan: [5, 152, 188],
  },
  'GNOME Terminal light': {
    background: [255, 255, 255],
    red: [204, 0, 0],
    green: [78, 154, 6],
    blue: [52, 101, 164],
    magenta: [117, 80, 123],
    cyan: [6, 152, 154],
  },
  'xterm, white on black': {
    background: [0, 0, 0],
    red: [205, 0, 0],
    green: [0, 205, 0],
    blue: [0, 0, 238],
    magenta: [205, 0, 205],
    cyan: [0, 205, 205],
  },
  'VS Code dark': {
    background: [30, 30, 30],
    red: [205, 49, 49],
    green: [13, 188, 121],
    blue: [36, 114, 200],
    magenta: [188, 63, 188],
    cyan: [17, 168, 205],
  },
  'GNOME Terminal dark': {
    background: [23, 20, 33],
    red: [192, 28, 40],
    green: [38, 162, 105],
    blue: [18, 72, 139],
    magenta: [163, 71, 186],
    cyan: [42, 161, 179],
  },
} as const;

type Colour = readonly number[];

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const coloursOf = (set: typeof styles) => [...new Set(Object.values(set).flatMap(({ color }) => color ?? []))];
const backgrounds = Object.entries(palettes);
const isLight = (name: string): boolean => /light|on white/.test(name);

describe('the colours', () => {
  test('are named, and none that disappears on white or on black', () => {
    for (const colour of [...coloursOf(styles), ...coloursOf(lightStyles)]) {
      expect(['red', 'green', 'blue', 'magenta', 'cyan']).toContain(colour);
    }
    expect(coloursOf(styles)).not.toContain('blue');
  });

  test.each(backgrounds.filter(([name]) => !isLight(name)))('are readable in %s', (_name, palette) => {
    for (const colour of coloursOf(styles)) {
      const shown = palette[colour as 'red'];
      expect(contrast(shown, palette.background), colour).toBeGreaterThan(2.8);
    }
  });

  test.each(backgrounds.filter(([name]) => isLight(name)))(
    'of a light background are readable in %s',
    (_name, palette) => {
      for (const colour of coloursOf(lightStyles)) {
        const shown = palette[colour as 'red'];
        expect(contrast(shown, palette.background), colour).toBeGreaterThan(4);
      }
    },
  );

  test('never set a background, and never stand for a meaning without a mark or a word of its own', () => {
    for (const style of [...Object.values(styles), ...Object.values(lightStyles)]) {
      expect(Object.keys(style)).not.toContain('backgroundColor');
    }
  });
});
