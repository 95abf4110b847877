import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** `KEY=VALUE` words, or one JSON object. */
function pairsIn(az: AzRequest, option: string): Pairs {
  const words = az.list(option) ?? [];
  const [first] = words;
  if (words.length === 1 && first?.trim().startsWith('{')) {
    try {
      return Object.entries(JSON.parse(first) as object).map(([name, value]) => [name, String(value)]);
    } catch {
      throw new AzFailure(`Failed to parse string as JSON:\n${first}`);
    }
  }
  return words.map((word) => {
    const at = word.indexOf('=');
    if (at < 0) throw new AzFailure(`not enough values to unpack (expected 2, got 1)`);
    return [word.slice(0, at), word.slice(at + 1)];
  });
}

export const headersIn = (az: AzRequest): Pairs => pairsIn(az, '--headers');

export const parametersIn = (az: AzRequest): Pairs => pairsIn(az, '--uri-parameters');

/** The body, and the content type that az adds where the body is JSON. */
export function bodyAndHeaders(az: AzRequest): { readonly body: string | undefined; readonly headers: Pairs } {
  const body = az.maybe('--body');
  const isObject = body !== undefined && /^\s*[[{]/.test(body);
  return { body, headers: isObject ? [['Content-Type', 'application/json']] : [] };
}
