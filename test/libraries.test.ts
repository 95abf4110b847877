import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-libraries-'));

interface Output {
  write(x: number, y: number, text: string, options: { transformers: readonly ((line: string) => string)[] }): void;
  clip(clip: { x1: number; x2: number; y1: number; y2: number }): void;
  unclip(): void;
  get(): { output: string; height: number };
}
type OutputClass = new (size: { width: number; height: number }) => Output;

/** What Ink puts a frame together with, as it is published or as it ships. */
async function bundled(name: string, plugins: readonly Plugin[]): Promise<OutputClass> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'node_modules/ink/build/output.js')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    plugins: [...plugins],
  });
  return (await import(pathToFileURL(outfile).href)).default;
}

let published: OutputClass;
let shipped: OutputClass;
beforeAll(async () => {
  const { libraries } = await import(pathToFileURL(join(root, 'esbuild.libraries.mjs')).href);
  [published, shipped] = [await bundled('published', []), await bundled('shipped', [libraries])];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const csi = '\u001b[';
const piece = fc.constantFrom(
  ...['a', '\u{110BD}', 'Wort ', ' ', '│', '\n', '日本', '👩‍👩‍👧', 'é', '\u0301', '❯ ✓', '░█', '🇩🇪', '1 2'],
  ...[1, 2, 22, 31, 39, 7, 27, 0, '38;5;32', '1;36'].map((code) => `${csi}${code}m`),
  '\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007',
);
/** A text put somewhere, within a clip where there is one: its corner, and how much wider and higher than a cell it is. */
interface Write {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isBold: boolean;
  readonly clip: [number, number, number, number] | null;
}

const place = fc.integer({ min: -1, max: 12 });
const write = fc.record({
  x: fc.integer({ min: 0, max: 14 }),
  y: place,
  text: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  isBold: fc.constantFrom(true, false),
  clip: fc.option(fc.tuple(place, place, place, place)),
});
const frames = fc.array(fc.array(write, { maxLength: 6 }), { minLength: 1, maxLength: 4 });

function drawn(Class: OutputClass, writes: readonly Write[]) {
  const output = new Class({ width: 12, height: 5 });
  for (const { x, y, text, isBold, clip } of writes) {
    if (clip) output.clip({ x1: clip[0], x2: clip[0] + clip[1] + 1, y1: clip[2], y2: clip[2] + clip[3] + 1 });
    output.write(x, y, text, { transformers: isBold ? [(line) => `${csi}1m${line}${csi}22m`] : [] });
    if (clip) output.unclip();
  }
  return output.get();
}

test('frames are the same whether every row is drawn anew or only those that changed', () => {
  fc.assert(
    fc.property(frames, (all) => {
      for (const writes of all) expect(drawn(shipped, writes)).toEqual(drawn(published, writes));
    }),
    { numRuns: 500 },
  );
});
