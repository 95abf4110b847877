import { relative, resolve } from 'node:path';

/**
 * A path as somebody in the present folder would type it: from here, or from the root where that is shorter, as it is for
 * `/tmp/own` seen from deep in another tree.
 */
export function shownPath(path: string): string {
  const whole = resolve(path);
  const fromHere = relative(process.cwd(), whole) || '.';
  return whole.length < fromHere.length ? whole : fromHere;
}

/** As `shownPath`, for a command that is to be typed: in quotes where a shell would cut it. */
export function typedPath(path: string): string {
  const shown = shownPath(path);
  return /^[\w@%+=:,./\\~-]+$/.test(shown) ? shown : `"${shown}"`;
}
