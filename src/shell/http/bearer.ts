import type { Claims } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import { tracer } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import { verifyToken } from '../signing.ts';
import { type HttpAnswer, type HttpRequest, headersOf } from './http-message.ts';
import { answerOf } from './http-route.ts';

/** What a request says of its sender: the claims of a token of the fake tenant, a token that is none, or nothing. */
export type Bearer =
  | { readonly kind: 'claims'; readonly claims: Claims }
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'none' };

/** Reads the header Authorization and checks the signature; whether the token fits the target is for the target to say. */
export async function bearerOf(request: HttpRequest): Promise<Bearer> {
  const header = headersOf(request).authorization;
  if (header === undefined) return { kind: 'none' };
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (token === undefined) return { kind: 'invalid', reason: 'the header is not Bearer and one token' };
  const verified = await verifyToken(token);
  if (!('error' in verified)) return { kind: 'claims', claims: verified as Claims };
  return { kind: 'invalid', reason: `the token is ${String(verified.error)}` };
}

/**
 * Sends a request on to a service that checks tokens itself. A token with a wrong signature counts as none; `why` then says
 * what is wrong with it.
 */
export async function sendWithBearer(
  request: HttpRequest,
  context: LineContext,
  commandOf: (credential: { readonly bearer?: Claims }) => Command,
): Promise<HttpAnswer> {
  const bearer = await bearerOf(request);
  const { reply } = context.send(commandOf(bearer.kind === 'claims' ? { bearer: bearer.claims } : {}));
  if (bearer.kind === 'invalid') {
    const trace = tracer();
    trace.failed('token', bearer.reason, 'F01');
    context.explain({ ...trace.finish('simplified'), wording: 'simulated' });
  }
  return await answerOf(reply);
}

/** An answer for what the lab does not serve over HTTP, and which command to use instead. */
export async function notModelled({ method, url }: HttpRequest, context: LineContext, instead: string) {
  const trace = tracer();
  trace.failed('endpoint', `${method} ${url.pathname} is not modelled; ${instead}`);
  context.explain(trace.finish('not modelled'));
  const message = `The lab does not serve ${method} ${url.pathname}: ${instead}.`;
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status: 404, headers, body: JSON.stringify({ error: { code: 'NotModelled', message } }) };
}
