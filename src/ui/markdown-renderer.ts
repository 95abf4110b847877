import { Marked, type MarkedExtension, type Parser, type RendererObject, type Tokens } from 'marked';
import { markedTerminal } from 'marked-terminal';
import { displayWidth } from '../text/width.ts';
import type { Tone } from './theme.ts';

/**
 * Tones travel through the renderer as SGR codes and are taken out again by markdown.ts: text that passed the sanitiser
 * holds no esc, so every esc in the output is one of these.
 */
const marks = {
  strong: '1',
  emphasis: '3',
  link: '4',
  code: '36',
  heading: '35',
  plain: '37',
  faint: '2',
  caution: '33',
} as const satisfies Partial<Record<Tone, string>>;

const esc = '\u001B';
const markPattern = new RegExp(`${esc}\\[(\\d+)m`, 'g');
const piecePattern = new RegExp(`${markPattern.source}|([^${esc}]+)`, 'g');

/** A row that is never refilled: code, or a row of a table. */
export const fixedMark = `${esc}[50m`;
const off = `${esc}[0m`;

type Marking = keyof typeof marks;

const mark = (tone: Marking, text: string): string => `${esc}[${marks[tone]}m${text}${off}`;

/** Takes a rendered line apart at its marks; the tones still open are handed in and given back. */
export function unmarked(line: string, open: readonly Tone[]) {
  const runs: { readonly text: string; readonly tone: Tone }[] = [];
  const stack = [...open];
  for (const [, code, text = ''] of line.matchAll(piecePattern)) {
    const tone = (Object.keys(marks) as Marking[]).find((one) => marks[one] === code);
    if (tone) stack.push(tone);
    else if (code === '0') stack.pop();
    else if (code === undefined) runs.push({ text, tone: stack.at(-1) ?? 'plain' });
  }
  return { runs, open: stack };
}

const withoutMarks = (text: string): string => text.replaceAll(markPattern, '');
const widthOf = (text: string): number => displayWidth(withoutMarks(text));

const entities: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
  ['&amp;', '&'],
];

const decoded = (text: string): string =>
  entities.reduce((rest, [name, character]) => rest.replaceAll(name, character), text);

function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).host : '';
}

function linkText(label: string, href: string): string {
  const host = hostOf(href);
  const shown = mark('link', label);
  return host === '' || withoutMarks(label).includes(host) ? shown : `${shown} (${host})`;
}

/** A table as aligned columns, or as one paragraph a row where the columns do not fit. */
function tableText(header: readonly string[], rows: readonly (readonly string[])[], columns: number): string {
  const widths = header.map((_, place) => Math.max(...[header, ...rows].map((row) => widthOf(row[place] ?? ''))));
  const gap = 2;
  if (widths.reduce((sum, width) => sum + width + gap, -gap) > columns) {
    const records = rows.map((row) => row.map((cell, place) => `${header[place] ?? ''}: ${cell}`).join('\r'));
    return `${records.join('\n\n')}\n\n`;
  }
  const aligned = (row: readonly string[]): string =>
    fixedMark +
    row
      .map((cell, place) => cell + ' '.repeat((widths[place] ?? 0) - widthOf(cell) + gap))
      .join('')
      .trimEnd();
  const rule = fixedMark + widths.map((width) => '─'.repeat(width)).join(' '.repeat(gap));
  return `${[aligned(header.map((cell) => mark('strong', cell))), rule, ...rows.map(aligned)].join('\n')}\n\n`;
}

interface Rendering {
  readonly parser: Parser;
}

/** Languages that the build's highlighter knows: what lessons show. */
const highlighted: ReadonlySet<string> = new Set(['bash', 'json', 'yaml']);

const tone = (name: Marking) => (text: string) => mark(name, text);

/** Every class of the highlighter, in our tones; those left at `code` would have its own colours otherwise. */
const codeTheme = {
  ...Object.fromEntries(
    'built_in type regexp subst symbol class function title params doctag meta meta-keyword meta-string section tag name builtin-name attribute bullet code emphasis strong formula link quote addition deletion default'
      .split(' ')
      .map((name) => [name, tone('code')]),
  ),
  ...{ keyword: tone('heading'), attr: tone('heading'), comment: tone('faint'), string: tone('plain') },
  ...{ variable: tone('caution'), number: tone('caution'), literal: tone('caution') },
};

/** marked-terminal's own rendering of code, highlighted and indented. */
type Paint = (this: unknown, token: Tokens.Code) => string;

/** Lines of code, painted by marked-terminal's highlighter where it knows the language. */
function codeLines(token: Tokens.Code, paint: (token: Tokens.Code) => string): readonly string[] {
  if (!highlighted.has(token.lang ?? '')) return token.text.split('\n').map(tone('code'));
  return paint(token)
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.slice(tab));
}

/** Cells by which marked-terminal indents code. */
const tab = 2;

/** What marked-terminal gets wrong with marked 18, or does for a pager rather than for a page of ours. */
function repairs(columns: number, isColor: boolean, paint: Paint): RendererObject {
  const inline = (rendering: Rendering, cell: Tokens.TableCell): string => rendering.parser.parseInline(cell.tokens);
  return {
    // marked-terminal prints the source of list items (its issues 304 and 371): the children must be parsed.
    text(token) {
      if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens);
      return decoded(token.text.replaceAll(/ *\n */g, ' '));
    },
    codespan: ({ text }) => (isColor ? mark('code', text) : `\`${text}\``),
    code(token) {
      const lines = isColor
        ? codeLines(token, (one) => paint.call(this, one))
        : token.text.split('\n').map(tone('code'));
      return `${lines.map((line) => `  ${fixedMark}${line}`).join('\n')}\n\n`;
    },
    br: () => '\r',
    hr: () => `${'─'.repeat(columns)}\n\n`,
    checkbox: () => '',
    link(token) {
      return linkText(this.parser.parseInline(token.tokens), token.href);
    },
    image: ({ text }) => text,
    blockquote(token) {
      const lines = this.parser.parse(token.tokens).trim().split('\n');
      return `${lines.map((line) => `│ ${line}`).join('\n')}\n\n`;
    },
    table(token) {
      const header = token.header.map((cell) => inline(this, cell));
      return tableText(
        header,
        token.rows.map((row) => row.map((cell) => inline(this, cell))),
        columns,
      );
    },
  };
}

/** Markdown to lines with marks: not yet wrapped, a hard line break as CR. */
export function createRenderer(columns: number, isColor: boolean): (markdown: string) => string {
  const plain = (text: string): string => text;
  const options = {
    ...{ strong: tone('strong'), em: tone('emphasis'), heading: tone('heading'), firstHeading: tone('heading') },
    ...{ paragraph: plain, listitem: plain, text: plain, html: plain, del: plain },
    ...{ showSectionPrefix: false, reflowText: false, emoji: false, unescape: false, tab },
  };
  // Its types know the theme's names less well than it does.
  const highlighting = { theme: codeTheme } as object;
  const terminal = markedTerminal(options, highlighting) as unknown as MarkedExtension;
  const { code } = terminal.renderer as { readonly code: Paint };
  const marked = new Marked(terminal, { renderer: repairs(columns, isColor, code) });
  return (markdown) => marked.parse(markdown, { async: false });
}
