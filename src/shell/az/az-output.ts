import type { Json } from '../../sim/json.ts';
import type { OutputFormat } from './az-arguments.ts';
import { queried } from './az-query.ts';
import { pythonText, table } from './az-table.ts';
import { isObject, sortedKeys } from './sorted-keys.ts';

/** How a line wants its result, and what its command says about tables. */
interface OutputRequest {
  readonly format: OutputFormat;
  readonly query?: string;
  /** JMESPath of the command's own columns; a query takes its place. */
  readonly table?: string;
}

/** A cell of tsv: a list is its length, an object is empty, null is the word None. [F.2] */
function tsvCell(value: Json): string {
  if (Array.isArray(value)) return String(value.length);
  return isObject(value) ? '' : pythonText(value);
}

function tsvLine(item: Json): string {
  if (typeof item === 'boolean') return String(item);
  const cells: readonly Json[] = Array.isArray(item) ? item : isObject(item) ? Object.values(item) : [item];
  return cells.map(tsvCell).join('\t');
}

function tsv(result: Json): string {
  const items: readonly Json[] = Array.isArray(result) ? result : [result];
  return items.map((item) => `${tsvLine(item)}\n`).join('');
}

/**
 * A command's result as text for stdout. Members are in alphabetical order, unless a query or the command's own table orders
 * them; the coloured formats are the plain ones, as real az has them off a terminal. [F.2]
 */
export async function outputText(result: Json | undefined, wanted: OutputRequest): Promise<string> {
  const { format, query, table: columns } = wanted;
  if (result === undefined || result === null) return '';
  const ordered = sortedKeys(result);
  const chosen = query === undefined ? ordered : queried(ordered, query);
  if (chosen === null) return '';
  switch (format) {
    case 'json':
    case 'jsonc':
      return `${JSON.stringify(sortedKeys(chosen), null, 2)}\n`;
    case 'yaml':
    case 'yamlc':
      return (await import('./az-yaml.ts')).yaml(sortedKeys(chosen));
    case 'tsv':
      return tsv(chosen);
    case 'table':
      return query !== undefined || columns === undefined ? table(chosen) : table(queried(chosen, columns), true);
    case 'none':
      return '';
  }
}
