import type { Assertion } from '../../sim/assertion.ts';
import { failed } from '../../sim/reply.ts';
import { tracer } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import { publicKeySet, verifyToken } from '../signing.ts';
import { notModelled } from './bearer.ts';
import { formOf } from './form-body.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { answerOf, type HttpRoute } from './http-route.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What the assertion says, where its issuer is one of the lab's and signed it. */
async function assertionIn(form: ReadonlyMap<string, string>): Promise<Assertion | 'unreadable' | undefined> {
  const token = form.get('client_assertion');
  if (token === undefined) return undefined;
  const verified = await verifyToken(token);
  if ('error' in verified || form.get('client_assertion_type') !== ASSERTION_TYPE) return 'unreadable';
  const { iss, sub, aud, exp } = verified;
  return typeof sub === 'string' ? { iss, sub, aud, exp } : 'unreadable';
}

/** 400 for another way to get a token: the lab has no secrets, and nobody to sign in in a browser. */
async function otherGrant(context: LineContext): Promise<HttpAnswer> {
  const trace = tracer();
  trace.failed(
    'endpoint',
    'the lab exchanges tokens here and nothing else: client_credentials with a client_assertion',
  );
  context.explain(trace.finish('not modelled'));
  const message = 'The lab serves grant_type=client_credentials with client_assertion and client_assertion_type only.';
  return await answerOf(failed('graph', { status: 400, code: 'NotModelled', message }));
}

/** Another grant, or a secret. */
const isOther = (form: ReadonlyMap<string, string>): boolean =>
  (form.get('grant_type') ?? 'client_credentials') !== 'client_credentials' || form.has('client_secret');

async function exchange(
  request: HttpRequest,
  { tenant, by }: { readonly tenant: string; readonly by: 'scope' | 'resource' },
  context: LineContext,
): Promise<HttpAnswer> {
  const form = formOf(request);
  if (isOther(form)) return await otherGrant(context);
  const assertion = await assertionIn(form);
  const said = { grantType: form.get('grant_type'), clientId: form.get('client_id') };
  const asked = { tenant, ...said, wanted: { by, value: form.get(by) }, assertion };
  return await answerOf(context.send({ type: 'tokenExchange.request', ...asked }).reply);
}

/** Entra's token endpoint, for the exchange of tokens of other issuers; and the keys that its tokens are signed with. [B-15] */
export const loginRoute: HttpRoute = {
  matches: ({ hostname, protocol }) => hostname === 'login.microsoftonline.com' && protocol === 'https:',
  addresses: () => ['https://login.microsoftonline.com'],
  answer: async (request, context) => {
    const [, tenant = '', rest = ''] = /^\/([^/]+)\/(.+)$/.exec(request.url.pathname) ?? [];
    const version = request.method === 'POST' ? /^oauth2\/(v2\.0\/)?token$/.exec(rest) : null;
    if (version) return await exchange(request, { tenant, by: version[1] ? 'scope' : 'resource' }, context);
    if (request.method === 'GET' && /^discovery\/(v2\.0\/)?keys$/.test(rest)) {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      return { status: 200, headers, body: JSON.stringify(publicKeySet) };
    }
    return await notModelled(request, context, 'POST to /TENANT/oauth2/v2.0/token with a client_assertion is');
  },
};
