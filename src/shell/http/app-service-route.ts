import type { WebApp } from '../../sim/resource.ts';
import { resourceOfType } from '../../sim/resource-queries.ts';
import type { LineContext } from '../line-context.ts';
import { headersOf, queryOf } from './http-message.ts';
import { answerOf, type HttpRoute } from './http-route.ts';

function siteOf({ world, environment }: LineContext): WebApp | undefined {
  const { host } = environment;
  return host === undefined ? undefined : resourceOfType(world, host, 'Microsoft.Web/sites');
}

/** The token service beside a web app's code, at the address of its IDENTITY_ENDPOINT; from elsewhere it is not there. [C.6] */
export const appServiceRoute: HttpRoute = {
  matches: ({ origin, pathname }, context) => {
    const site = siteOf(context);
    return site !== undefined && `${origin}${pathname}` === new URL(site.properties.identityEndpoint).href;
  },
  addresses: () => ['$IDENTITY_ENDPOINT (inside a web app)'],
  answer: async (request, context) => {
    const { method } = request;
    const host = siteOf(context)?.id ?? '';
    const parts = { host, method, query: queryOf(request), headers: headersOf(request) };
    return await answerOf(context.send({ type: 'appServiceToken.request', ...parts }).reply);
  },
};
