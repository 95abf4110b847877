import { storageAccountNamed } from '../../sim/data-store-queries.ts';
import type { Claims } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import { notModelled, sendWithBearer } from './bearer.ts';
import { type HttpAnswer, type HttpRequest, headersOf } from './http-message.ts';
import type { HttpRoute } from './http-route.ts';

const SUFFIX = '.blob.core.windows.net';

const accountIn = ({ hostname }: URL): string => hostname.slice(0, -SUFFIX.length);

interface Credential {
  readonly bearer?: Claims;
  readonly version?: string | undefined;
}

type CommandOf = (credential: Credential) => Command;

/** What a request to a container or to the account itself stands for. */
function containerCommand({ method, url }: HttpRequest, account: string, container: string): CommandOf | undefined {
  const isList = url.searchParams.get('comp') === 'list';
  const isContainer = url.searchParams.get('restype') === 'container';
  if (method === 'GET' && isList && container === '') {
    return (credential) => ({ type: 'blobContainer.list', account, ...credential });
  }
  if (method === 'GET' && isList && isContainer) {
    return (credential) => ({ type: 'blob.list', account, container, ...credential });
  }
  if (method !== 'PUT' || !isContainer) return undefined;
  return (credential) => ({ type: 'blobContainer.create', account, name: container, ...credential });
}

function blobCommand(
  request: HttpRequest,
  at: { readonly account: string; readonly container: string; readonly name: string },
): CommandOf | undefined {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return (credential) => ({ type: 'blob.download', ...at, ...credential });
    case 'DELETE':
      return (credential) => ({ type: 'blob.delete', ...at, ...credential });
    case 'PUT': {
      const contentType = headersOf(request)['content-type'] ?? 'application/octet-stream';
      const content = request.body ?? '';
      return (credential) => ({ type: 'blob.upload', ...at, content, contentType, ...credential });
    }
    default:
      return undefined;
  }
}

function commandOf(request: HttpRequest): CommandOf | undefined {
  const account = accountIn(request.url);
  const path = decodeURIComponent(request.url.pathname).slice(1);
  const [container = '', ...names] = path.split('/');
  const name = names.join('/');
  return name === ''
    ? containerCommand(request, account, container)
    : blobCommand(request, { account, container, name });
}

/** The service answers in the version that it was asked in. */
function inVersion(answer: HttpAnswer, version: string | undefined): HttpAnswer {
  return version === undefined ? answer : { ...answer, headers: { ...answer.headers, 'x-ms-version': version } };
}

/** The blob services of the storage accounts that exist. */
export const storageRoute: HttpRoute = {
  matches: (url, { world }) =>
    url.protocol === 'https:' && url.hostname.endsWith(SUFFIX) && !!storageAccountNamed(world, accountIn(url)),
  addresses: ({ world }) =>
    [...world.resources.values()].flatMap(({ type, name }) =>
      type === 'Microsoft.Storage/storageAccounts' ? [`https://${name}${SUFFIX}`] : [],
    ),
  answer: async (request, context) => {
    const command = commandOf(request);
    const version = headersOf(request)['x-ms-version'];
    if (command) {
      const answer = await sendWithBearer(request, context, ({ bearer }) => command(bearer ? { bearer, version } : {}));
      return inVersion(answer, version);
    }
    return await notModelled(request, context, 'blobs and containers are');
  },
};
