import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { spokenText } from '../../src/text/spoken-text.ts';
import { displayWidth } from '../../src/text/width.ts';
import type { Look } from '../../src/ui/lab-context.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { plainPrompt } from '../../src/ui/plain-text.ts';
import { newText } from '../../src/ui/plain-transcript.ts';
import { openLab, type Size, sizes, usualLook } from './kit.ts';
import { screens } from './screens.ts';

vi.hoisted(() => {
  process.env.FORCE_COLOR = '2';
});

const named = (name: string): Session => {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
};

async function frame(name: string, size: Size, look: Look) {
  const lab = await openLab(named(name), size, look);
  const seen = { raw: lab.raw(), text: lab.text() };
  lab.close();
  return seen;
}

/** Styles as readable text: `\e[1m`. */
const visible = (raw: string): string => `${raw.replaceAll('\u001B', '\\e').replaceAll(cursorMark, '')}\n`;

const at = ([columns, rows]: Size): string => `${columns}x${rows}`;
const casesOf = (...names: readonly string[]) => sizes.flatMap((size) => names.map((name) => [name, size] as const));

beforeAll(loadMarkdown);

describe('a terminal that shows ASCII only', () => {
  const look = { ...usualLook, isAscii: true };
  test.each(casesOf('home-returning', 'page', 'one-wrong', 'scenario-map-way', 'progress', 'help-scenario', 'broken'))(
    '%s at %s is ASCII, and as wide as ever',
    async (name, size) => {
      const { text } = await frame(name, size, look);
      await expect(text).toMatchFileSnapshot(`../golden/ascii-${name}-${at(size)}.txt`);
      const withoutCursor = text.replaceAll('█', '#');
      expect(withoutCursor).toMatch(/^[\n -~]*$/);
      const usual = await frame(name, size, usualLook);
      const widths = (frameText: string) => frameText.split('\n').map((row) => displayWidth(row));
      expect(widths(text)).toEqual(widths(usual.text));
    },
  );

  test.each(Object.keys(screens))('%s leaves nothing that is not ASCII', async (name) => {
    const { text } = await frame(name, [120, 40], look);
    expect(text.replaceAll('█', '#')).toMatch(/^[\n -~]*$/);
  });
});

describe('colours', () => {
  test.each(casesOf('page'))('%s at %s, on a light background', async (name, size) => {
    const { raw } = await frame(name, size, { ...usualLook, isLight: true });
    await expect(visible(raw)).toMatchFileSnapshot(`../golden/light-${name}-${at(size)}.txt`);
  });

  test.each(casesOf('page', 'page-code', 'one-wrong', 'scenario-map-way'))(
    '%s at %s, where the background is unknown',
    async (name, size) => {
      const { raw } = await frame(name, size, usualLook);
      await expect(visible(raw)).toMatchFileSnapshot(`../golden/color-${name}-${at(size)}.txt`);
    },
  );

  test.each(casesOf('one-wrong', 'scenario-map-way'))('%s at %s, in a terminal that has 256', async (name, size) => {
    const { raw } = await frame(name, size, { ...usualLook, has256Colors: true });
    await expect(visible(raw)).toMatchFileSnapshot(`../golden/rich-${name}-${at(size)}.txt`);
    expect(raw).not.toContain('\u001B[32m');
  });

  test.each(casesOf('page', 'one-wrong', 'scenario-map-way', 'broken'))('%s at %s, without any', async (name, size) => {
    const { raw } = await frame(name, size, { ...usualLook, isColor: false });
    expect(raw).not.toContain('\u001B');
    await expect(visible(raw)).toMatchFileSnapshot(`../golden/no-color-${name}-${at(size)}.txt`);
  });
});

describe('a large window', () => {
  test.each(['home-returning', 'page', 'scenario-output', 'scenario-map'])('%s at 200x60', async (name) => {
    const { text } = await frame(name, [200, 60], usualLook);
    await expect(text).toMatchFileSnapshot(`../golden/${name}-200x60.txt`);
    expect(text.split('\n').filter((row) => displayWidth(row) > 200)).toEqual([]);
  });
});

describe('for a screen reader', () => {
  const spoken = (name: string, before?: Session): string =>
    spokenText(newText(before, named(name), true) + plainPrompt(named(name)));

  test.each(['home-returning', 'page', 'one-wrong', 'summary-scenario', 'progress', 'help-home'])(
    '%s is text without a mark or a line',
    async (name) => {
      const said = spoken(name);
      await expect(`${said}\n`).toMatchFileSnapshot(`../golden/spoken-${name}.txt`);
      expect(said).toMatch(/^[\n -~’“”]*$/);
    },
  );

  test.each([
    'scenario-map',
    'scenario-map-way',
    'scenario-map-folded',
    'scenario-time',
    'scenario-goals',
    'scenario-story',
    'predict-asked',
    'predict-came-right',
    'predict-came-wrong',
    'goal-lost',
    'goal-lost-why',
    'help-offered',
    'what-if',
  ])('%s is sentences with the same content', async (name) => {
    const said = spoken(name, named('scenario-empty'));
    await expect(`${said}\n`).toMatchFileSnapshot(`../golden/spoken-${name}.txt`);
    expect(said).not.toMatch(/[│├└→✓✗○]/);
  });
});
