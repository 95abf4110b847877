// A terminal's screen as an SVG: text in a monospace font, colours by class, so that it is readable on a light page and on a dark one.

const cell = { width: 8.4, height: 18, baseline: 13.5 };
const padding = 12;

const style = `
  text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; white-space: pre; }
  .b { font-weight: 600 } .i { font-style: italic } .u { text-decoration: underline } .d { opacity: .7 }
  path { fill: none; stroke-width: 1 }
  .page { fill: #ffffff; stroke: #d1d9e0 } .t { fill: #1f2328 } .l { stroke: #1f2328 } .r { fill: #ffffff }
  .c1 { fill: #cf222e } .c2 { fill: #116329 } .c3 { fill: #7d4e00 } .c4 { fill: #0550ae } .c5 { fill: #8250df } .c6 { fill: #1b6e8a }
  .lc6 { stroke: #1b6e8a }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; stroke: #3d444d } .t { fill: #e6edf3 } .l { stroke: #e6edf3 } .r { fill: #0d1117 }
    .c1 { fill: #ff7b72 } .c2 { fill: #3fb950 } .c3 { fill: #d29922 } .c4 { fill: #79c0ff } .c5 { fill: #d2a8ff } .c6 { fill: #56d4dd }
    .lc6 { stroke: #56d4dd }
  }`;

/** Sides from the middle of a cell that each box-drawing character draws: left, right, up, down. */
const strokes = {
  '─': 'lr',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'ld',
  '└': 'ru',
  '┘': 'lu',
  '├': 'rud',
  '┤': 'lud',
};

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const number = (value) => String(Math.round(value * 100) / 100);

/** The classes of a cell: its colour, and how it is set. */
function lookOf(cell) {
  const color = cell.isFgPalette() ? `c${cell.getFgColor() % 8}` : 't';
  const isInverse = cell.isInverse() !== 0;
  const marks = [
    [cell.isBold(), 'b'],
    [cell.isItalic(), 'i'],
    [cell.isUnderline(), 'u'],
    [cell.isDim(), 'd'],
  ].flatMap(([is, mark]) => (is ? [mark] : []));
  return { color, isInverse, look: [isInverse ? 'r' : color, ...marks].join(' ') };
}

function cellsOf(line, columns) {
  const places = Array.from({ length: columns }, (_, column) => ({ column, found: line.getCell(column) }));
  return places
    .filter(({ found }) => found && found.getWidth() > 0)
    .map(({ column, found }) => ({ text: found.getChars() || ' ', column, width: found.getWidth(), ...lookOf(found) }));
}

/** Neighbours that look alike, as one run. Box-drawing characters are lines, not text. */
function runsOf(cells) {
  const runs = [];
  for (const one of cells) {
    const last = runs.at(-1);
    const isBox = one.text in strokes;
    const isOn = one.text === '─' && last?.text === '─';
    if (isOn && last.look === one.look) last.width += one.width;
    else if (last && !isBox && !last.isBox && last.look === one.look && last.isInverse === one.isInverse) {
      last.text += one.text;
      last.width += one.width;
    } else runs.push({ ...one, isBox });
  }
  return runs;
}

function boxPath({ text, column, width }, row) {
  const [x, y] = [padding + column * cell.width, padding + row * cell.height];
  const [middleX, middleY] = [x + cell.width / 2, y + cell.height / 2];
  const ends = { l: [x, middleY], r: [x + cell.width, middleY], u: [middleX, y], d: [middleX, y + cell.height] };
  if (text === '─') return `M${number(x)} ${number(middleY)}H${number(x + width * cell.width)}`;
  return [...strokes[text]]
    .map((side) => `M${number(middleX)} ${number(middleY)}L${ends[side].map(number).join(' ')}`)
    .join('');
}

/** Spaces at the ends of a run draw nothing, unless they are underlined or inverse. */
function textElement(run, row) {
  const isBare = !run.isInverse && !run.look.includes('u');
  const lead = isBare ? run.text.length - run.text.trimStart().length : 0;
  const text = isBare ? run.text.trim() : run.text;
  const width = run.width - (run.text.length - text.length);
  if (text === '') return '';
  const x = number(padding + (run.column + lead) * cell.width);
  const y = number(padding + row * cell.height + cell.baseline);
  const length = number(width * cell.width);
  const back = run.isInverse
    ? `<rect class="${run.color}" x="${x}" y="${number(padding + row * cell.height)}" width="${length}" height="${cell.height}"/>`
    : '';
  return `${back}<text class="${run.look}" x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
}

function rowElements(cells, row) {
  const runs = runsOf(cells);
  const paths = new Map();
  for (const run of runs.filter((one) => one.isBox)) {
    const look = `${run.color === 't' ? 'l' : `l${run.color}`}${run.look.includes('d') ? ' d' : ''}`;
    paths.set(look, (paths.get(look) ?? '') + boxPath(run, row));
  }
  return [
    ...[...paths].map(([look, path]) => `<path class="${look}" d="${path}"/>`),
    ...runs.filter((one) => !one.isBox).map((run) => textElement(run, row)),
  ].filter((one) => one !== '');
}

/** The screen of an @xterm/headless terminal. `title` says in words what the picture shows; the cursor is drawn where asked. */
export function screenSvg(terminal, { title, hasCursor }) {
  const { cols, rows } = terminal;
  const { active } = terminal.buffer;
  const width = number(cols * cell.width + 2 * padding);
  const height = number(rows * cell.height + 2 * padding);
  const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row));
  const body = lines.flatMap((line, row) => (line ? rowElements(cellsOf(line, cols), row) : []));
  const cursor = hasCursor
    ? [
        `<rect class="t" x="${number(padding + active.cursorX * cell.width)}" y="${number(padding + active.cursorY * cell.height + 1)}" width="${cell.width}" height="${cell.height - 2}"/>`,
      ]
    : [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}\n</style>`,
    `<rect class="page" x=".5" y=".5" width="${number(cols * cell.width + 2 * padding - 1)}" height="${number(rows * cell.height + 2 * padding - 1)}" rx="8"/>`,
    ...body,
    ...cursor,
    '</svg>',
    '',
  ].join('\n');
}
