import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const PREFIX = `mi-lab-packed-${process.getuid?.() ?? 0}-`;

/** mi-lab as a user has it: packed, and installed from the tarball into an empty folder, offline. */
export interface PackedLab {
  readonly folder: string;
  /** The bin that npx would run. */
  readonly bin: string;
}

/** Test files run side by side; one of them builds and packs, the others wait. A lock that is left behind grows old. */
function alone<Result>(work: () => Result): Result {
  const lock = join(tmpdir(), `mi-lab-packing-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > 120_000) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function packInto(folder: string): void {
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const name =
    npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root).trim().split('\n').at(-1) ?? '';
  npm(['init', '--yes'], folder);
  npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, name)], folder);
}

/** What earlier states of the sources left; an hour is longer than any test run. */
function removeOld(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (Date.now() - statSync(folder).mtimeMs > 3_600_000) rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds what changed, packs it, and installs the tarball: once for each state of the sources, for all test files. */
export function installPackedLab(): PackedLab {
  return alone(() => {
    execFileSync('node', ['esbuild.config.mjs', '--if-changed'], { cwd: root });
    const digest = readFileSync(join(root, 'dist', 'sources.sha256'), 'utf8').slice(0, 16);
    const folder = join(tmpdir(), `${PREFIX}${digest}`);
    if (!existsSync(folder)) {
      removeOld();
      const fresh = mkdtempSync(join(tmpdir(), 'mi-lab-packing-'));
      packInto(fresh);
      renameSync(fresh, folder);
    }
    return { folder, bin: join(folder, 'node_modules', '.bin', 'mi-lab') };
  });
}
