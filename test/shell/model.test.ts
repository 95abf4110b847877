import fc from 'fast-check';
import { test } from 'vitest';
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

test(`typed lines and a naive model of the facts agree in ${RUNS} runs`, async () => {
  await fc.assert(fc.asyncProperty(fc.string({ maxLength: 4 }), commands, agree), { numRuns: RUNS });
}, 3_600_000);
