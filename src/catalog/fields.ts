import { sanitize, sanitizeLine } from '../text/safe-text.ts';
import type { Zod } from './schema.ts';

/** An id that an author writes and never changes: progress hangs on it. */
export const idField = (z: Zod) =>
  z
    .string()
    .max(60)
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'an id is lower-case words and numbers joined by hyphens, as in imds-two-identities',
    );

/** One line of text, shown as it is; `limit` in characters. */
export const lineField = (z: Zod, limit = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(limit)
    .regex(/^[^\n]*$/, 'it is shown on one line: fold it with >- instead of |, without empty lines')
    .transform((text) => sanitizeLine(text));

/** Several lines of Markdown: emphasis, code, lists, links. */
export const markdownField = (z: Zod) =>
  z
    .string()
    .trim()
    .min(1)
    .max(8000)
    .transform((text) => sanitize(text));

/** Shell lines, as somebody types them; an entry of several lines is one loop or one condition. */
export const linesField = (z: Zod) => z.array(z.string().min(1).max(2000)).max(200);

/** The id of a fact, as content cites it. */
export const factIdField = (z: Zod) =>
  z
    .string()
    .max(20)
    .regex(/^[A-Z][A-Z0-9.-]*$/, 'a fact id looks like F29 or B-07');

/** Facts that a piece of content rests on, by id. */
export const factsField = (z: Zod) =>
  z.array(factIdField(z)).default([]).describe('Facts that this rests on, by id, as in [F29].');

/** The situation and what is asked about it. */
export const stemField = (z: Zod) =>
  markdownField(z).describe('The situation and the question. A quiz asks it without its page, so it stands alone.');

export const takeawayField = (z: Zod) =>
  lineField(z, 400).optional().describe('What to remember, said once the answer is in.');

/** What every item carries that progress can hang on. */
export const itemFields = (z: Zod) => ({
  id: idField(z).describe('Unique in the pack, and never changed: progress hangs on it.'),
  revision: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe('Raised when the item changed so much that an earlier answer no longer speaks for it.'),
  aliases: z.array(idField(z)).default([]).describe('Ids that this item had before.'),
  facts: factsField(z),
});

/** What every question carries besides. */
export const questionFields = (z: Zod) => ({
  ...itemFields(z),
  transfer: z
    .boolean()
    .optional()
    .describe('True where the question puts what was taught into a situation that no lesson shows.'),
});
