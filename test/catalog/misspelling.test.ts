import { describe, expect, test } from 'vitest';
import { isMisspelt } from '../../src/catalog/misspelling.ts';
import type { WordsQuestion } from '../../src/catalog/question-words.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';

const question = (answers: readonly string[], errors: readonly string[] = []): WordsQuestion => ({
  kind: 'words',
  id: 'q',
  revision: 1,
  aliases: [],
  facts: [],
  stem: safe('What?'),
  answers: answers.map(safe),
  patterns: [],
  why: safe('So it is.'),
  commonErrors: errors.map((one) => ({ answers: [safe(one)], why: safe('Another one.') })),
});

const role = question(['Managed Identity Contributor'], ['Managed Identity Operator']);

describe('a slip of the pen', () => {
  test.each([
    ['a letter too many', role, 'Managed Identitty Contributor'],
    ['letters that changed places', role, 'managed identity contribuotr'],
    ['two letters missing in a long answer', role, 'managed identiy contributr'],
    ['the plural of a short one', question(['object id']), 'object ids'],
  ])('%s', (_, asked, given) => expect(isMisspelt(asked, given)).toBe(true));

  test.each([
    ['what is right', role, 'managed-identity contributor'],
    ['an error that the author named', role, 'Managed Identity Operator'],
    ['that error, mistyped', question(['resource id'], ['resource ids']), 'resource idz'],
    ['another term', question(['principal id']), 'client id'],
    ['a short word, which is soon another', question(['aud']), 'audi'],
    ['another digit', question(['Ubuntu2204']), 'Ubuntu2304'],
    ['a digit for a letter', question(['storage v2']), 'storage vz'],
    ['nothing', role, ''],
  ])('is not %s', (_, asked, given) => expect(isMisspelt(asked, given)).toBe(false));
});
