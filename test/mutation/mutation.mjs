// `npm run mutation [FILES]`: how many deliberate faults in src/sim the tests of test/sim find. Works on a copy of the project,
// into which it installs Stryker: nobody else needs it, and `npm ci` stays as small as it is. The settings are in
// stryker.config.json. Without FILES all of src/sim, which takes hours; `npm run mutation src/sim/access.ts,src/sim/claims.ts`.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];
const PARTS = [
  ...['package.json', 'package-lock.json', '.npmrc', 'vitest.config.mjs', 'esbuild.config.mjs', 'stryker.config.json'],
  ...['src/shell', 'src/sim', 'test/sim'],
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-mutation-'));
const files = process.argv.slice(2).join(',');
// A mutant is found by few runs or by none: fewer of the large properties, so that each mutant takes seconds.
const env = { ...process.env, MI_LAB_MODEL_RUNS: '30', MI_LAB_RBAC_RUNS: '1500' };

try {
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
  const install = ['install', '--no-audit', '--no-fund', '--save-dev', '--save-exact', ...STRYKER];
  execFileSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const chosen = files === '' ? [] : ['--mutate', files];
  const { status } = spawnSync('npx', ['stryker', 'run', ...chosen], { cwd: folder, env, stdio: 'inherit' });
  const report = join(folder, 'mutation.json');
  if (existsSync(report)) {
    const kept = join(tmpdir(), 'mi-lab-mutation.json');
    copyFileSync(report, kept);
    console.log(`The whole report: ${kept}`);
  }
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
