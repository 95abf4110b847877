import type { World } from '../sim/world.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { folded } from './map-fold.ts';
import { changedRows, withWay } from './map-marks.ts';
import type { MarkedRow } from './map-row.ts';
import type { Run } from './run.ts';

export const NOTHING_YET = sanitizeLine('No host and no identity yet.');

/** Whether there is nobody on the map but people. */
export const isEmpty = (rows: readonly MarkedRow[]): boolean => rows.every(({ group }) => group === 'people');

/** The world before the last line; what is new since is marked. */
export const worldBefore = (run: Pick<Run, 'past'>): World | undefined => run.past.at(-1)?.sandbox.world;

/** What the map is drawn from. */
type Mapped = Pick<Run, 'sandbox' | 'past' | 'unfolded'>;

const stepsOf = (run: Mapped) => run.sandbox.shell.lastTrace?.steps ?? [];

const marked = (run: Mapped, steps: number): readonly MarkedRow[] =>
  withWay(changedRows(worldBefore(run), run.sandbox.world), stepsOf(run).slice(0, steps));

/** The map as it is shown: what the last line changed and the way of the last request marked, folded where it is long. */
export function mapOf(run: Mapped): readonly MarkedRow[] {
  return folded(marked(run, Number.POSITIVE_INFINITY), run.unfolded);
}

/** Of the map only the way of the last request, up to the step that is looked at, with what its rows hang on. */
export function wayOf(run: Run, step: number): readonly MarkedRow[] {
  const rows = marked(run, step + 1);
  const passed = rows.filter((row) => row.step !== undefined);
  return rows.filter((row) => passed.some((one) => one.key === row.key || one.key.startsWith(`${row.key} `)));
}
