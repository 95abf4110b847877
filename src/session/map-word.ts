import { sanitizeLine } from '../text/safe-text.ts';
import { foldsOf } from './map-fold.ts';
import { changedRows } from './map-marks.ts';
import { worldBefore } from './map-view.ts';
import type { Run } from './run.ts';
import { noted } from './run-step.ts';

/** The groups of the present map that can be opened and closed; none where it is not folded. */
export const foldsIn = (run: Run): readonly string[] => foldsOf(changedRows(worldBefore(run), run.sandbox.world));

const toggled = (open: readonly string[], group: string): readonly string[] =>
  open.includes(group) ? open.filter((one) => one !== group) : [...open, group];

/** What a typed line wants opened, where it is `map` and a word. */
export const foldIn = (line: string): string | undefined => /^\s*map\s+(\S+)\s*$/.exec(line)?.[1];

/** `map 2`, `map rg-app`, `map all`: opens or closes a group of a folded map, and shows the map. */
export function withFold(run: Run, wanted: string): Run {
  const groups = foldsIn(run);
  const shown: Run = { ...run, panel: 'map' };
  if (groups.length === 0) return shown;
  if (wanted === 'all') return { ...shown, unfolded: groups.every((one) => run.unfolded.includes(one)) ? [] : groups };
  const group = /^\d+$/.test(wanted)
    ? groups[Number(wanted) - 1]
    : groups.find((one) => one.toLowerCase() === wanted.toLowerCase());
  if (group !== undefined) return { ...shown, unfolded: toggled(run.unfolded, group) };
  const text = `The map has no group '${wanted}'. It has: ${groups.map((one, index) => `${index + 1} ${one}`).join(', ')}.`;
  return noted({ ...run, panel: 'none' }, 'plain', sanitizeLine(text));
}
