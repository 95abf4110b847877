import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failedSeeds, keepingSeeds } from './failed-seeds.ts';
import { modelCommands } from './model-commands.ts';
import { type ModelCommand, met, subjectOf } from './model-comparison.ts';
import { NaiveModel } from './naive-model.ts';
import { simModelLab } from './sim-model-lab.ts';

/** 2,000 in CI; `MI_LAB_MODEL_RUNS=200000` at night. */
const RUNS = Number(process.env.MI_LAB_MODEL_RUNS ?? 2_000);

/** Where the runs must have been, or the agreement says little. */
const PLACES = [
  'FailedIdentityOperation',
  'LinkedAuthorizationFailed',
  'IdentityNotAssociated',
  'ResourceNotFound',
  'PrincipalNotFound',
  'RoleAssignmentExists',
  'AuthorizationFailed',
  'Identity not found',
  'Multiple',
  'AADSTS500011',
  'Too many requests',
  'a cached token',
  'an expired token',
  'a reference to a namesake, renewed',
  'a blob',
  'a blob for an identity that is deleted',
  'a blob through a grant that lingers',
  'orphan',
  '401',
  '403',
];

const commands = fc.commands([...modelCommands], { maxCommands: 100, size: 'max' });

async function agree(seed: string, all: Iterable<ModelCommand>) {
  await fc.asyncModelRun(() => ({ model: new NaiveModel(), real: subjectOf(simModelLab(seed)) }), all);
}

const property = fc.asyncProperty(fc.string({ maxLength: 4 }), commands, agree);

test.each(failedSeeds('model'))('the simulator and the model agree where they once did not (seed %i)', async (seed) => {
  await fc.assert(property, { seed, numRuns: 100, endOnFailure: true });
});

test(`the simulator and a naive model of the facts agree in ${RUNS} runs of up to 100 commands`, async () => {
  met.clear();
  await keepingSeeds('model', () => fc.assert(property, { numRuns: RUNS }));
  if (process.env.MI_LAB_MODEL_STATISTICS) process.stdout.write(`${JSON.stringify([...met])}\n`);
  if (RUNS >= 1_000) expect([...met.keys()]).toEqual(expect.arrayContaining([...PLACES]));
}, 36_000_000);
