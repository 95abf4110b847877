import { closest, distance } from 'fastest-levenshtein';
import { sanitizeLine } from '../text/safe-text.ts';
import { UsageError } from './usage-error.ts';

/** ` Did you mean 'x'?` where one of the words is near what was typed, else nothing. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const near = words.length > 0 ? closest(typed, words) : undefined;
  const far = near === undefined ? 0 : distance(typed, near);
  const isNear = far < typed.length && far <= Math.max(2, (near?.length ?? 0) / 3);
  return isNear ? ` Did you mean '${near}'?` : '';
}

/** The item of that id; of a pack beside the first also without the pack's name. Throws a usage error that names the nearest id. */
export function choose<Item extends { readonly id: string }>(kind: string, items: readonly Item[], id: string): Item {
  const found = items.find((one) => one.id === id) ?? items.find((one) => one.id.endsWith(`/${id}`));
  if (found) return found;
  const ids = items.map((one) => one.id);
  const hint = didYouMean(id, ids);
  throw new UsageError(sanitizeLine(`there is no ${kind} '${id}'.${hint} mi-lab list shows what there is.`));
}
