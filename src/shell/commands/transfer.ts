import { errorOf } from '../../sim/reply.ts';
import type { Tenant, World } from '../../sim/world.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import { usageText } from '../usage-text.ts';

const USAGE = ['transfer SUBSCRIPTION --to TENANT  as the portal changes its directory'];

function tenantNamed(world: World, name: string): Tenant | undefined {
  const key = name.toLowerCase();
  return [...world.tenants.values()].find(({ tenantId, displayName, defaultDomain }) =>
    [tenantId, displayName, defaultDomain].some((one) => one.toLowerCase() === key),
  );
}

function subscriptionNamed(world: World, name: string) {
  const key = name.toLowerCase();
  return [...world.subscriptions.values()].find(({ subscriptionId, displayName }) =>
    [subscriptionId, displayName].some((one) => one.toLowerCase() === key),
  );
}

const namesOf = (items: Iterable<{ readonly displayName: string }>): string =>
  [...items].map(({ displayName }) => displayName).join(', ');

/** What the transfer did, and what to do next. */
function told(name: string, body: object): string {
  const { displayName, lost, owner } = body as {
    readonly displayName: string;
    readonly lost: number;
    readonly owner: string;
  };
  return [
    `${name} is in the directory ${displayName} now.`,
    `  ${lost === 1 ? '1 role assignment is' : `${lost} role assignments are`} deleted for good, yours among them.`,
    '  The managed identities in it stay behind in the old directory and get no more tokens.',
    `  Its owner is ${owner}; sign in with az login --username ${owner}`,
  ].join('\n');
}

function perform(subscription: string, to: string, context: LineContext): CommandResult {
  const { world, environment } = context;
  const found = subscriptionNamed(world, subscription);
  if (!found)
    return refused(
      `transfer: there is no subscription ${subscription}; there is ${namesOf(world.subscriptions.values())}.`,
    );
  const tenant = tenantNamed(world, to);
  if (!tenant) return refused(`transfer: there is no tenant ${to}; there is ${namesOf(world.tenants.values())}.`);
  const caller = environment.account?.objectId;
  if (caller === undefined) return refused('transfer: nobody is signed in; az login first.');
  const { subscriptionId, displayName } = found;
  const { reply } = context.send({ type: 'subscription.transfer', caller, subscriptionId, tenantId: tenant.tenantId });
  const error = errorOf(reply);
  return error ? refused(`transfer: ${error.message}`) : printed(told(displayName, reply.body as object));
}

export const transfer: SandboxCommand = {
  name: 'transfer',
  summary: 'move a subscription to another directory, as the portal does',
  usage: USAGE,
  run: async ([subscription, option, to, ...others], context) => {
    const isUnderstood = option === '--to' && subscription !== undefined && to !== undefined && others.length === 0;
    return isUnderstood ? perform(subscription, to, context) : refused(usageText(USAGE), 2);
  },
};
