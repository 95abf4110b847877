import { keyOf, topLevelResourceId } from '../sim/arm-id.ts';
import type { TraceStep } from '../sim/trace.ts';
import type { World } from '../sim/world.ts';
import type { MapRow, MarkedRow } from './map-row.ts';
import { worldRows } from './map-rows.ts';

const isSame = (one: MapRow, other: MapRow): boolean => one.text === other.text && one.state === other.state;

/** Where rows that hung after the row at `anchor` stood: behind everything that is deeper than the first of them. */
function placeAfter(rows: readonly MarkedRow[], anchor: number, level: number): number {
  let place = anchor + 1;
  while ((rows[place]?.level ?? 0) > level) place += 1;
  return place;
}

/** The rows with those that are no more, each behind what stood before it, deleted branches whole. */
function withGone(rows: readonly MarkedRow[], before: readonly MapRow[]): readonly MarkedRow[] {
  const standing = new Set(rows.map(({ key }) => key));
  const merged = [...rows];
  let anchor = '';
  for (const row of before) {
    if (!standing.has(row.key)) {
      const place = placeAfter(
        merged,
        merged.findIndex(({ key }) => key === anchor),
        row.level,
      );
      merged.splice(place, 0, { ...row, change: 'gone' });
    }
    anchor = row.key;
  }
  return merged;
}

/** The map of a world, with what is new, changed and gone since another one. Without one nothing is marked. */
export function changedRows(before: World | undefined, now: World): readonly MarkedRow[] {
  const rows = worldRows(now);
  if (!before || before === now) return rows;
  const earlier = worldRows(before);
  const known = new Map(earlier.map((row) => [row.key, row]));
  const marked = rows.map((row): MarkedRow => {
    const was = known.get(row.key);
    if (was && isSame(was, row)) return row;
    return { ...row, change: was ? 'changed' : 'new' };
  });
  return withGone(marked, earlier);
}

/** The row that a step is about: one that hangs on a row passed before, where there are several. */
function rowOfStep(rows: readonly MarkedRow[], about: string, passed: readonly string[]): MarkedRow | undefined {
  const key = keyOf(about);
  const standing = rows.filter((row) => row.change !== 'gone');
  const found = standing.filter((row) => row.about === key);
  const store = found.length > 0 ? found : standing.filter((row) => row.about === keyOf(topLevelResourceId(about)));
  return store.find((row) => passed.some((one) => row.key.startsWith(`${one} `))) ?? store[0];
}

/** The rows with the way of a request marked on them, up to a step: each row bears the number of the last step there. */
export function withWay(rows: readonly MarkedRow[], steps: readonly TraceStep[]): readonly MarkedRow[] {
  const numbers = new Map<string, number>();
  steps.forEach(({ about }, index) => {
    const row = about === undefined ? undefined : rowOfStep(rows, about, [...numbers.keys()].reverse());
    if (row) numbers.set(row.key, index + 1);
  });
  if (numbers.size === 0) return rows;
  return rows.map((row) => {
    const step = numbers.get(row.key);
    return step === undefined ? row : { ...row, step };
  });
}
