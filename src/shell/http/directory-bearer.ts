import { checkBearer, type TokenFault } from '../../sim/bearer-token.ts';
import { LATENCY } from '../../sim/duration.ts';
import type { Claims } from '../../sim/reply.ts';
import { type Tracer, tracer } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import { bearerOf } from './bearer.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

/** What is wrong with a request before anybody asks what its sender may do. */
type BearerFault = TokenFault | 'none' | 'invalid';

/** How one of the two front doors, ARM and Graph, treats tokens. */
export interface FrontDoor {
  readonly service: 'arm' | 'graph';
  readonly audiences: readonly string[];
  /** The code and message of a 401. */
  readonly refusal: (fault: BearerFault, claims: Claims | undefined, context: LineContext) => readonly [string, string];
}

function refused(
  door: FrontDoor,
  context: LineContext,
  {
    fault,
    claims,
    trace,
  }: { readonly fault: BearerFault; readonly claims: Claims | undefined; readonly trace: Tracer },
): HttpAnswer {
  const [code, message] = door.refusal(fault, claims, context);
  context.send({ type: 'clock.advance', milliseconds: LATENCY[door.service] });
  context.explain({ ...trace.finish('simplified'), wording: 'simulated' });
  const headers = { 'content-type': 'application/json; charset=utf-8', 'www-authenticate': 'Bearer' };
  return { status: 401, headers, body: JSON.stringify({ error: { code, message } }) };
}

/** Whose request it is, or the 401 that the service answers. Signature, audience, lifetime, tenant, in this order; without a tenant any will do. [B-19, F40] */
export async function callerOf(
  door: FrontDoor,
  request: HttpRequest,
  { context, tenantId }: { readonly context: LineContext; readonly tenantId?: string },
): Promise<{ readonly claims: Claims } | { readonly answer: HttpAnswer }> {
  const { world } = context;
  const trace = tracer();
  const bearer = await bearerOf(request);
  if (bearer.kind !== 'claims') {
    const reason = bearer.kind === 'none' ? 'the request has no header Authorization' : bearer.reason;
    trace.failed('token', reason, 'F01');
    return { answer: refused(door, context, { fault: bearer.kind, claims: undefined, trace }) };
  }
  const { claims } = bearer;
  const required = { audiences: door.audiences, tenantId: tenantId ?? claims.tid };
  const fault = checkBearer(world, { claims, required }, trace);
  return fault ? { answer: refused(door, context, { fault, claims, trace }) } : { claims };
}
