import { beforeAll, describe, expect, test, vi } from 'vitest';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { displayWidth } from '../../src/text/width.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab, type Size, sizes, usualLook } from './kit.ts';
import { screens } from './screens.ts';

// Colours are drawn although nobody looks, so that their absence means something.
vi.hoisted(() => {
  process.env.FORCE_COLOR = '1';
});

const names = Object.keys(screens);
const cases = sizes.flatMap((size) => names.map((name) => [name, size] as const));

const sessionNamed = (name: string) => {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
};

async function frameOf(name: string, size: Size, isColor: boolean) {
  const lab = await openLab(sessionNamed(name), size, { ...usualLook, isColor });
  const frame = { raw: lab.raw(), text: lab.text() };
  lab.close();
  return frame;
}

beforeAll(loadMarkdown);

describe('every screen at every size', () => {
  test.each(cases)('%s at %s looks as it did, and fits exactly', async (name, size) => {
    const [columns, rows] = size;
    const { text } = await frameOf(name, size, true);
    await expect(text).toMatchFileSnapshot(`../golden/${name}-${columns}x${rows}.txt`);
    const lines = text.slice(0, -1).split('\n');
    expect(lines).toHaveLength(rows);
    expect(lines.filter((line) => displayWidth(line.replace(cursorMark, '')) > columns)).toEqual([]);
  });

  test.each(names)('%s is drawn without any style where there is no colour', async (name) => {
    const { raw } = await frameOf(name, [80, 24], false);
    expect(raw).not.toContain('\u001B');
    const { raw: coloured } = await frameOf(name, [80, 24], true);
    expect(coloured).toContain('\u001B[');
  });
});
