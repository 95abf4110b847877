import { choicesField, optionsOf, shuffled, verdictOnPick } from './choices.ts';
import { idField, lineField, linesField, markdownField, questionFields } from './fields.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * What do these lines bring? The learner says so first; then they run. `shows` occurs in what they print: the check plays them,
 * so that no key stands against what the simulator does.
 */
export const predictSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('predict'),
    ...questionFields(z),
    stem: markdownField(z),
    fixture: idField(z),
    lines: linesField(z).min(1),
    shows: z.string().min(1).max(400),
    choices: choicesField(z).refine((choices) => choices.filter((one) => one.correct).length === 1, {
      message: 'a prediction has exactly one option with correct: true',
    }),
    takeaway: lineField(z, 400).optional(),
  });

export type PredictQuestion = Checked<typeof predictSchema>;

export const predict: QuestionKind<PredictQuestion> = {
  prompt: (question, order) => ({ kind: 'pick-one', options: shuffled(optionsOf(question.choices), order) }),
  grade: (question, answer) => verdictOnPick(question, answer.kind === 'pick-one' ? [answer.option] : []),
};
