import type { Caller } from '../../sim/authorization.ts';
import type { Principal } from '../../sim/principal.ts';
import type { Reply } from '../../sim/reply.ts';
import type { LineContext } from '../line-context.ts';
import { AzFailure } from './az-failure.ts';
import { personOf } from './az-person.ts';
import type { AzCredential } from './az-request.ts';
import { type AzService, audienceOf } from './az-service.ts';
import { managedIdentityToken } from './managed-identity-token.ts';

const isManagedIdentity = (principal: Principal | undefined): boolean =>
  principal?.kind === 'servicePrincipal' && principal.servicePrincipalType === 'ManagedIdentity';

/** A token of the managed identity that is signed in; undefined for everybody else, whose tokens az keeps itself. */
export function signedInIdentityToken(context: LineContext, resource: string): Reply | undefined {
  const { account } = context.environment;
  if (!account) throw new AzFailure("Please run 'az login' to setup account.");
  const principal = context.world.principals.get(account.objectId);
  if (!isManagedIdentity(principal) || principal?.kind !== 'servicePrincipal') return undefined;
  const selector = { parameter: 'client_id', value: principal.appId } as const;
  return managedIdentityToken(context, resource, principal.isExplicit ? selector : undefined);
}

/** What to show to a data service: a token of the identity that is signed in, or the person. */
export function credentialOf(context: LineContext, resource: string): AzCredential {
  const bearer = signedInIdentityToken(context, resource)?.token;
  return bearer ? { bearer } : personOf(context);
}

/**
 * Who sends this command's requests, and the token that they bring. A managed identity proves itself anew: az keeps no tokens of one, so
 * each command that asks the tenant asks the metadata service first, and fails where that gives no token.
 */
export function callerOf(context: LineContext): (service: AzService) => Caller {
  const callers = new Map<AzService, Caller>();
  return (service) => {
    const known = callers.get(service);
    if (known) return known;
    const token = signedInIdentityToken(context, audienceOf(service))?.token;
    const caller = token ? { caller: token.oid, token } : personOf(context);
    callers.set(service, caller);
    return caller;
  };
}
