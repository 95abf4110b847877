import type { World } from '../sim/world.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { worldRows } from './map-rows.ts';
import type { Run } from './run.ts';

/** Cells of prefix that each level of the map's tree adds. */
const levelWidth = 3;

const bare = (text: string): string => text.replace(/, (no roles|attached to nothing)$/, '');

/** Every row of the map as a sentence of its own: a host and what it holds, an identity and what it has. */
function sentencesOf(world: World): readonly string[] {
  const names: string[] = [];
  const rows = worldRows(world);
  return rows.flatMap(({ prefix, text }, index) => {
    const level = Math.round(prefix.length / levelWidth);
    const owner = names[level - 1] ?? '';
    const isHolder = (rows[index + 1]?.prefix.length ?? 0) > prefix.length;
    const isLoose = text.endsWith('attached to nothing');
    names.length = level;
    names[level] = bare(text);
    if (level === 0) return isHolder && !isLoose ? [] : [text];
    const isGrant = text.includes(' → ');
    return [`${owner} ${isGrant ? 'has' : 'holds'} ${text.replace(' → ', ' at ')}`];
  });
}

/** The sentence without what changes by itself as time passes. */
const lasting = (sentence: string): string => sentence.replace(/ \((arrives|removed)[^)]*\)$/, '');

/** What the last line changed on the map, in sentences; none where it changed nothing. */
export function mapChanges(run: Run): readonly SafeText[] {
  const before = run.past.at(-1)?.sandbox.world;
  if (!before) return [];
  const earlier = sentencesOf(before).map(lasting);
  const present = sentencesOf(run.sandbox.world);
  const appeared = present.filter((one) => !earlier.includes(lasting(one)));
  const gone = earlier.filter((one) => !present.map(lasting).includes(one));
  return [...appeared.map((one) => `New: ${one}.`), ...gone.map((one) => `No longer: ${one}.`)].map(sanitizeLine);
}

/** The map for somebody who cannot see it: what the last line changed, then everything. */
export function mapTwin(run: Run): readonly SafeText[] {
  const changes = mapChanges(run);
  const all = sentencesOf(run.sandbox.world);
  if (all.length === 0) return [sanitizeLine('The map is empty: no host and no identity yet.')];
  const head = changes.length > 0 ? ['Changed by the last line.', ...changes, 'The whole map.'] : ['The whole map.'];
  return [...head, ...all.map((one) => `${one}.`)].map(sanitizeLine);
}
