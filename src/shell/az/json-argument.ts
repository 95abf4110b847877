import type { Json, JsonObject } from '../../sim/json.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';

/** An argument that is JSON or the path of a file with JSON; undefined where the line does not have it. Throws where it is neither. */
export async function jsonArgument(az: AzRequest, option: string): Promise<JsonObject | undefined> {
  const given = az.maybe(option);
  if (given === undefined) return undefined;
  const text = (await az.context.readFile(given)) ?? given;
  try {
    const parsed = JSON.parse(text) as Json;
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as JsonObject;
  } catch {
    // Falls through to the one message for whatever is no JSON object.
  }
  throw new AzFailure(`Failed to parse ${option} as JSON: it is neither a JSON object nor a file with one.`);
}
