import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** mi-lab as a user has it: packed, and installed from the tarball into an empty folder, offline. */
export interface PackedLab {
  readonly folder: string;
  readonly tarball: string;
  /** The bin that npx would run. */
  readonly bin: string;
  remove(): void;
}

/** Builds what changed, packs it, and installs the tarball. */
export function installPackedLab(): PackedLab {
  const folder = mkdtempSync(join(tmpdir(), 'mi-lab-packed-'));
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  execFileSync('node', ['esbuild.config.mjs', '--if-changed'], { cwd: root });
  const name =
    npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root).trim().split('\n').at(-1) ?? '';
  const tarball = join(folder, name);
  npm(['init', '--yes'], folder);
  npm(['install', '--offline', '--no-audit', '--no-fund', tarball], folder);
  return {
    folder,
    tarball,
    bin: join(folder, 'node_modules', '.bin', 'mi-lab'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
