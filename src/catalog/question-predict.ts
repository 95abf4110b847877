import { choicesField, optionsOf, shuffled, verdictOnPick } from './choices.ts';
import { idField, linesField, questionFields, stemField, takeawayField } from './fields.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * What do these lines bring? The learner says so first; then they run. `shows` occurs in what they print: the check plays them,
 * so that no key stands against what the simulator does.
 */
export const predictSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('predict').describe('What do these lines bring? They run once the learner has said so.'),
    ...questionFields(z),
    stem: stemField(z),
    fixture: idField(z).describe('The world in which the lines run, by the id of a fixture.'),
    lines: linesField(z).min(1).describe('What is typed, one line an entry.'),
    shows: z.string().min(1).max(400).describe('A text that the lines print: the check plays them and looks for it.'),
    choices: choicesField(z).refine((choices) => choices.filter((one) => one.correct).length === 1, {
      message: 'a prediction has exactly one option with correct: true',
    }),
    takeaway: takeawayField(z),
  });

export type PredictQuestion = Checked<typeof predictSchema>;

export const predict: QuestionKind<PredictQuestion> = {
  prompt: (question, order) => ({ kind: 'pick-one', options: shuffled(optionsOf(question.choices), order) }),
  grade: (question, answer) => verdictOnPick(question, answer.kind === 'pick-one' ? [answer.option] : []),
};
