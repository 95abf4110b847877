import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** The packages that end up in a bundle of these modules. */
async function packagesIn(...modules: readonly string[]): Promise<readonly string[]> {
  const contents = modules.map((name) => `export * from './src/catalog/${name}.ts';`).join('\n');
  const resolveDir = new URL('../..', import.meta.url).pathname;
  const { metafile } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
  });
  const names = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

test('playing a prepared course loads neither zod nor yaml, nor anything else', async () => {
  expect(await packagesIn('question', 'goal', 'scenario-state', 'renamed-items', 'choices', 'issue')).toEqual([]);
});

test('reading one loads them', async () => {
  expect(await packagesIn('read-course')).toEqual(['fastest-levenshtein', 'yaml', 'zod']);
});
