import { SECOND } from '../../sim/duration.ts';
import { tenantIdOf } from '../../sim/managed-identity.ts';
import { type Reply, succeeded } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import { formatTime } from '../date-format.ts';
import type { LineContext } from '../line-context.ts';
import { bodyOf } from './arm-body.ts';
import { armCommands } from './arm-commands.ts';
import { notModelled } from './bearer.ts';
import { callerOf, type FrontDoor } from './directory-bearer.ts';
import type { HttpAnswer } from './http-message.ts';
import { answerOf, type HttpRoute } from './http-route.ts';

const usTime = (milliseconds: number): string => formatTime(milliseconds, '%m/%d/%Y %r');

/** ARM's codes and texts, as people meet them; from memory, so their fidelity is `simplified`. */
const ARM: FrontDoor = {
  service: 'arm',
  audiences: ['https://management.azure.com', 'https://management.core.windows.net'],
  refusal: (fault, claims, { world }) => {
    switch (fault) {
      case 'none':
        return ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."];
      case 'invalid':
        return ['InvalidAuthenticationToken', 'The access token is invalid.'];
      case 'audience':
        return [
          'InvalidAuthenticationTokenAudience',
          `The access token has been obtained for wrong audience or resource '${claims?.aud}'. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.`,
        ];
      case 'expired': {
        const expiry = usTime((claims?.exp ?? 0) * SECOND);
        const now = usTime(world.now);
        return [
          'ExpiredAuthenticationToken',
          `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${now}'.`,
        ];
      }
      case 'tenant':
        return [
          'InvalidAuthenticationTokenTenant',
          `The access token is from the wrong issuer '${claims?.iss}'. It must match the tenant of the subscription.`,
        ];
    }
  },
};

/** Sends what a request stands for, until something is refused; the answer is that of the last. */
async function answerTo(commands: readonly Command[], context: LineContext): Promise<HttpAnswer> {
  let reply: Reply = succeeded('arm', null, 204);
  for (const command of commands) {
    reply = context.send(command).reply;
    if (reply.status >= 400) break;
  }
  return await answerOf(reply);
}

/** The subscription of a path trusts a tenant of its own; everything else is the home tenant's. [F33] */
function tenantFor(path: string, { world }: LineContext): string {
  const subscriptionId = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1];
  return tenantIdOf(world, subscriptionId ?? '');
}

/** Azure Resource Manager, with a token of one's own. */
export const armRoute: HttpRoute = {
  matches: ({ hostname, protocol }) => hostname === 'management.azure.com' && protocol === 'https:',
  addresses: () => ['https://management.azure.com'],
  answer: async (request, context) => {
    // SDKs and az double slashes, at the start and before a type; ARM reads them as one.
    const path = decodeURIComponent(request.url.pathname)
      .replaceAll(/\/{2,}/g, '/')
      .replace(/\/$/, '');
    const sender = await callerOf(ARM, request, { context, tenantId: tenantFor(path, context) });
    if ('answer' in sender) return sender.answer;
    const method = request.method.toUpperCase();
    const read = await bodyOf({ text: request.body, method, path }, context);
    if ('answer' in read) return read.answer;
    const { world } = context;
    const { claims } = sender;
    const call = {
      world,
      method,
      path,
      body: read.body,
      filter: request.url.searchParams.get('$filter') ?? '',
    };
    const commands = armCommands({ ...call, sender: { caller: claims.oid, token: claims } });
    return commands
      ? await answerTo(commands, context)
      : await notModelled(request, context, 'resource groups, resources, identities and role assignments are');
  },
};
