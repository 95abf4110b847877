import { SECOND } from '../../sim/duration.ts';
import type { Command } from '../../sim/tenant.ts';
import { formatTime } from '../date-format.ts';
import { notModelled } from './bearer.ts';
import { callerOf, type FrontDoor } from './directory-bearer.ts';
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

/** The command that reading a path stands for; undefined where the lab does not serve it. */
function readCommand(path: string, caller: string): Command | undefined {
  const [, scope = '', rest = ''] =
    /^(.*?)(\/providers\/Microsoft\.Authorization\/roleAssignments)?\/?$/i.exec(path) ?? [];
  if (rest !== '') return { type: 'roleAssignment.list', caller, scope, at: 'below' };
  const [, subscriptionId, below] = /^\/subscriptions\/([^/]+)(?:\/(.+))?$/i.exec(scope) ?? [];
  if (subscriptionId === undefined || below === undefined) return undefined;
  const [collection = '', resourceGroup, next, ...more] = below.split('/');
  if (collection.toLowerCase() === 'resources' && !resourceGroup) {
    return { type: 'resource.list', caller, subscriptionId };
  }
  if (collection.toLowerCase() !== 'resourcegroups') return undefined;
  if (resourceGroup === undefined) return { type: 'resourceGroup.list', caller, subscriptionId };
  if (next === undefined) return { type: 'resourceGroup.get', caller, subscriptionId, name: resourceGroup };
  if (next.toLowerCase() === 'resources') return { type: 'resource.list', caller, subscriptionId, resourceGroup };
  return more.length % 2 === 1 ? { type: 'resource.get', caller, id: scope } : undefined;
}

/** Azure Resource Manager, for reading with a token of one's own. Changes go through `az`. */
export const armRoute: HttpRoute = {
  matches: ({ hostname, protocol }) => hostname === 'management.azure.com' && protocol === 'https:',
  addresses: () => ['https://management.azure.com'],
  answer: async (request, context) => {
    const caller = await callerOf(ARM, request, context);
    if ('answer' in caller) return caller.answer;
    const path = decodeURIComponent(request.url.pathname);
    const command = request.method === 'GET' ? readCommand(path, caller.claims.oid) : undefined;
    return command
      ? await answerOf(context.send(command).reply)
      : await notModelled(request, context, 'reading resources and groups is; for changes use az');
  },
};
