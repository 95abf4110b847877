import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importedLesson } from '../../src/author/import-gift.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';

const PACK = 'kind: pack\nid: p\ntitle: P\nmodules:\n  - { id: m, title: M, summary: M. }\n';

const imported = (gift: string) => importedLesson('bank.gift', gift, { id: 'bank', module: 'm' });

/** The questions of the lesson that was made, as the lab reads them; throws where it is not sound. */
function questionsIn(gift: string) {
  const { text = '' } = imported(gift);
  const { course, issues } = readCourse([
    { path: 'pack.yaml', text: PACK },
    { path: 'lessons/bank.yaml', text },
  ]);
  if (!course) throw new Error(issues.map(issueText).join('\n'));
  return course.lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.questions));
}

const said = (gift: string): readonly string[] => imported(gift).issues.map(issueText);

describe('what comes through', () => {
  test('one right answer, with feedback, a title and general feedback', () => {
    const gift =
      '::Fresh identity:: What fails? {\n=Reading#No role.\n~Asking#It needs none.\n####An identity opens nothing.\n}\n';
    expect(said(gift)).toEqual([]);
    expect(questionsIn(gift)).toEqual([
      {
        kind: 'single',
        id: 'bank-fresh-identity',
        revision: 1,
        aliases: [],
        facts: [],
        stem: 'What fails?',
        choices: [
          { text: 'Reading', correct: true, why: 'No role.' },
          { text: 'Asking', correct: false, why: 'It needs none.' },
        ],
        takeaway: 'An identity opens nothing.',
      },
    ]);
  });

  test('several right answers; weights are named', () => {
    const gift = 'Pick {~%50%A#a ~%50%B#b ~%-100%C#c}\n';
    expect(questionsIn(gift)).toMatchObject([
      { kind: 'multiple', choices: [{ correct: true }, { correct: true }, { correct: false }] },
    ]);
    expect(said(gift)).toEqual([
      'bank.gift:1:1 warning: weights are left out: an answer is right or wrong as a whole.',
    ]);
  });

  test.each([
    ['TRUE', 0],
    ['FALSE', 1],
  ])('true or false: %s, the first feedback for who was wrong', (answer, key) => {
    const [question] = questionsIn(`Tokens expire. {${answer}#was wrong#was right}\n`);
    const choices = question && 'choices' in question ? question.choices : [];
    expect(choices.map(({ text, correct, why }) => [text, correct, why])).toEqual(
      ['True', 'False'].map((text, index) => [text, index === key, index === key ? 'was right' : 'was wrong']),
    );
  });

  test('matching, with a distractor', () => {
    expect(questionsIn('Match {=a -> b =c -> d = -> e}\n')).toMatchObject([
      {
        kind: 'match',
        pairs: [
          { left: 'a', right: 'b' },
          { left: 'c', right: 'd' },
        ],
        distractors: [{ text: 'e' }],
      },
    ]);
  });

  test('a short answer with others that are right, and a number with what is still right', () => {
    expect(
      questionsIn('Which service? {=IMDS#It answers on the machine. =instance metadata service =%50%metadata}\n'),
    ).toMatchObject([
      { kind: 'words', answers: ['IMDS', 'instance metadata service'], why: 'It answers on the machine.' },
    ]);
    expect(said('x {=IMDS#why =%50%metadata}\n')).toEqual([
      'bank.gift:1:1 warning: answers that are right in part are left out: metadata.',
    ]);
    expect(questionsIn('a {#3:0.5####why}\n\nb {#2..6####why}\n\nc {#7####why}\n')).toMatchObject([
      { kind: 'number', answer: '3', tolerance: '0.5', why: 'why' },
      { kind: 'number', answer: '4', tolerance: '2' },
      { kind: 'number', answer: '7' },
    ]);
  });

  test('categories become sections', () => {
    const { text } = imported('$CATEGORY: top/IMDS\n\n::a::x{=b#b~c#c}\n\n$CATEGORY: top/Roles\n\n::b::y{=b#b~c#c}\n');
    expect(text).toMatch(/title: IMDS.*title: Roles/s);
  });

  test('Markdown as Markdown, plain text as it stands, HTML as the Markdown that it can be', () => {
    const stems = questionsIn(
      '[markdown]*a* {=b#b~c#c}\n\n[plain]*a* {=b#b~c#c}\n\n[html]<p>Use <code>az</code> &lt; <b>now</b></p><img src\\=x> {=b#b~c#c}\n',
    ).map(({ stem }) => stem);
    expect(stems).toEqual(['*a*', '\\*a\\*', 'Use `az` < **now**']);
    expect(said('[html]<img src\\=x>a {=b#b~c#c}\n')).toEqual(['bank.gift:1:1 warning: the HTML <img> is left out.']);
  });

  test('missing feedback is said, and the check asks for it', () => {
    expect(said('x {=a ~b}\n')).toEqual([
      'bank.gift:1:1 warning: 2 options have no feedback: write the reason where it says TODO.',
    ]);
    const { issues } = readCourse([
      { path: 'pack.yaml', text: PACK },
      { path: 'lessons/bank.yaml', text: imported('x {=a ~b}\n').text ?? '' },
    ]);
    expect(issues.filter(({ message }) => message.includes('begins with TODO'))).toHaveLength(2);
  });

  test('ids stay the same when questions are added before, and are told apart where titles are the same', () => {
    const one = '::Same:: x {=a#a~b#b}\n';
    const ids = questionsIn(`No title {=q#q~r#r}\n\n${one}\n::Same:: y {=a#a~b#b}\n`).map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^bank-[0-9a-f]{8}$/), 'bank-same', 'bank-same-2']);
    expect(questionsIn('No title {=q#q~r#r}\n')[0]?.id).toBe(ids[0]);
  });
});

test.each([
  ['an answer with a wildcard', 'x {=a*}', '3:1 not imported: an answer with *'],
  ['two right numbers', 'x {#=3:1 =8:1}', '3:1 not imported: several right numbers'],
  ['an essay', 'x {}', '3:1 not imported: an essay'],
  ['a text', 'just words', '3:1 not imported: a text without a question'],
  ['a comment', '// remember', '3:1 warning: a comment is left out'],
  ['tags', '// [tag:imds]\nx {=a#a~b#b}', '3:1 warning: the tags imds are left out'],
  ['a brace that is never closed', '::t::\nx { =a ~b', '4:10 not imported: GIFT cannot read this'],
  ['seven options', 'x {=a#a~b#b~c#c~d#d~e#e~f#f~g#g}', '3:1 not imported: the question has 7 options'],
  ['two options that say the same', 'x {=a#a~a#b}', '3:1 not imported: option 2 says the same as option 1'],
  ['an option that is too long', `x {=${'a'.repeat(300)}#a~b#b}`, '3:1 not imported: '],
  ['an escape sequence', 'x\u001b[2J {=a#a~b#b}', '3:1 warning: characters that no screen shows is left out'],
])('%s is named at its line, and the questions around it come through', (_name, gift, expected) => {
  const whole = `Before {=a#a~b#b}\n\n${gift}\n\nAfter {=a#a~b#b}\n`;
  const [issue = ''] = said(whole);
  expect(issue).toContain(`bank.gift:${expected}`);
  const stems = questionsIn(whole).map(({ stem }) => stem);
  expect(stems).toContain('Before');
  expect(stems).toContain('After');
});

test('whatever the file: no throw, every issue has its line, and what was made is sound and safe', () => {
  const bit = fc.constantFrom(
    '{',
    '}',
    '=',
    '~',
    '#',
    '%50%',
    '->',
    '::',
    '\n',
    '\n\n',
    '$CATEGORY: a\n',
    '// c\n',
    'TRUE',
    '[html]',
    '<b>',
    '&#27;',
    '\u202e',
    '\\',
    'word ',
    '####',
    '0x1',
    ': ',
    '- ',
    '"',
  );
  const seed = '::A:: What? {=one#yes ~two#no}\n\nTrue. {T}\n\nMatch {=a -> b =c -> d}\n';
  const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), bit), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(edits, (changes) => {
      const gift = changes.reduce((text, [at, what]) => {
        const place = Math.floor(at * text.length);
        return text.slice(0, place) + what + text.slice(place);
      }, seed);
      const { issues, text, converted } = imported(gift);
      for (const { line } of issues) expect(line).toBeLessThanOrEqual(gift.split('\n').length + 1);
      for (const issue of issues) expect(issueText(issue)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      if (text !== undefined) expect(questionsIn(gift)).toHaveLength(converted);
    }),
    { numRuns: 100, seed: 20261121 },
  );
});
