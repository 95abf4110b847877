import { CompactSign, compactVerify, errors, importJWK, type JWK } from 'jose';
import type { Json, JsonObject } from '../sim/json.ts';
import type { Claims, Reply } from '../sim/reply.ts';
import { TEACHING_KEY, TEACHING_KEY_ID } from './teaching-key.ts';

const { kty, n, e } = TEACHING_KEY;
const PUBLIC_KEY = { kty, use: 'sig', alg: 'RS256', kid: TEACHING_KEY_ID, x5t: TEACHING_KEY_ID, n, e } satisfies JWK;

/** The fake tenant's keys as its discovery document would publish them. */
export const publicKeySet: { readonly keys: readonly JWK[] } = { keys: [PUBLIC_KEY] };

let privateKey: ReturnType<typeof importJWK> | undefined;
let publicKey: ReturnType<typeof importJWK> | undefined;

const signed = new WeakMap<Claims, Promise<string>>();

async function sign(claims: Claims): Promise<string> {
  privateKey ??= importJWK(TEACHING_KEY, 'RS256');
  return await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: TEACHING_KEY_ID, x5t: TEACHING_KEY_ID })
    .sign(await privateKey);
}

/** The token for these claims: RS256 with the fake tenant's key, the same characters every time. [D.1] */
export function signClaims(claims: Claims): Promise<string> {
  const known = signed.get(claims);
  if (known) return known;
  const token = sign(claims);
  signed.set(claims, token);
  return token;
}

/** A reply's body as it goes over the wire: where the reply carries claims, signed and put in as `access_token`. */
export async function signedBody({ body, token }: Reply): Promise<Json> {
  if (!token) return body;
  return { ...(body as JsonObject), access_token: await signClaims(token) };
}

/** What keeps a token from being one of the fake tenant's. */
export interface TokenProblem {
  readonly error: 'not a token' | 'signed by somebody else' | 'changed after it was signed';
}

/** The claims of a token of the fake tenant, or why it is none. Looks at the signature only, not at times or audience. */
export async function verifyToken(token: string): Promise<Claims | TokenProblem> {
  publicKey ??= importJWK(PUBLIC_KEY, 'RS256');
  const key = await publicKey;
  try {
    const { payload, protectedHeader } = await compactVerify(token, key, { algorithms: ['RS256'] });
    if (protectedHeader.kid !== TEACHING_KEY_ID) return { error: 'signed by somebody else' };
    return JSON.parse(new TextDecoder().decode(payload)) as Claims;
  } catch (problem) {
    if (problem instanceof errors.JWSSignatureVerificationFailed) return { error: failureOf(token) };
    if (problem instanceof errors.JOSEError || problem instanceof SyntaxError) return { error: 'not a token' };
    throw problem;
  }
}

/** A header that names our key over a signature that does not fit means that somebody edited the token. */
function failureOf(token: string): TokenProblem['error'] {
  const header = decodedPart(token.split('.')[0] ?? '');
  const kid = typeof header === 'object' && header !== null && 'kid' in header ? header.kid : undefined;
  return kid === TEACHING_KEY_ID ? 'changed after it was signed' : 'signed by somebody else';
}

/** A part of a token as JSON, unverified; undefined where it is no base64url of JSON. */
export function decodedPart(part: string): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'))) as Json;
  } catch {
    return undefined;
  }
}
