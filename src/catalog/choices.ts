import type { SafeText } from '../text/safe-text.ts';
import { idField, lineField } from './fields.ts';
import type { Option, Remark, Verdict } from './prompt.ts';
import type { Zod } from './schema.ts';

/** An option as an author writes it, with what makes it right or wrong. */
export interface Choice {
  readonly text: SafeText;
  readonly correct: boolean;
  readonly why: SafeText;
  readonly misconception?: string | undefined;
}

/** The options of a question to pick from, as an author writes them. */
export const choicesField = (z: Zod) =>
  z
    .array(
      z
        .strictObject({
          text: lineField(z).describe('What a sensible person would think; about as long as the others.'),
          correct: z.boolean().default(false).describe('true at what is right; left out elsewhere.'),
          why: lineField(z, 400).describe('What makes it right or wrong; shown once the answer is in.'),
          misconception: idField(z).optional().describe('What somebody who picks this believes, by id.'),
        })
        .refine(({ correct, misconception }) => !correct || misconception === undefined, {
          message: 'a correct option rests on no misconception: only wrong ones point to one',
        }),
    )
    .min(2)
    .max(6)
    .describe('Two to six options. They are shown in another order each time.');

/** Options get their id from the author's order: a, b, c. */
export function optionId(index: number): string {
  return String.fromCharCode(97 + index);
}

export function optionsOf(choices: readonly { readonly text: SafeText }[]): readonly Option[] {
  return choices.map((choice, index) => ({ id: optionId(index), text: choice.text }));
}

/** Mixes 32 bits so that neighbouring numbers end far apart (the finaliser of splitmix32). */
function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return (twice ^ (twice >>> 15)) >>> 0;
}

/** Draws whole numbers below a bound, each as likely as the others: what would favour the low ones is drawn again. */
function drawsOf(order: number): (bound: number) => number {
  let state = mixed(order >>> 0) ^ mixed(Math.floor(order / 2 ** 32) + 0x9e3779b9);
  return (bound) => {
    const fair = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      state = (state + 0x9e3779b9) >>> 0;
      const drawn = mixed(state);
      if (drawn < fair) return drawn % bound;
    }
  };
}

/** The permutation seed under which a question is shown: it changes with the number of earlier attempts, and with nothing else. */
export function permutationOf(questionId: string, earlierAttempts: number): number {
  let hash = 2166136261;
  for (const unit of `${questionId} ${earlierAttempts}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) + 1;
}

/** A permutation that depends on `order` alone, every one as likely as the others; 0 keeps the author's order. */
export function shuffled<Item>(items: readonly Item[], order: number): readonly Item[] {
  if (order === 0) return items;
  const result = [...items];
  const drawBelow = drawsOf(order);
  for (let last = result.length - 1; last > 0; last--) {
    const other = drawBelow(last + 1);
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}

/** A reason for every option, given which ones were chosen. */
function remarksOf(choices: readonly Choice[], chosen: ReadonlySet<string>): readonly Remark[] {
  return choices.map((choice, index) => {
    const option = { id: optionId(index), text: choice.text };
    const isChosen = chosen.has(option.id);
    return { option, isChosen, isRight: isChosen === choice.correct, isKey: choice.correct, why: choice.why };
  });
}

/** What a question to pick from is judged by. */
interface Picking {
  readonly choices: readonly Choice[];
  readonly takeaway?: SafeText | undefined;
}

/** Right when exactly the right options were chosen and nothing else, not even an option that is not there. */
export function verdictOnPick(question: Picking, answered: readonly string[]): Verdict {
  const chosen = new Set(answered);
  const remarks = remarksOf(question.choices, chosen);
  const isCorrect = remarks.every((one) => one.isRight) && remarks.filter((one) => one.isChosen).length === chosen.size;
  const keysFirst = [...remarks.filter((one) => one.isKey), ...remarks.filter((one) => !one.isKey)];
  return { isCorrect, remarks: isCorrect ? remarks : keysFirst, ...takeawayOf(question) };
}

/** The takeaway as a verdict carries it: a member only where the author wrote one. */
export function takeawayOf({ takeaway }: Pick<Picking, 'takeaway'>): Pick<Verdict, 'takeaway'> {
  return takeaway === undefined ? {} : { takeaway };
}
