import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fixture } from '../catalog/scenario.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { packageFolder } from './load-course.ts';
import { decodeSandbox, encodeSandbox } from './sandbox-json.ts';

/** A prepared world is found by what its fixture says, so that an edited fixture is never answered by an old world. */
function pathOf(fixture: Fixture | undefined, folder: string): string {
  const content = JSON.stringify([fixture?.header ?? {}, fixture?.lines ?? []]);
  return join(folder, `${createHash('sha256').update(content).digest('hex').slice(0, 32)}.json`);
}

function prepared(fixture: Fixture | undefined): Sandbox | undefined {
  try {
    return decodeSandbox(readFileSync(pathOf(fixture, join(packageFolder(), 'dist', 'worlds')), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The world of a fixture, the empty tenant without one: as the build prepared it, else played line by line. */
export async function openFixture(fixture: Fixture | undefined): Promise<Sandbox> {
  const ready = prepared(fixture);
  if (ready) return ready;
  const { playFixture } = await import('./fixture-player.ts');
  return playFixture(fixture);
}

/** Plays each fixture and keeps its world in `folder`. */
export async function prepareWorlds(fixtures: readonly (Fixture | undefined)[], folder: string): Promise<void> {
  const { playFixture } = await import('./fixture-player.ts');
  mkdirSync(folder, { recursive: true });
  for (const fixture of fixtures) writeFileSync(pathOf(fixture, folder), encodeSandbox(await playFixture(fixture)));
}
