import type { Fixture } from '../catalog/scenario.ts';
import { createSandbox } from '../shell/create-sandbox.ts';
import { runLine } from '../shell/run-line.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import type { WorldHeader } from '../sim/genesis.ts';
import { FixtureFailed } from './fixture-failed.ts';

/**
 * The world that a fixture describes: its header, then its lines as an administrator typed them. The learner begins where they
 * end, with an empty history and no line to look back on. Without a fixture: the empty tenant. `seed` overrides the header's.
 * Throws `FixtureFailed`.
 */
export async function playFixture(fixture: Fixture | undefined, seed?: string): Promise<Sandbox> {
  let sandbox = createSandbox(headerOf(fixture, seed));
  for (const [index, line] of (fixture?.lines ?? []).entries()) {
    const result = await runLine(sandbox, line);
    if (fixture && result.exitCode !== 0) {
      const said = result.outputs.map((output) => output.text).join('');
      throw new FixtureFailed(fixture, index, { exitCode: result.exitCode, said });
    }
    sandbox = result.sandbox;
  }
  const { lastLines: _, ...shell } = sandbox.shell;
  return { ...sandbox, shell: { ...shell, history: [], lastTrace: undefined } };
}

function headerOf(fixture: Fixture | undefined, seed: string | undefined): Partial<WorldHeader> {
  const { start, ...header } = fixture?.header ?? {};
  const asked = { ...header, start: start && Date.parse(start), ...(seed === undefined ? {} : { seed }) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
