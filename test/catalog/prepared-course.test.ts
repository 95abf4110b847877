import { build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';

/** What is loaded with the entry: not what it imports later. */
function atOnce(outputs: Metafile['outputs']): readonly string[] {
  const files = Object.keys(outputs).filter(
    (file) => outputs[file]?.entryPoint !== undefined && file.includes('stdin'),
  );
  for (const file of files) {
    const next = outputs[file]?.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path) ?? [];
    files.push(...next.filter((path) => outputs[path] && !files.includes(path)));
  }
  return files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
}

/** The packages that end up in a bundle of these modules. */
async function packagesIn(...modules: readonly string[]): Promise<readonly string[]> {
  const contents = modules.map((name) => `export * from './src/catalog/${name}.ts';`).join('\n');
  const resolveDir = new URL('../..', import.meta.url).pathname;
  const { metafile } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    splitting: true,
    outdir: 'out',
    metafile: true,
    format: 'esm',
    platform: 'node',
  });
  const names = atOnce(metafile.outputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}

test('playing a prepared course loads neither zod nor yaml, nor anything else', async () => {
  expect(await packagesIn('question', 'goal', 'scenario-state', 'renamed-items', 'choices', 'issue')).toEqual([]);
});

test('reading one loads them', async () => {
  expect(await packagesIn('read-course')).toEqual(['fastest-levenshtein', 're2js', 'yaml', 'zod']);
});
