import { type SafeText, sanitize } from '../text/safe-text.ts';
import { displayWidth, wrap } from '../text/width.ts';
import { chrome } from './chrome.ts';
import { hardWrap } from './hard-wrap.ts';
import { createRenderer, fixedMark, unmarked } from './markdown-renderer.ts';
import { BLANK, type Row, type Span, spaces, span } from './row.ts';
import type { Tone } from './theme.ts';

/** A line of text, and the tone of each of its code units. */
interface Toned {
  readonly text: string;
  readonly tones: readonly Tone[];
}

/** Ends a row of code that goes on in the next one. */
const goesOn = span(chrome(' ↩'), 'faint');

/** The part of a line from `start` on that reads `piece`, as spans. */
function spansOf(piece: string, { tones }: Toned, start: number): readonly Span[] {
  const spans: { text: string; tone: Tone }[] = [];
  for (let place = 0; place < piece.length; place++) {
    const tone = tones[start + place] ?? 'plain';
    const last = spans.at(-1);
    if (last?.tone === tone) last.text += piece[place];
    else spans.push({ text: piece[place] ?? '', tone });
  }
  return spans.map((one) => span(sanitize(one.text), one.tone));
}

/** A row of code or of a table: cut where it is full, with a mark. */
function fixedRows(line: Toned, columns: number): readonly Row[] {
  const { text } = line;
  const [indent = ''] = /^ */.exec(text) ?? [];
  const body = sanitize(text.slice(indent.length));
  const isWide = displayWidth(text) > columns;
  const pieces = hardWrap(body, columns - indent.length - (isWide ? 2 : 0));
  let start = indent.length;
  return pieces.map((piece, index) => {
    const spans = spansOf(piece, line, start);
    start += piece.length;
    return [span(spaces(indent.length)), ...spans, ...(index < pieces.length - 1 ? [goesOn] : [])];
  });
}

/** A line of running text, its further rows indented as far as what its bullet or quotation bar takes. */
function flowingRows(line: Toned, columns: number): readonly Row[] {
  const { text } = line;
  const [lead = '', bar = ''] = /^((?:│ )*) *(?:[•] |\d+\. )?/.exec(text) ?? [];
  const hang = bar + ' '.repeat(displayWidth(lead) - displayWidth(bar));
  let place = lead.length;
  const body = text.slice(lead.length);
  return wrap(sanitize(body), Math.max(8, columns - displayWidth(lead))).map((piece, index) => {
    while (text[place] === ' ' && !text.startsWith(piece, place)) place += 1;
    const spans = spansOf(piece, line, place);
    place += piece.length;
    return [span(sanitize(index === 0 ? lead : hang)), ...spans];
  });
}

function rowsOf(line: string, open: readonly Tone[], columns: number): { rows: readonly Row[]; open: readonly Tone[] } {
  const isFixed = line.includes(fixedMark);
  const bulleted = isFixed ? line : line.replace(/^((?:│ | )*)\* /, '$1• ');
  const { runs, open: left } = unmarked(bulleted, open);
  const text = runs.map((run) => run.text).join('');
  const toned: Toned = { text, tones: runs.flatMap((run) => new Array<Tone>(run.text.length).fill(run.tone)) };
  if (text.trim() === '') return { rows: [BLANK], open: left };
  return { rows: isFixed ? fixedRows(toned, columns) : flowingRows(toned, columns), open: left };
}

function withoutDoubleBlanks(rows: readonly Row[]): readonly Row[] {
  const kept = rows.filter((row, index) => row.length > 0 || (index > 0 && rows[index - 1]?.length !== 0));
  return kept.at(-1)?.length === 0 ? kept.slice(0, -1) : kept;
}

function rendered(text: SafeText, columns: number, isColor: boolean): readonly Row[] {
  const lines = createRenderer(columns, isColor)(text).split(/[\n\r]/);
  let open: readonly Tone[] = [];
  const rows = lines.flatMap((line) => {
    const next = rowsOf(line, open, columns);
    open = next.open;
    return next.rows;
  });
  return withoutDoubleBlanks(rows);
}

const remembered = new Map<string, readonly Row[]>();
const mostRemembered = 200;

/** Markdown as rows of at most `columns` cells. Raw HTML stays as it was written. Rendered once for each text and width. */
export function markdownRows(text: SafeText, columns: number, isColor: boolean): readonly Row[] {
  const key = `${columns} ${isColor} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const rows = rendered(text, columns, isColor);
  remembered.set(key, rows);
  return rows;
}
