// `npm run mutation [FILES]`: how many deliberate faults in src/sim the tests of test/sim and of test/shell/facts find. Works on a
// copy of the project, into which it installs Stryker: nobody else needs it, and `npm ci` stays as small as it is. The settings are
// in stryker.config.json. Without FILES all of src/sim, which takes many hours; `npm run mutation src/sim/access.ts,src/sim/claims.ts`
// takes minutes, and `npm run mutation -- --one-of 12 --seed a` every twelfth declaration, drawn by a seed: an estimate of the whole.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sampleOf } from './sample.mjs';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];
const PARTS = [
  ...[
    'package.json',
    'package-lock.json',
    '.npmrc',
    'vitest.config.mjs',
    'esbuild.libraries.mjs',
    'stryker.config.json',
  ],
  ...['src/shell', 'src/sim', 'src/text', 'test/mutation', 'test/sim', 'test/shell/facts', 'test/shell/typing.ts'],
];
// A suite that cannot be loaded counts as none: whoever adds an import from another room adds the room to PARTS.
/** It reads the other tests instead of running anything. */
const NOT_NEEDED = 'test/shell/facts/every-fact.test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-mutation-'));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'one-of': { type: 'string' }, seed: { type: 'string', default: 'mi-lab' } },
});
const oneOf = Number(values['one-of'] ?? 1);
const mutated = oneOf > 1 ? sampleOf(root, { oneOf, seed: values.seed }) : positionals;
// A mutant is found by few runs or by none: fewer of the large properties, so that each mutant takes seconds.
const env = { ...process.env, MI_LAB_MODEL_RUNS: '10', MI_LAB_RBAC_RUNS: '500' };

try {
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
  rmSync(join(folder, NOT_NEEDED));
  const install = ['install', '--no-audit', '--no-fund', '--save-dev', '--save-exact', ...STRYKER];
  execFileSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const chosen = mutated.length === 0 ? [] : ['--mutate', mutated.join(',')];
  const { status } = spawnSync('npx', ['stryker', 'run', ...chosen], { cwd: folder, env, stdio: 'inherit' });
  const report = join(folder, 'mutation.json');
  if (existsSync(report)) {
    const kept = join(tmpdir(), `mi-lab-mutation-${Date.now()}.json`);
    copyFileSync(report, kept);
    console.log(`The whole report: ${kept}`);
  }
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
