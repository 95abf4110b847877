import { describe, expect, test } from 'vitest';
import { formOf, isGiveaway } from '../../src/catalog/bank-form.ts';
import { formIssues } from '../../src/catalog/check-form.ts';
import { permutationOf } from '../../src/catalog/choices.ts';
import { placedQuestions } from '../../src/catalog/course-parts.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { promptOf, type Question } from '../../src/catalog/question.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import { checkedCourse } from '../../src/io/checked-course.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { MINIATURE } from './miniature-course.ts';

interface Written {
  readonly key: string;
  readonly wrong: readonly string[];
}

/** A bank as an author writes it: each question's key stands at another place than the last one's. */
function bankOf(questions: readonly Written[]) {
  const items = questions.map(({ key, wrong }, index) => {
    const options = [...wrong.slice(0, index % 4), key, ...wrong.slice(index % 4)];
    const choices = options.map(
      (text) => `          - { text: '${text}', why: because${text === key ? ', correct: true' : ''} }`,
    );
    return `      - id: q-${index}\n        kind: single\n        stem: Question ${index} of its own kind\n        choices:\n${choices.join('\n')}`;
  });
  const lesson = `kind: lesson\nid: bank\ntitle: A bank\nsummary: Questions.\nmodule: imds\nminutes: 5\nsections:\n  - id: all\n    title: All\n    text: Text.\n    questions:\n${items.join('\n')}\n`;
  const files = { 'pack.yaml': MINIATURE['pack.yaml'] ?? '', 'lessons/bank.yaml': lesson };
  const { parts, issues } = readCourse(Object.entries(files).map(([path, text]) => ({ path, text })));
  const errors = issues.filter((issue) => issue.severity === 'error' && !issue.message.includes('fact'));
  if (errors.length > 0) throw new Error(errors.map(issueText).join('\n'));
  return parts;
}

const questionsOf = (parts: ReturnType<typeof bankOf>): readonly Question[] =>
  placedQuestions(parts).map(({ thing }) => thing);

const many = (make: (index: number) => Written): readonly Written[] => Array.from({ length: 40 }, (_, at) => make(at));

const wordAt = (index: number): string => `${'bcdfghjklm'[index % 10]}${'aeiou'[Math.floor(index / 10) % 5]}`;
/** Options of the same length without a word in common. */
const plain = (index: number): Written => ({
  key: `${wordAt(index)}a`,
  wrong: [1, 2, 3].map((by) => `${wordAt(index + by)}a`),
});

const tellsOf = (written: readonly Written[]): readonly string[] => formIssues(bankOf(written)).map(issueText);

describe('what a bank gives away by its form', () => {
  test('a bank without any pattern gives nothing away', () => {
    expect(tellsOf(many(plain))).toEqual([]);
  });

  test('the key that is always the longest, somewhat', () => {
    const [issue, ...others] = tellsOf(many((at) => ({ ...plain(at), key: `${plain(at).key}xy` })));
    expect(issue).toMatch(
      /^pack\.yaml:2:5 who always picks the longest option gets 100 % of 40 questions right, where chance has 25 %\. Change it in some of these: q-0, .* and 28 more\.$/,
    );
    expect(others).toEqual([expect.stringContaining('who picks the shortest option gets only 0 %')]);
  });

  test('the key that is always the shortest', () => {
    const issues = tellsOf(many((at) => ({ ...plain(at), key: plain(at).key.slice(1) })));
    expect(issues.join('\n')).toContain('who always picks the shortest option gets 100 %');
  });

  test('the key that shares its words with the others', () => {
    const issues = tellsOf(many(() => ({ key: 'one two', wrong: ['one six', 'ten two', 'sun fly'] })));
    expect(issues.join('\n')).toContain('who always picks the option most like the others gets 100 %');
    expect(issues.join('\n')).toContain('who picks the option least like the others gets only 0 %');
    expect(issues).toHaveLength(2);
  });

  test('places count as they are shown, not as they are written', () => {
    const guesses = formOf(questionsOf(bankOf(many(plain))));
    const first = guesses.find(({ choice }) => choice === 'the first option on the screen');
    const shown = questionsOf(bankOf(many(plain))).filter((question) => {
      const prompt = promptOf(question, permutationOf(question.id, 0));
      const top = prompt.kind === 'pick-one' ? prompt.options[0] : undefined;
      return 'choices' in question && question.choices.find((one) => one.correct)?.text === top?.text;
    });
    expect(first?.hits).toEqual(shown.map(({ id }) => id));
    expect(guesses.filter(({ choice }) => choice.includes('on the screen')).some(isGiveaway)).toBe(false);
  });

  test('a bank that is too small to tell accuses nobody', () => {
    expect(tellsOf(many((at) => ({ ...plain(at), key: `${plain(at).key}xy` })).slice(0, 19))).toEqual([]);
  });
});

test('the shipped questions give nothing away, and there are enough of them to tell', () => {
  const { parts } = checkedCourse(readCourseFiles(new URL('../..', import.meta.url).pathname));
  const guesses = formOf(questionsOf(parts));
  expect(guesses[0]?.questions).toBeGreaterThanOrEqual(20);
  expect(guesses.filter(isGiveaway)).toEqual([]);
  expect(formIssues(parts)).toEqual([]);
});
