import { epochSeconds } from '../../sim/claims.ts';
import { MINUTE, SECOND } from '../../sim/duration.ts';
import type { Claims } from '../../sim/reply.ts';
import { tracer } from '../../sim/trace.ts';
import { signClaims } from '../signing.ts';
import { notModelled } from './bearer.ts';
import type { HttpRoute } from './http-route.ts';

const ISSUER = 'https://idp.example.net';
const LIFETIME = 10 * MINUTE;

/**
 * An identity provider outside of Azure, such as a build service or a cluster has one: it gives whoever asks a token with the
 * subject and audience asked for. The lab's own; a real one knows who asks. [B-15]
 */
export const idpRoute: HttpRoute = {
  matches: ({ origin }) => origin === ISSUER,
  addresses: () => [`${ISSUER}/token?sub=SUBJECT&aud=AUDIENCE (an issuer outside of Azure)`],
  answer: async (request, context) => {
    const { pathname, searchParams } = request.url;
    const [sub, aud] = [searchParams.get('sub'), searchParams.get('aud')];
    if (request.method !== 'GET' || pathname !== '/token' || sub === null || aud === null) {
      return await notModelled(request, context, 'GET /token?sub=SUBJECT&aud=AUDIENCE is');
    }
    const iat = epochSeconds(context.world.now);
    const claims = { iss: ISSUER, sub, aud, iat, nbf: iat, exp: iat + LIFETIME / SECOND };
    const trace = tracer();
    trace.noted(
      'token',
      `${ISSUER} says that whoever asks is ${sub}; Entra believes it only where a federated credential says so`,
      'B-15',
    );
    context.explain(trace.finish('simplified'));
    const token = await signClaims(claims as unknown as Claims);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return { status: 200, headers, body: JSON.stringify({ token, expires_in: LIFETIME / SECOND }) };
  },
};
