import { describe, expect, test } from 'vitest';
import { isComplete, statementsOf, syntaxError } from '../../src/shell/statements.ts';

const sources = (text: string): readonly string[] => statementsOf(text).map(({ source }) => source);

describe('statementsOf', () => {
  test.each<[string, string[]]>([
    ['echo a; echo b', ['echo a', 'echo b']],
    ['echo a\n\n# nothing\necho b # said', ['echo a', 'echo b']],
    ['az x || echo no && echo yes', ['az x', 'echo no', 'echo yes']],
    ['curl -s x | jq . > f', ['curl -s x | jq . > f']],
    ['for i in 1 2; do a; b; done; c', ['for i in 1 2; do a; b; done', 'c']],
    ['cat <<EOF > f; echo c\nhi; there\nEOF\necho d', ['cat <<EOF > f\nhi; there\nEOF', 'echo c', 'echo d']],
    ['cat <<A <<B && x\n1\nA\n2\nB', ['cat <<A <<B\n1\nA\n2\nB', 'x']],
    ['if a; then cat <<E\nx\nE\nfi', ['if a; then cat <<E\nx\nE\nfi']],
    ['echo \'a; b\' "c && d"', ['echo \'a; b\' "c && d"']],
    ['a & b', ['a &', 'b']],
    ['cat <<EOF\nnever closed', ['cat <<EOF\nnever closed\nEOF']],
    ['echo a \\', ['echo a ']],
    ['echo a \\\\', ['echo a \\\\']],
    ['   ', []],
    ['# only a comment', []],
  ])('%j', (text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test('tells when a statement of a list is due', () => {
    expect(statementsOf('a && b || c; d').map(({ condition }) => condition)).toEqual([
      'always',
      'success',
      'failure',
      'always',
    ]);
  });

  test('finds functions as source', () => {
    const [first, second] = statementsOf('f() { echo "{"; }; function g { f; }');
    expect([...(first?.functions ?? [])]).toEqual([['f', 'f() { echo "{"; }']]);
    expect([...(second?.functions ?? [])]).toEqual([['g', 'function g { f; }']]);
  });

  test('gives the words of a plain command', () => {
    expect(statementsOf('exit "3"')[0]?.words).toEqual(['exit', '3']);
    expect(statementsOf('X=1 exit')[0]?.words).toBeUndefined();
  });
});

describe('isComplete', () => {
  test.each([
    'echo "a',
    "echo 'a",
    'echo $(date',
    'echo "$(a |',
    'echo `date',
    'echo ${x',
    'echo $((1 +',
    'a=(1 2',
    'if true; then',
    'if a; then b; else',
    'for i in 1 2; do echo',
    'for i in 1 2',
    'while a; do b',
    'case x in',
    'case x in a) b;;',
    'f() {',
    'f()',
    '( a',
    '{ a;',
    '[[ a == b',
    'echo a |',
    'a &&',
    'a ||\n',
    'a && # why',
    'echo a \\',
    'cat <<EOF',
    'cat <<EOF\nhi',
    "cat <<'X' | jq .\n{",
    'echo $(cat <<E\nx',
    'cat <(echo',
  ])('waits for more after %j', (text) => {
    expect(isComplete(text)).toBe(false);
  });

  test.each([
    '',
    '# comment \\',
    'echo a',
    'echo a; ',
    'echo a \\\\',
    "echo 'a \\'",
    'echo a # c |',
    'cat <<EOF\nhi\nEOF',
    'cat <<-EOF\n\thi\n\tEOF',
    'for i in 1 2; do echo; done',
    'f() { a; }',
    'a &',
    'fi',
    'echo a )',
    'a;;',
    'echo a >',
    'if )',
    'az ad sp list --filter "servicePrincipalType eq \'ManagedIdentity\'"',
  ])('runs %j', (text) => {
    expect(isComplete(text)).toBe(true);
  });
});

test('syntaxError is silent about what bash can read', () => {
  expect(syntaxError('for i in 1; do echo $i; done | cat')).toBeUndefined();
  expect(syntaxError('&& a')).toBe("bash: syntax error near unexpected token `&&'");
});
