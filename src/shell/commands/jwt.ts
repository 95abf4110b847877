import { SECOND } from '../../sim/duration.ts';
import { durationText } from '../../sim/duration-text.ts';
import { isoTime } from '../../sim/iso-time.ts';
import type { Json, JsonObject } from '../../sim/json.ts';
import { printed, refused } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';
import { decodedPart, verifyToken } from '../signing.ts';
import { usageText } from '../usage-text.ts';

const USAGE = ['jwt TOKEN', 'jwt - < FILE', 'curl … | jwt', 'jwt --json TOKEN'];

/** The token in what was given: the text itself, after `Bearer`, or a member of the JSON that an endpoint answered. */
function tokenIn(text: string): string {
  const trimmed = text.trim().replace(/^(Authorization:\s*)?Bearer\s+/i, '');
  if (!trimmed.startsWith('{')) return trimmed.replace(/^"|"$/g, '');
  try {
    const body = JSON.parse(trimmed) as JsonObject;
    return String(body.access_token ?? body.accessToken ?? '');
  } catch {
    return '';
  }
}

interface Decoded {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decoded(token: string): Decoded | undefined {
  const parts = token.split('.');
  const [header, claims] = parts.map(decodedPart);
  return parts.length === 3 && isObject(header) && isObject(claims) ? { header, claims } : undefined;
}

/** Seconds until `exp`; negative after it, undefined where the token does not say. */
function secondsLeft({ exp }: JsonObject, now: number): number | undefined {
  return typeof exp === 'number' ? exp - Math.floor(now / SECOND) : undefined;
}

function lifetimeText(claims: JsonObject, now: number): string {
  const left = secondsLeft(claims, now);
  if (left === undefined) return 'no exp claim: it says nothing about its end';
  const moment = isoTime(Number(claims.exp) * SECOND);
  if (left <= 0) return `expired ${durationText(-left * SECOND)} ago, at ${moment}`;
  return `valid for ${durationText(left * SECOND)} more, until ${moment}`;
}

async function signatureText(token: string): Promise<string> {
  const verified = await verifyToken(token);
  return 'error' in verified ? `not valid: ${String(verified.error)}` : "valid: signed with the fake tenant's key";
}

export const jwt: SandboxCommand = {
  name: 'jwt',
  summary: 'read a token: header, claims, signature, lifetime',
  usage: USAGE,
  run: async (args, { world }, stdin) => {
    const isJson = args.includes('--json');
    const [text = '-', ...others] = args.filter((arg) => arg !== '--json');
    const given = text === '-' ? stdin : text;
    if (others.length > 0 || given.trim() === '') return refused(usageText(USAGE), 2);
    const token = tokenIn(given);
    const parts = decoded(token);
    if (!parts) return refused('jwt: this is no token: three parts of base64url, joined by dots, are expected');
    const signature = await signatureText(token);
    if (isJson) {
      const left = secondsLeft(parts.claims, world.now) ?? null;
      return printed(JSON.stringify({ ...parts, signature, secondsLeft: left }, null, 2));
    }
    return printed(
      [
        `header ${JSON.stringify(parts.header, null, 2)}`,
        `claims ${JSON.stringify(parts.claims, null, 2)}`,
        `signature ${signature}`,
        `lifetime  ${lifetimeText(parts.claims, world.now)}`,
      ].join('\n'),
    );
  },
};
