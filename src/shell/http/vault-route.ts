import { keyVaultNamed } from '../../sim/data-store-queries.ts';
import type { Claims } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import { notModelled, sendWithBearer } from './bearer.ts';
import type { HttpRequest } from './http-message.ts';
import type { HttpRoute } from './http-route.ts';

const SUFFIX = '.vault.azure.net';

const vaultIn = ({ hostname }: URL): string => hostname.slice(0, -SUFFIX.length);

interface Credential {
  readonly bearer?: Claims;
}

/** The member `value` of a body `{"value":"…"}`. */
function valueIn(body: string | undefined): string | undefined {
  try {
    const { value } = JSON.parse(body ?? '') as { readonly value?: unknown };
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Secrets are listed, read (a version in the path is taken for the latest) and set. */
function commandOf({ method, url, body }: HttpRequest): ((credential: Credential) => Command) | undefined {
  const vault = vaultIn(url);
  const [, name] = /^\/secrets(?:\/([^/]+))?(?:\/\w+)?\/?$/.exec(url.pathname) ?? [undefined, undefined];
  if (!/^\/secrets(\/|$)/.test(url.pathname)) return undefined;
  if (method === 'GET' && name === undefined) return (credential) => ({ type: 'secret.list', vault, ...credential });
  if (name === undefined) return undefined;
  if (method === 'GET') return (credential) => ({ type: 'secret.get', vault, name, ...credential });
  const value = method === 'PUT' ? valueIn(body) : undefined;
  return value === undefined ? undefined : (credential) => ({ type: 'secret.set', vault, name, value, ...credential });
}

/** The key vaults that exist: their secrets. */
export const vaultRoute: HttpRoute = {
  matches: (url, { world }) =>
    url.protocol === 'https:' && url.hostname.endsWith(SUFFIX) && !!keyVaultNamed(world, vaultIn(url)),
  addresses: ({ world }) =>
    [...world.resources.values()].flatMap(({ type, name }) =>
      type === 'Microsoft.KeyVault/vaults' ? [`https://${name.toLowerCase()}${SUFFIX}`] : [],
    ),
  answer: async (request, context) => {
    const command = commandOf(request);
    if (command) return await sendWithBearer(request, context, command);
    return await notModelled(request, context, 'reading, listing and setting secrets is');
  },
};
