import { describe, expect, test } from 'vitest';
import { issueText } from '../../src/catalog/issue.ts';
import { readYaml } from '../../src/catalog/yaml-source.ts';

const issues = (content: string | Uint8Array): readonly string[] => readYaml('a.yaml', content).issues.map(issueText);
const plain = (text: string): unknown => JSON.parse(JSON.stringify(readYaml('a.yaml', text).source?.value ?? null));

describe('a good file', () => {
  test('is its value, with the place of every part', () => {
    const { source, issues: found } = readYaml(
      'a.yaml',
      'a: 1\nlist:\n  - text: x\n    why: |\n      two\n      lines\n  -\nn: 1e3\n',
    );
    expect(found).toEqual([]);
    expect(source?.value).toMatchObject({ a: 1, list: [{ text: 'x', why: 'two\nlines\n' }, null], n: 1000 });
    expect(source?.positionOf([])).toEqual({ line: 1, column: 1 });
    expect(source?.positionOf(['list'])).toEqual({ line: 3, column: 3 });
    expect(source?.positionOf(['list'], 'key')).toEqual({ line: 2, column: 1 });
    expect(source?.positionOf(['list', 0, 'why'])).toEqual({ line: 4, column: 10 });
    expect(source?.writtenAt(['n'])).toBe('1e3');
  });

  test('places what is missing at the map or list that it is missing from', () => {
    const { source } = readYaml('a.yaml', 'list:\n  - text: x\n');
    expect(source?.positionOf(['list', 0, 'why'])).toEqual({ line: 2, column: 5 });
    expect(source?.positionOf(['list', 7, 'why'])).toEqual({ line: 2, column: 3 });
    expect(source?.positionOf(['none'])).toEqual({ line: 1, column: 1 });
    expect(source?.writtenAt(['none'])).toBeUndefined();
  });

  test('reads what people may write: Windows line ends, a version line, emoji, tabs in text', () => {
    expect(plain('a: |\r\n  b\r\n  c\r\n')).toEqual({ a: 'b\nc\n' });
    expect(plain('%YAML 1.2\n---\na: b\n')).toEqual({ a: 'b' });
    expect(plain('a: 👩‍🚀 ❤️ क्‍ष\n')).toEqual({ a: '👩‍🚀 ❤️ क्‍ष' });
    expect(issues('a: |\n  b\tc\n')).toEqual([]);
  });

  test('takes NO, 012 and dates for what they say', () => {
    expect(plain('a: "NO"\nb: 2026-03-02\nc: <<\n')).toEqual({ a: 'NO', b: '2026-03-02', c: '<<' });
  });
});

describe('a slip of the pen', () => {
  test.each([
    [
      'text: Note: this',
      '1:7 an unquoted text cannot contain ": ", a colon and a space. Put the whole text in quotes.',
    ],
    ['text: *all* of it', '1:7 an unquoted text cannot begin with *: YAML takes it for an alias'],
    ['text: &co or not', '1:7 an unquoted text cannot begin with &: YAML takes it for an anchor'],
    ['text: !important', '1:7 an unquoted text cannot begin with !: YAML takes it for a tag'],
    ['text: %PATH% is set', '1:7 an unquoted text cannot begin with %. Put the whole text in quotes.'],
    ['text: @file works', '1:7 an unquoted text cannot begin with @. Put the whole text in quotes.'],
    ['- text: `az login` asks', '1:9 an unquoted text cannot begin with `. Put the whole text in quotes.'],
    [
      'text: [optional] part',
      '1:7 a text that begins with [ is read as YAML’s own brackets. Put the whole text in quotes.',
    ],
    ['text: {x} part', '1:7 a text that begins with { is read as YAML’s own brackets. Put the whole text in quotes.'],
    ['text: {x\nb: 2', '1:7 this bracket is never closed. If it belongs to a text: Put the whole text in quotes.'],
    [
      'text: "so" it goes',
      '1:7 the text goes on after its closing quote. Put the other kind of quotes around the whole text.',
    ],
    ['a: 1\ntext: "so it goes\nb: 2', '2:7 this quote is never closed. Close it at the end of the text.'],
    ['a:\n  - "so it goes\n  - "b"', '2:5 this quote is never closed. Close it at the end of the text.'],
    ["a:\n  b: 'so it goes\nc: 'd'", '2:6 this quote is never closed. Close it at the end of the text.'],
    ['text: > 5 minutes', '1:7 > begins a text of several lines, which starts on the line below.'],
    ['text: - x', '1:7 an unquoted text cannot begin with "- ".'],
    ['a:\n  - b:\n\t  - c: 1\n      d: 2', '3:1 a tab indents this line. YAML takes spaces only.'],
    ['a:\n\tb: 1', '2:1 a tab indents this line. YAML takes spaces only.'],
    ['a:\n  - b: |\n      one\n\t  two\n', '4:1 a tab indents this line. YAML takes spaces only.'],
    ['a:\n  b: 1\n c: 2', '3:2 this line begins in column 2, and line 2, which it seems to belong with, in column 3.'],
    [
      'a:\n  - b: 1\n    c: |\n      text\n       on\n  - d:\n      e: 1\n   - f: 2\n     g: 3\n',
      '8:4 this line begins in column 4, and line 6, which it seems to belong with, in column 3. Align the two.',
    ],
    [
      'a:\n  - b: 1\n    c: 2\n   d: >-\n      so: it goes\n',
      '4:4 this line begins in column 4, and line 3, which it seems to belong with, in column 5.',
    ],
    [
      'a:\n  b: |\n    one\n\n  - two\n  c: 1\n',
      '5:3 this line begins in column 3, and line 3, which it seems to belong with, in column 5. Align the two.',
    ],
    [
      'a:\n  b: |\n      one\n    two\n  c: 1\n',
      '4:5 this line begins in column 5, and line 3, which it seems to belong with, in column 7. Align the two.',
    ],
    ['a:\n b: 1\n  c: 2\n  d: 3\n  e: 4\n', '2:5 the line below is indented as if it went on with this one.'],
    ['a: 1\nb:\u00a02\n', '2:3 this is a no-break space, as it comes from web pages'],
    ['a:\n  b: 1\n  \u00a0c: 2\n', '3:3 this is a no-break space, as it comes from web pages'],
    ['a:\n  b: 1\n   c: 2', '2:6 the line below is indented as if it went on with this one.'],
    ['a: 1\nand on\nb: 2', '2:1 this line is neither "key: value" nor an entry of a list ("- value").'],
    ['a:1\nb: 2', '1:1 a space is missing after the colon.'],
    ['a: "C:\\qux"', '1:7 a backslash in double quotes begins an escape, and this one does not exist.'],
    ['a: 1\nb: 2\na: 3', '3:1 the key "a" stands twice in one map. Keep one of them.'],
    ['404: x', '1:1 a key is a word, and YAML reads "404" as a number. Put it in quotes.'],
    [': x', '1:1 there is no key before this colon.'],
    ['? [a]\n: b', '1:3 a key is a plain word.'],
  ])('%j', (text, expected) => {
    const [first, ...others] = issues(text);
    expect(first).toContain(`a.yaml:${expected.replace('’', "'")}`);
    expect(others).toEqual([]);
  });

  test.each([
    ['a: yes', '1:4 warning: yes without quotes is text here, but true or false to other YAML readers.'],
    ['a:\n  - b\n    - c\n', '2:5 warning: a line below begins with "- " and is read as part of this text.'],
    ['a: What is it?"', '1:4 warning: this text ends with a quote that it does not begin with.'],
    ['a: issue #12 is open', '1:4 warning: the text ends before " #": the rest is a comment.'],
  ])('%j is only warned of', (text, expected) => {
    expect(issues(text)).toEqual([expect.stringContaining(`a.yaml:${expected}`)]);
    expect(readYaml('a.yaml', text).source).toBeDefined();
  });

  test('says nothing of a comment that looks like one, nor of quoted words', () => {
    expect(issues('minutes: 5 # short\na: "yes"\nb: "a #12"\nc: say "yes"\n')).toEqual([]);
  });

  test('tells the errors of several lines, and one for each line', () => {
    expect(issues('a: @x\nb: `y\nc: 1\n')).toHaveLength(2);
  });
});

describe('what is not read', () => {
  test.each([
    ['a later version', '%YAML 1.1\n---\na: no', '1:1 a line that begins with % is a YAML directive'],
    ['a tag directive', '%TAG ! tag:x,2000:\n---\na: 1', '1:1 a line that begins with % is a YAML directive'],
    ['two documents', 'a: 1\n---\nb: 2', '2:1 a second document begins here.'],
    ['a document end', 'a: 1\n...\nb: 2', '3:1 a second document begins here.'],
    ['a tag', 'a: !!js/function "x"', '1:4 an unquoted text cannot begin with !'],
    ['an anchor', 'a: &x 1\nb: 2', '1:4 an unquoted text cannot begin with &'],
    ['a merge key', 'a: 1\n<<: *x', '2:5 an unquoted text cannot begin with *'],
    ['a prototype', 'a: 1\n__proto__:\n  isAdmin: true', '2:1 the key "__proto__" cannot be used.'],
    ['a constructor', 'a: { constructor: 1 }', '1:6 the key "constructor" cannot be used.'],
    ['a byte order mark', '\uFEFFa: 1', '1:1 the file begins with a byte order mark.'],
    ['a NUL', 'a: b\nc: d\0e', '2:5 the control character U+0000 has no place in a text. Delete it.'],
    ['an escape character', 'a: \x1b[2J', '1:4 the control character U+001B'],
    ['a C1 control', 'a: \x9b2J', '1:4 the control character U+009B'],
    ['a bare carriage return', 'a: b\rc: d', '1:5 the control character U+000D'],
    ['reversed text', 'a: 1\nb: x\u202Ey', '2:5 the character U+202E turns the direction of text round'],
    ['an invisible space', 'a: x\u200By', '1:5 the invisible character U+200B'],
    ['a tag character', 'a: x\u{E0041}', '1:5 the invisible character U+E0041'],
    ['half a pair', 'a: \uD800', '1:4 the invisible character U+D800'],
    ['an escaped escape', 'a: 1\nb: "\\e]52;c;x"', '2:4 this text holds the character U+001B'],
    ['an escaped half pair', 'a: "\\uD800"', '1:4 this text holds the character U+D800'],
    ['a stray joiner', 'a: x\u200Dy', '1:4 this text holds the character U+200D'],
    ['a control in a key', '"a\\x07": 1', '1:1 this text holds the character U+0007'],
  ])('%s', (_, text, expected) => {
    const found = issues(text);
    expect(found).toContainEqual(expect.stringContaining(`a.yaml:${expected}`));
    expect(readYaml('a.yaml', text).source).toBeUndefined();
  });

  test('bytes that are no UTF-8', () => {
    const latin = Uint8Array.from([0x61, 0x3a, 0x20, 0x62, 0x0a, 0x63, 0x3a, 0x20, 0xe9, 0x0a]);
    expect(issues(latin)).toEqual([expect.stringMatching(/^a\.yaml:2:4 this is not UTF-8 text/)]);
    expect(issues(Buffer.from('\uFEFFa: 1\n', 'utf16le'))).toEqual([
      'a.yaml:1:1 the file is UTF-16. Save it as UTF-8.',
    ]);
    expect(issues(Buffer.from('a: é\n'))).toEqual([]);
  });
});

const KIB_256 = 256 * 1024;
const most = (part: string): string => part.repeat(Math.floor((KIB_256 - 10) / part.length));

describe('too much', () => {
  test.each([
    ['a file of more than 256 KiB', 'a: b\n'.repeat(60_000), /1:1 the file is 293 KiB large; at most 256/],
    ['more than 20,000 lines', '\n'.repeat(20_001), /20001:1 the file has 20002 lines/],
    ['a line of more than 10,000 characters', `a: 1\nb: ${'x'.repeat(10_001)}`, /2:1 this line is longer than 10000/],
    [
      'a flat map of 10,000 keys',
      Array.from({ length: 10_001 }, (_, index) => `k${index}: v`).join('\n'),
      /the file has more than 20000 keys and values/,
    ],
    [
      'a text of more than 64 KiB',
      `a: |\n${`  ${'x'.repeat(9_000)}\n`.repeat(8)}`,
      /1:4 this text is longer than 64 KiB/,
    ],
    [
      'blocks 65 deep',
      Array.from({ length: 70 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
      /65:66 this is nested more than 64 levels/,
    ],
    ['dashes 65 deep', '- '.repeat(70), /1:\d+ this is nested more than 64 levels/],
    ['33 brackets', '['.repeat(40), /1:33 more than 32 brackets are open/],
  ])('%s is refused in a moment', (_, text, expected) => {
    const start = performance.now();
    const found = issues(text);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(found).toEqual([expect.stringMatching(expected)]);
  });

  test.each([
    ['lists of lists', most(`${'- '.repeat(60)}a\n`)],
    ['flow entries', most(`- [${'1,'.repeat(4_000)}]\n`)],
    ['open quotes', most(`${'"'.repeat(9_999)}\n`)],
    ['anchors', most(`- ${'&a '.repeat(3_000)}\n`)],
    ['tags', most(`- ${'!a '.repeat(3_000)}\n`)],
    ['empty keys', most(`- [${': '.repeat(4_000)}]\n`)],
    ['questions', most(`- [${'? '.repeat(4_000)}]\n`)],
    ['chained keys', most(`- {${'"a":'.repeat(2_000)}}\n`)],
    ['colons', most(`- ${'a:'.repeat(4_900)}\n`)],
    ['slips', '- @a\n'.repeat(19_998)],
    ['directives', '%a\n'.repeat(19_998)],
    ['documents', '---\n'.repeat(19_998)],
    ['comments', `a: ${'#x\n '.repeat(19_998)}`],
    ['billion laughs', `a: &a [x,x]\n${Array.from({ length: 90 }, (_, index) => `b${index}: [*a,*a,*a]`).join('\n')}`],
  ])('%s neither hang nor throw', (_, text) => {
    const start = performance.now();
    const found = issues(text);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(found.length).toBeLessThanOrEqual(60);
    for (const issue of found) expect(issue).toMatch(/^a\.yaml:\d+:\d+ \S/);
  });
});
