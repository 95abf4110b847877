import { counted } from '../text/counted.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { MarkedRow } from './map-row.ts';

/** So many rows can be read as they are; beyond that the map folds by resource group. */
export const MOST_ROWS = 60;

/** What a folded group holds, in numbers, and whether something changed in it. */
function contentOf(rows: readonly MarkedRow[]): string {
  const standing = rows.filter(({ level, change }) => level === 0 && change !== 'gone').length;
  const identities = rows.filter(({ link, change }) => link === 'holds' && change !== 'gone').length;
  const changed = rows.filter(({ change }) => change !== undefined).length;
  const troubled = rows.filter(({ state }) => state !== 'steady').length;
  return [
    counted(standing, 'entry', 'entries'),
    ...(identities > 0 ? [counted(identities, 'identity held', 'identities held')] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(troubled > 0 ? [`${troubled} not steady`] : []),
  ].join(', ');
}

function foldedGroup(
  [group, rows]: readonly [string, readonly MarkedRow[]],
  number: number,
  isOpen: boolean,
): readonly MarkedRow[] {
  const change = rows.some((row) => row.change !== undefined) ? ({ change: 'changed' } as const) : {};
  const step = rows.findLast((row) => row.step !== undefined)?.step;
  const heading: MarkedRow = {
    ...{ key: `group ${group}`, about: '', level: 0, name: group, link: '', state: 'steady', group },
    text: sanitizeLine(`${number} ${group}: ${contentOf(rows)}`),
    fold: { number, isOpen },
    ...change,
    ...(step === undefined ? {} : { step }),
  };
  return [heading, ...(isOpen ? rows.map((row) => ({ ...row, level: row.level + 1 })) : [])];
}

/** The groups of a map that is folded, in the order of their numbers; none where all of it can be read. */
export function foldsOf(rows: readonly MarkedRow[]): readonly string[] {
  return rows.length > MOST_ROWS ? [...new Set(rows.map(({ group }) => group))] : [];
}

/** A map of at most 60 rows as it is; a longer one by resource group, where only those in `open` show what they hold. */
export function folded(rows: readonly MarkedRow[], open: readonly string[]): readonly MarkedRow[] {
  const groups = foldsOf(rows);
  return groups.length === 0
    ? rows
    : groups.flatMap((group, index) =>
        foldedGroup([group, rows.filter((row) => row.group === group)], index + 1, open.includes(group)),
      );
}
