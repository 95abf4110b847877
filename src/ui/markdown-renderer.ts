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

/** What marked-terminal gets wrong with marked 18, or does for a pager rather than for a page of ours. */
function repairs(columns: number, isColor: boolean): RendererObject {
  const inline = (rendering: Rendering, cell: Tokens.TableCell): string => rendering.parser.parseInline(cell.tokens);
  return {
    // marked-terminal prints the source of list items (its issues 304 and 371): the children must be parsed.
    text(token) {
      if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens);
      return decoded(token.text.replaceAll(/ *\n */g, ' '));
    },
    codespan: ({ text }) => (isColor ? mark('code', text) : `\`${text}\``),
    code: ({ text }) =>
      `${text
        .split('\n')
        .map((line) => `  ${fixedMark}${mark('code', line)}`)
        .join('\n')}\n\n`,
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
  const tone = (name: Marking) => (text: string) => mark(name, text);
  const plain = (text: string): string => text;
  const terminal = markedTerminal({
    ...{ strong: tone('strong'), em: tone('emphasis'), heading: tone('heading'), firstHeading: tone('heading') },
    ...{ paragraph: plain, listitem: plain, text: plain, html: plain, del: plain },
    ...{ showSectionPrefix: false, reflowText: false, emoji: false, unescape: false, tab: 2 },
  }) as unknown as MarkedExtension;
  const marked = new Marked(terminal, { renderer: repairs(columns, isColor) });
  return (markdown) => marked.parse(markdown, { async: false });
}
