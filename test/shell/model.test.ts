import fc from 'fast-check';
import { test } from 'vitest';
import { failedSeeds, keepingSeeds } from '../sim/failed-seeds.ts';
import { modelCommands } from '../sim/model-commands.ts';
import { type ModelCommand, subjectOf } from '../sim/model-comparison.ts';
import { NaiveModel } from '../sim/naive-model.ts';
import { shellModelLab } from './shell-model-lab.ts';

/** 50 in CI; `MI_LAB_SHELL_MODEL_RUNS` for more. */
const RUNS = Number(process.env.MI_LAB_SHELL_MODEL_RUNS ?? 50);

const commands = fc.commands([...modelCommands], { maxCommands: 100, size: 'max' });

async function agree(seed: string, all: Iterable<ModelCommand>): Promise<void> {
  await fc.asyncModelRun(async () => ({ model: new NaiveModel(), real: subjectOf(await shellModelLab(seed)) }), all);
}

const property = fc.asyncProperty(fc.string({ maxLength: 4 }), commands, agree);

test.each(failedSeeds('shell model'))(
  'typed lines and the model agree where they once did not (seed %i)',
  async (seed) => {
    await fc.assert(property, { seed, numRuns: 10, endOnFailure: true });
  },
);

test(`typed lines and a naive model of the facts agree in ${RUNS} runs`, async () => {
  await keepingSeeds('shell model', () => fc.assert(property, { numRuns: RUNS }));
}, 3_600_000);
