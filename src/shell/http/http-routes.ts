import { tracer } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import { appServiceRoute } from './app-service-route.ts';
import { armRoute } from './arm-route.ts';
import { graphRoute } from './graph-route.ts';
import type { HttpAnswer, HttpRequest, Unreachable } from './http-message.ts';
import type { HttpRoute } from './http-route.ts';
import { idpRoute } from './idp-route.ts';
import { imdsRoute } from './imds-route.ts';
import { loginRoute } from './login-route.ts';
import { storageRoute } from './storage-route.ts';
import { vaultRoute } from './vault-route.ts';

/** Every address that answers. A new service is a file and a line here. */
const HTTP_ROUTES: readonly HttpRoute[] = [
  imdsRoute,
  appServiceRoute,
  armRoute,
  graphRoute,
  loginRoute,
  storageRoute,
  vaultRoute,
  idpRoute,
];

function unknownHost({ url }: HttpRequest, context: LineContext): Unreachable {
  const trace = tracer();
  trace.failed('endpoint', `${url.hostname} does not exist in the lab, which is offline`);
  context.explain(trace.finish('not modelled'));
  const addresses = HTTP_ROUTES.flatMap((route) => route.addresses(context));
  return {
    curlError: 6,
    message: `Could not resolve host: ${url.hostname}`,
    hint: `(The lab is offline. What answers here: ${addresses.join(', ')}.)`,
  };
}

/** Sends a request to whoever answers at its address. */
export async function sendHttp(request: HttpRequest, context: LineContext): Promise<HttpAnswer | Unreachable> {
  const route = HTTP_ROUTES.find(({ matches }) => matches(request.url, context));
  return route ? await route.answer(request, context) : unknownHost(request, context);
}
