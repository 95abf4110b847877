import type { Sandbox } from '../shell/sandbox.ts';

interface EncodedMap {
  readonly $map: readonly (readonly [unknown, unknown])[];
}

const encodeMap = (_key: string, value: unknown): unknown => (value instanceof Map ? { $map: [...value] } : value);

const isEncodedMap = (value: unknown): value is EncodedMap =>
  typeof value === 'object' && value !== null && '$map' in value;

const decodeMap = (_key: string, value: unknown): unknown => (isEncodedMap(value) ? new Map(value.$map) : value);

/** A sandbox as JSON: maps become pairs. What is undefined is left out. */
export function encodeSandbox(sandbox: Sandbox): string {
  return JSON.stringify(sandbox, encodeMap);
}

/** The sandbox that was encoded. Only for text that the build wrote. */
export function decodeSandbox(text: string): Sandbox {
  return JSON.parse(text, decodeMap) as Sandbox;
}
