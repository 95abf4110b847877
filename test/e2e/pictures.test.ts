import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { buildLab, pictureNames, pictureOf } from '../pictures/make-pictures.mjs';

beforeAll(() => buildLab());

/** The words of a picture, row by row: a difference in them is easier to read than one in SVG. */
const wordsOf = (svg: string): string =>
  [...svg.matchAll(/<text [^>]*y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, y, text]) => `${y}: ${text}`).join('\n');

test.each(pictureNames)(
  'the picture %s is what the program shows (npm run pictures draws it anew)',
  async (name) => {
    const now = await pictureOf(name);
    const drawn = readFileSync(new URL(`../pictures/${name}.svg`, import.meta.url), 'utf8');
    expect(wordsOf(now)).toBe(wordsOf(drawn));
    expect(now).toBe(drawn);
  },
  60_000,
);
