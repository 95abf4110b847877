import { describe, expect, test } from 'vitest';
import { lightStyles, richStyles, styles } from '../../src/ui/theme.ts';

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

/** The colours of a style table that are numbers of the 256, as red, green and blue. */
function cubeColour(name: string): Colour {
  const number = Number(/^ansi256\((\d+)\)$/.exec(name)?.[1]) - 16;
  const steps = [0, 95, 135, 175, 215, 255];
  return [Math.floor(number / 36), Math.floor(number / 6) % 6, number % 6].map((part) => steps[part] ?? Number.NaN);
}

/** How somebody without red (protan) or green (deutan) cones sees a colour; after Viénot, Brettel and Mollon, 1999. */
const blindness: { readonly [Eye in 'none' | 'protan' | 'deutan']: readonly Colour[] } = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

const linear = (value: number): number => (value / 255) ** 2.2;
const seenBy = (colour: Colour, eye: keyof typeof blindness): Colour =>
  blindness[eye].map(
    (row) =>
      255 *
      Math.max(
        0,
        row.reduce((sum, part, at) => sum + part * linear(colour[at] ?? 0), 0),
      ) **
        (1 / 2.2),
  );
const distance = (one: Colour, other: Colour): number =>
  Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));

describe('the colours of a terminal that has 256', () => {
  const colours = coloursOf(richStyles);

  test.each([
    ['white', [255, 255, 255]],
    ['black', [0, 0, 0]],
    ['Solarized light', [253, 246, 227]],
    ['VS Code dark', [30, 30, 30]],
  ])('are readable on %s', (_name, background) => {
    for (const colour of colours) expect(contrast(cubeColour(colour), background), colour).toBeGreaterThan(3.4);
  });

  test.each(Object.keys(blindness) as (keyof typeof blindness)[])(
    '%s: right, wrong and the rest are told apart',
    (eye) => {
      const seen = colours.map((colour) => seenBy(cubeColour(colour), eye));
      for (const [index, one] of seen.entries()) {
        for (const other of seen.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(40);
      }
      const [right, wrong] = [richStyles.right, richStyles.wrong].map(({ color }) =>
        seenBy(cubeColour(String(color)), eye),
      );
      expect(distance(right ?? [], wrong ?? [])).toBeGreaterThan(80);
    },
  );
});

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
