import type { RoleAssignment } from '../../sim/role-assignment.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { isGuid } from './role-lookup.ts';

/** Who gets a role: the object id, and what kind of principal it is where that is known. */
export interface Assignee {
  readonly principalId: string;
  readonly principalType?: RoleAssignment['principalType'];
}

/** Graph's look-ups reach a replica that learns of a new service principal no sooner than role assignment does. [B-07, G-09] */
function isKnownToGraph(az: AzRequest, objectId: string): boolean {
  const principal = az.context.world.principals.get(objectId);
  return principal?.kind !== 'servicePrincipal' || principal.replicatedAt <= az.context.world.now;
}

/**
 * `--assignee` through Microsoft Graph: a sign-in name, an app id or an object id. Who may not ask Graph gets a warning, and
 * a GUID is then taken for an object id of unknown kind. [F.3]
 */
export function lookUpAssignee(az: AzRequest, assignee: string): Assignee {
  const reply = az.ask({ type: 'principal.get', id: assignee });
  if (reply.status === 403) {
    az.warn(
      `Failed to query ${assignee} by invoking Graph API. If you don't have permission to query Graph API, please specify --assignee-object-id and --assignee-principal-type.`,
    );
    if (!isGuid(assignee)) throw serviceFailure(reply);
    az.warn(`Assuming ${assignee} as an object ID.`);
    return { principalId: assignee };
  }
  const found = reply.body as { readonly id?: string; readonly userPrincipalName?: string };
  if (reply.status >= 400 || found.id === undefined || !isKnownToGraph(az, found.id)) {
    throw new AzFailure(
      `Cannot find user or service principal in graph database for '${assignee}'. If the assignee is an appId, make sure the corresponding service principal is created with 'az ad sp create --id ${assignee}'.`,
    );
  }
  return { principalId: found.id, principalType: found.userPrincipalName === undefined ? 'ServicePrincipal' : 'User' };
}
