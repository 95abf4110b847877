import { isLive } from '../../sim/directory.ts';
import { failed } from '../../sim/reply.ts';
import { tracer } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import { notModelled } from './bearer.ts';
import { callerOf, type FrontDoor } from './directory-bearer.ts';
import { type GraphCall, graphCommand } from './graph-commands.ts';
import { filtered, selected } from './graph-query.ts';
import { answerOf, type HttpRoute } from './http-route.ts';

/** Graph's code is always the same; the messages are from memory, so their fidelity is `simplified`. */
const GRAPH: FrontDoor = {
  service: 'graph',
  audiences: ['https://graph.microsoft.com'],
  refusal: (fault) => {
    const code = 'InvalidAuthenticationToken';
    switch (fault) {
      case 'none':
        return [code, 'Access token is empty.'];
      case 'invalid':
        return [code, 'Access token validation failure. Invalid signature.'];
      case 'audience':
        return [code, 'Access token validation failure. Invalid audience.'];
      case 'expired':
        return [code, 'Lifetime validation failed, the token is expired.'];
      case 'tenant':
        return [code, 'Access token validation failure. Invalid issuer.'];
    }
  },
};

/** The JSON of a body; an empty object where there is none. */
function jsonOf(body: string | undefined): GraphCall['body'] {
  try {
    const parsed: unknown = JSON.parse(body?.trim() ? body : '{}');
    return typeof parsed === 'object' && parsed !== null ? (parsed as GraphCall['body']) : {};
  } catch {
    return {};
  }
}

/** Graph looks into its own directory: a deleted identity is refused, however long its token is valid. [F40, G-10] */
function isGone(objectId: string, { world }: LineContext): boolean {
  const principal = world.principals.get(objectId);
  return !principal || !isLive(principal);
}

async function refusedAsGone(context: LineContext) {
  const trace = tracer();
  trace.failed(
    'target',
    'the identity of this token is deleted, and Graph checks its directory on every request',
    'F40',
  );
  context.explain({ ...trace.finish('simplified'), wording: 'simulated' });
  const message = 'The identity of the calling application could not be established.';
  return await answerOf(failed('graph', { status: 401, code: 'Authorization_IdentityNotFound', message }));
}

/** Microsoft Graph: the directory, its app roles, and what was deleted from it. */
export const graphRoute: HttpRoute = {
  matches: ({ hostname, protocol }) => hostname === 'graph.microsoft.com' && protocol === 'https:',
  addresses: () => ['https://graph.microsoft.com'],
  answer: async (request, context) => {
    const caller = await callerOf(GRAPH, request, { context });
    if ('answer' in caller) return caller.answer;
    const { oid } = caller.claims;
    if (isGone(oid, context)) return await refusedAsGone(context);
    const path = decodeURIComponent(request.url.pathname);
    const sender = { caller: oid, token: caller.claims };
    const command = graphCommand({ method: request.method, path, body: jsonOf(request.body), sender });
    return command
      ? await answerOf(selected(filtered(context.send(command).reply, request.url), request.url))
      : await notModelled(request, context, '/v1.0/me, /users, /groups, /applications and /servicePrincipals are');
  },
};
