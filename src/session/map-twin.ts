import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { folded, foldsOf } from './map-fold.ts';
import { changedRows } from './map-marks.ts';
import type { MapChange, MarkedRow } from './map-row.ts';
import { isEmpty, NOTHING_YET, worldBefore } from './map-view.ts';
import type { Run } from './run.ts';
import { isWhatIf, waySentences } from './steps.ts';

/** A row as a sentence of its own: a host and what it holds, an identity and what it has. */
interface Said {
  readonly sentence: string;
  readonly change: MapChange | undefined;
}

function sentenceOf(row: MarkedRow, owner: string): string {
  const lead = row.level === 0 ? [] : [owner, ...(row.link === '' ? [] : [row.link])];
  const aside = row.aside === undefined ? '' : ` (${row.aside})`;
  return `${[...lead, row.text.replace(' → ', ' at ')].join(' ')}${aside}`;
}

/** What stands by itself and only holds others is said with what it holds. */
const isMerelyHolder = (row: MarkedRow, next: MarkedRow | undefined): boolean =>
  row.level === 0 && row.text === row.name && row.aside === undefined && (next?.level ?? 0) > 0;

/** Whose row it is; a system-assigned identity is told from others by its host. */
function ownerAt(names: readonly string[], level: number): string {
  const [name = '', host = ''] = [names[level], names[level - 1]];
  return name === 'system-assigned' && host !== '' ? `system-assigned of ${host}` : name;
}

function saidOf(rows: readonly MarkedRow[]): readonly Said[] {
  const names: string[] = [];
  return rows.flatMap((row, index) => {
    names.length = row.level;
    names[row.level] = row.name;
    if (isMerelyHolder(row, rows[index + 1])) return [];
    return [{ sentence: sentenceOf(row, ownerAt(names, row.level - 1)), change: row.change }];
  });
}

const changeWords: { readonly [Change in MapChange]: string } = {
  new: 'New',
  changed: 'Changed',
  gone: 'No longer',
};

/** What differs, in sentences: what is new or changed first, then what is gone. */
export function changeSentences(rows: readonly MarkedRow[]): readonly SafeText[] {
  const changes = saidOf(rows).flatMap(({ sentence, change }) => (change ? [{ sentence, change }] : []));
  const inOrder = [
    ...changes.filter(({ change }) => change !== 'gone'),
    ...changes.filter((one) => one.change === 'gone'),
  ];
  return inOrder.map(({ sentence, change }) => sanitizeLine(`${changeWords[change]}: ${sentence}.`));
}

/** What the last line changed on the map, in sentences; none where it changed nothing. */
export const mapChanges = (run: Run): readonly SafeText[] =>
  changeSentences(changedRows(worldBefore(run), run.sandbox.world));

function foldText(rows: readonly MarkedRow[]): readonly string[] {
  const folds = foldsOf(rows);
  return folds.length === 0 ? [] : ['The map is folded by resource group: map and a number opens or closes one.'];
}

/** The map for somebody who cannot see it: what the last line changed, the last request, then everything. */
export function mapTwin(run: Run): readonly SafeText[] {
  const all = changedRows(worldBefore(run), run.sandbox.world);
  const standing = all.filter(({ change }) => change !== 'gone');
  const changes = changeSentences(all);
  const way = waySentences(run);
  const whole = saidOf(folded(standing, run.unfolded)).map(({ sentence }) => `${sentence}.`);
  return [
    ...(changes.length > 0 ? ['Changed by the last line.', ...changes] : []),
    ...(way.length > 0 ? [isWhatIf(run) ? 'What explain worked out.' : 'The last request.', ...way] : []),
    'The whole map.',
    ...(isEmpty(standing) ? [NOTHING_YET] : []),
    ...foldText(standing),
    ...whole,
  ].map(sanitizeLine);
}
