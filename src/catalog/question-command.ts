import { sanitizeLine } from '../text/safe-text.ts';
import { takeawayOf } from './choices.ts';
import { idField, lineField, linesField, questionFields, stemField, takeawayField } from './fields.ts';
import { goalSchema } from './goal.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Exercise } from './scenario-state.ts';
import type { Checked, Zod } from './schema.ts';

/** A command to type: judged by the world that the lines make, never by their text. `solution`, played from the fixture, meets every goal. */
export const commandSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('command').describe('Answered at a terminal: what counts is the world in the end.'),
    ...questionFields(z),
    stem: stemField(z),
    fixture: idField(z).describe('The world in which it is answered, by the id of a fixture.'),
    goals: z.array(goalSchema(z)).min(1).max(5).describe('What is to be true of the world in the end.'),
    solution: linesField(z).min(1).describe('Lines that make it true: the check plays them.'),
    placeholder: lineField(z, 100).optional().describe('Stands in the empty line: how the command begins.'),
    hints: z
      .array(lineField(z, 400))
      .min(1)
      .max(3)
      .optional()
      .describe('From where to look to what to type. Without them `hint` shows the page again.'),
    why: lineField(z, 400).describe('Said once it is solved, and after the solution was shown.'),
    takeaway: takeawayField(z),
  });

export type CommandQuestion = Checked<typeof commandSchema>;

/** A command question as something to be made true in a sandbox: one task. */
export function exerciseOf({ id, goals, fixture, hints = [] }: CommandQuestion): Exercise {
  return {
    tasks: [{ id, text: sanitizeLine('Make this true'), goals, hints, predictions: [] }],
    nearMisses: [],
    fixture,
  };
}

export const command: QuestionKind<CommandQuestion> = {
  prompt: ({ placeholder }) => ({ kind: 'type', ...(placeholder === undefined ? {} : { placeholder }) }),
  grade: (question, answer) => {
    const met = new Set(answer.kind === 'type' ? answer.met : []);
    const isCorrect = question.goals.every(({ id }) => met.has(id));
    const option = { id: 'solution', text: sanitizeLine(question.solution.join('; ')) };
    const remark = { option, isChosen: isCorrect, isRight: isCorrect, isKey: true, why: question.why };
    return { isCorrect, remarks: [remark], ...takeawayOf(question) };
  },
};
