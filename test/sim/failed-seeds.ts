import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Committed together with whatever mends the fault: from then on they run first. */
const FILE = join(import.meta.dirname, 'failed-seeds.json');

/** Under which seeds a model and its subject once disagreed, by the name of the test. */
type Failures = { readonly [name: string]: readonly number[] };

function read(): Failures {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Failures) : {};
}

export function failedSeeds(name: string): readonly number[] {
  return read()[name] ?? [];
}

/** Runs a property; where it fails, its seed is kept before the failure is passed on. */
export async function keepingSeeds(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const [, seed] = /seed: (-?\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    if (seed !== undefined) {
      const kept = new Set([...failedSeeds(name), Number(seed)]);
      writeFileSync(FILE, `${JSON.stringify({ ...read(), [name]: [...kept] }, null, 2)}\n`);
    }
    throw error;
  }
}
