import { conditionSchema, evaluateGoal } from './goal.ts';
import type { Seen } from './goal-kind.ts';
import { type PredictQuestion, predictSchema } from './question-predict.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * A prediction within a scenario: before a line that holds one of the texts of `before` runs, the learner says what will come.
 * It is a predict question that starts from the scenario's fixture, so `lines`, the last of them marked, prove its key, and a
 * miss comes back as any question does. It is asked only where what the learner's own line prints holds `shows` as well.
 */
export const predictionSchema = (z: Zod) =>
  predictSchema(z)
    .omit({ kind: true, fixture: true })
    .extend({
      before: z
        .array(z.string().min(1).max(100))
        .min(1)
        .max(5)
        .describe('It is asked of a line that holds one of these texts and prints `shows`.'),
      when: z
        .array(conditionSchema(z))
        .max(5)
        .default([])
        .describe('It is asked only while all of these hold: the answer depends on the world.'),
    });

export type Prediction = Checked<typeof predictionSchema>;

/** Whether a line is one that a prediction is about. */
export function isMarked({ before }: Pick<Prediction, 'before'>, line: string): boolean {
  return before.some((mark) => line.includes(mark));
}

/** Whether the world is the one that a prediction is about. */
export function isTimely({ when }: Pick<Prediction, 'when'>, seen: Seen): boolean {
  return when.every((condition) => evaluateGoal(seen, condition).isMet);
}

/** What of a scenario its predictions depend on. */
interface Predicting {
  readonly fixture: string;
  readonly tasks: readonly { readonly predictions: readonly Prediction[] }[];
}

/** The predictions of a scenario as the questions that they are. */
export function predictionQuestions({ tasks, fixture }: Predicting): readonly PredictQuestion[] {
  return tasks.flatMap(({ predictions }) =>
    predictions.map(
      ({ before: _, when: __, ...question }): PredictQuestion => ({ ...question, kind: 'predict', fixture }),
    ),
  );
}
