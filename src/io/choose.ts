import { closest, distance } from 'fastest-levenshtein';
import { sanitizeLine } from '../text/safe-text.ts';
import { UsageError } from './usage-error.ts';

/** The item of that id. Throws a usage error that names the nearest id there is. */
export function choose<Item extends { readonly id: string }>(kind: string, items: readonly Item[], id: string): Item {
  const found = items.find((one) => one.id === id);
  if (found) return found;
  const ids = items.map((one) => one.id);
  const near = ids.length > 0 ? closest(id, ids) : undefined;
  const hint =
    near !== undefined && distance(id, near) <= Math.max(3, near.length / 2) ? ` Did you mean '${near}'?` : '';
  throw new UsageError(sanitizeLine(`there is no ${kind} '${id}'.${hint} mi-lab list shows what there is.`));
}
