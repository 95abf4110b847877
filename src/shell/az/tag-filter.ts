import type { JsonObject } from '../../sim/json.ts';
import { value } from './az-arguments.ts';
import { isObject } from './sorted-keys.ts';

export const tag = value(['--tag'], "A single tag in 'key[=value]' format.");

/** Whether an item carries the tag that `--tag` asks for; without one, everything passes. */
export function hasTag(asked: string | undefined): (item: JsonObject) => boolean {
  if (asked === undefined) return () => true;
  const [key = '', ...rest] = asked.split('=');
  return ({ tags }) => isObject(tags) && key in tags && (rest.length === 0 || tags[key] === rest.join('='));
}
