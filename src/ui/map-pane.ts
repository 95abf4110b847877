import type { MapChange, MapState, MarkedRow } from '../session/map-row.ts';
import { isEmpty, mapOf, NOTHING_YET } from '../session/map-view.ts';
import type { Run } from '../session/run.ts';
import { hasAsked, isWhatIf, NOTHING_ASKED, stepsOf } from '../session/steps.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { latest } from './latest.ts';
import { BLANK, beside, indented, paragraph, type Row, rowOf, span } from './row.ts';
import type { Tone } from './theme.ts';
import { wayRows } from './way-rows.ts';

/** How the state stands on the edge to a row; its text says it as well. */
const edges: { readonly [State in MapState]: readonly [edge: string, tone: Tone] } = {
  steady: ['─', 'plain'],
  arriving: ['┄', 'caution'],
  lingering: ['┄', 'caution'],
  stale: ['!', 'caution'],
  dead: ['✗', 'wrong'],
  down: ['✗', 'wrong'],
};

const changes: { readonly [Change in MapChange]: readonly [mark: SafeText, tone: Tone] } = {
  new: [chrome('+'), 'right'],
  changed: [chrome('*'), 'right'],
  gone: [chrome('-'), 'faint'],
};

/** Whether a row is the last one that hangs where it hangs. */
function isLast(rows: readonly MarkedRow[], index: number): boolean {
  const level = rows[index]?.level ?? 0;
  for (const { level: next } of rows.slice(index + 1)) {
    if (next < level) return true;
    if (next === level) return false;
  }
  return true;
}

interface Branch {
  /** Before the row itself, and before the rows that its sentence goes on in. */
  readonly first: string;
  readonly further: string;
}

/** The branches of the tree, a row each: stems of what hangs above, and the edge with the row's state on it. */
function branchesOf(rows: readonly MarkedRow[]): readonly Branch[] {
  const stems: string[] = [];
  return rows.map((row, index) => {
    if (row.level === 0) return { first: '', further: '  ' };
    const last = isLast(rows, index);
    const above = stems.slice(1, row.level).join('');
    stems[row.level] = last ? '   ' : '│  ';
    return { first: `${above}${last ? '└' : '├'}${edges[row.state][0]} `, further: `${above}${stems[row.level]}  ` };
  });
}

const mostDigit = 9;

/** Three cells: what became of the row, and the number of the step that passed here. */
function leadOf({ change, step }: MarkedRow, current: number | undefined): Row {
  const [mark, tone] = change ? changes[change] : [chrome(' '), 'plain' as const];
  const number = step === undefined ? ' ' : step > mostDigit ? '•' : String(step);
  const numberTone = step === undefined ? 'plain' : step === current ? 'bar' : 'key';
  return [span(mark, tone), span(sanitizeLine(number), numberTone), span(chrome(' '))];
}

function toneOf({ state, change, level }: MarkedRow): Tone {
  if (change === 'gone') return 'faint';
  const [, tone] = edges[state];
  if (tone !== 'plain') return tone;
  if (change) return 'right';
  return level === 0 ? 'strong' : 'plain';
}

/** Hosts, their identities and what these were granted, as a tree of sentences. `current`: the step that is looked at. */
export function mapTree(rows: readonly MarkedRow[], columns: number, current?: number): readonly Row[] {
  const branches = branchesOf(rows);
  return rows.flatMap((row, index) => {
    const { first, further } = branches[index] ?? { first: '', further: '' };
    const text = row.aside === undefined ? row.text : sanitizeLine(`${row.text} (${row.aside})`);
    const lead: Row = [...leadOf(row, current), span(sanitizeLine(first), 'faint')];
    const [head = [], ...rest] = beside(lead, { text, tone: toneOf(row) }, columns);
    const onward: Row = [span(chrome('   ')), span(sanitizeLine(further), 'faint')];
    return [head, ...rest.map((one): Row => [...onward, ...one.slice(1)])];
  });
}

/** The legend of the numbers on the map; none before anything was asked, and where nothing was, that. */
function legendRows(run: Pick<Run, 'sandbox'>, columns: number): readonly Row[] {
  const steps = stepsOf(run, []);
  if (steps.length === 0) return [];
  const isAsked = hasAsked(run);
  const rows = isAsked ? wayRows(steps, steps.length, columns - 2) : paragraph(NOTHING_ASKED, columns - 2, 'faint');
  const what = isWhatIf(run) ? [rowOf(chrome('what explain worked out, asked of nobody'), 'faint')] : [];
  return [...indented([...what, ...rows]), BLANK];
}

/** The map, with the way of the last request above it. */
export const mapPaneRows = (run: Run, columns: number): readonly Row[] =>
  drawn(run.sandbox, run.past, run.unfolded, columns);

/** Typing changes nothing on the map: the rows stay the same objects until a line has run. */
const drawn = latest((sandbox: Run['sandbox'], past: Run['past'], unfolded: Run['unfolded'], columns: number) => {
  const run = { sandbox, past, unfolded };
  const rows = mapOf(run);
  const nothing = isEmpty(rows) ? indented(paragraph(NOTHING_YET, columns - 2, 'faint')) : [];
  const isFolded = rows.some(({ fold }) => fold !== undefined);
  const howTo = isFolded ? indented([rowOf(chrome('map 2 opens or closes a group'), 'faint')]) : [];
  return [...legendRows(run, columns), ...nothing, ...mapTree(rows, columns), ...howTo];
});
