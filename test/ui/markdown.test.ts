import { describe, expect, test } from 'vitest';
import { sanitize } from '../../src/text/safe-text.ts';
import { displayWidth } from '../../src/text/width.ts';
import { markdownRows } from '../../src/ui/markdown.ts';
import { rowText } from '../../src/ui/row.ts';

const lines = (text: string, columns = 40, isColor = true) =>
  markdownRows(sanitize(text), columns, isColor).map((row) => rowText(row));

/** The pieces of the first row that have a tone of their own. */
const toned = (text: string) =>
  markdownRows(sanitize(text), 60, true)
    .flat()
    .filter(({ tone }) => tone !== 'plain')
    .map(({ text: piece, tone }) => `${tone}: ${piece}`);

describe('markdown as rows', () => {
  test('fills paragraphs anew, whatever the author wrapped', () => {
    expect(lines('one two\nthree four\n\nfive', 20)).toEqual(['one two three four', '', 'five']);
  });

  test('renders what stands in list items, at every depth', () => {
    const text = '- a **bold** word and `code`\n  - [deep](https://learn.microsoft.com/x)\n\n1. *first* one\n2. second';
    expect(lines(text)).toEqual([
      '  • a bold word and code',
      '    • deep (learn.microsoft.com)',
      '',
      '  1. first one',
      '  2. second',
    ]);
    expect(toned(text)).toEqual(['strong: bold', 'code: code', 'link: deep', 'emphasis: first']);
  });

  test('indents the further rows of an item under its text', () => {
    expect(lines('1. one two three four five', 16)).toEqual(['  1. one two', '     three four', '     five']);
  });

  test('keeps code as it is, and marks a row that was too long', () => {
    expect(lines('```bash\ncurl  -s\n  indented\n```')).toEqual(['  curl  -s', '    indented']);
    expect(lines(`    ${'x'.repeat(30)}`, 20)).toEqual([`  ${'x'.repeat(16)} ↩`, `  ${'x'.repeat(14)}`]);
  });

  test('shows raw HTML as it was written, and decodes entities outside code only', () => {
    expect(lines('a <b>c</b> &lt;d&gt; `&lt;`')).toEqual(['a <b>c</b> <d> &lt;']);
    expect(lines('<script>alert(1)</script>')).toEqual(['<script>alert(1)</script>']);
  });

  test('names the host of a link, once', () => {
    expect(lines('[docs](https://learn.microsoft.com/a) <https://aka.ms/x>')).toEqual([
      'docs (learn.microsoft.com)',
      'https://aka.ms/x',
    ]);
  });

  test('puts ticks around code where there is no colour', () => {
    expect(lines('see `az`', 40, false)).toEqual(['see `az`']);
  });

  test('repeats the bar of a quotation, and the tone of what goes on', () => {
    expect(lines('> **one two three four**', 14)).toEqual(['│ one two', '│ three four']);
    expect(toned('> **one**')).toEqual(['strong: one']);
  });

  test('aligns a table that fits, and lists one that does not', () => {
    const table = '| Name | Role |\n|---|---|\n| `id-app` | Reader |\n| x | Owner |';
    expect(lines(table)).toEqual(['Name    Role', '──────  ──────', 'id-app  Reader', 'x       Owner']);
    expect(lines(table, 12)).toEqual(['Name: id-app', 'Role: Reader', '', 'Name: x', 'Role: Owner']);
  });

  test('leaves task lists, rules and hard breaks readable', () => {
    expect(lines('- [ ] open\n- [x] done')).toEqual(['  • [ ]  open', '  • [X]  done']);
    expect(lines('one  \ntwo\n\n---', 10)).toEqual(['one', 'two', '', '──────────']);
  });

  test('never makes a row wider than it may be, wide characters included', () => {
    const text =
      '日本語のテキスト `コード` **太字** and more\n\n- 日本語のテキスト日本語のテキスト\n\n    日本語のコード日本語のコード';
    for (const columns of [20, 27, 40]) {
      const widths = lines(text, columns).map((line) => displayWidth(line));
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    }
  });

  test('renders a text once for each width', () => {
    expect(markdownRows(sanitize('same'), 30, true)).toBe(markdownRows(sanitize('same'), 30, true));
  });
});
