import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { onTestFinished } from 'vitest';

/** A folder of this test's own, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mi-lab-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Makes a program for a child process out of TypeScript that imports from `src`: Node 20 cannot run it as it is. Packages
 * stay where they are.
 */
export function bundle(source: string, outfile: string): string {
  const packages = join(process.cwd(), 'node_modules');
  buildSync({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'tsx' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    external: [join(packages, '*')],
    logLevel: 'error',
    outfile,
  });
  return outfile;
}
