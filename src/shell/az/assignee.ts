import type { Reply } from '../../sim/reply.ts';
import type { RoleAssignment } from '../../sim/role-assignment.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { isGuid } from './role-lookup.ts';

type PrincipalType = RoleAssignment['principalType'];

/** Who gets a role: the object id, and what kind of principal it is where that is known. */
export interface Assignee {
  readonly principalId: string;
  readonly principalType?: PrincipalType;
}

/** Graph's look-ups reach a replica that learns of a new service principal no sooner than role assignment does. [B-07, G-09] */
function isKnownToGraph(az: AzRequest, objectId: string): boolean {
  const principal = az.context.world.principals.get(objectId);
  return principal?.kind !== 'servicePrincipal' || principal.replicatedAt <= az.context.world.now;
}

interface GraphObject {
  readonly id?: string;
  readonly userPrincipalName?: string;
  readonly servicePrincipalNames?: readonly string[];
}

/** What role assignment calls the kind of an object of Graph. */
function typeOf({ userPrincipalName, servicePrincipalNames }: GraphObject): PrincipalType {
  if (userPrincipalName !== undefined) return 'User';
  return servicePrincipalNames === undefined ? 'Group' : 'ServicePrincipal';
}

/** The object that Graph finds, or its refusal; neither where it does not know it. */
function lookUp(
  az: AzRequest,
  id: string,
): { readonly found?: Required<Pick<GraphObject, 'id'>> & GraphObject; readonly refusal?: Reply } {
  const reply = az.ask({ type: 'principal.get', id });
  if (reply.status === 403) return { refusal: reply };
  const { id: objectId, ...rest } = reply.body as GraphObject;
  if (reply.status >= 400 || objectId === undefined || !isKnownToGraph(az, objectId)) return {};
  return { found: { ...rest, id: objectId } };
}

/**
 * `--assignee` through Microsoft Graph: a sign-in name, an app id or an object id. Who may not ask Graph gets a warning, and
 * a GUID is then taken for an object id of unknown kind. [F.3]
 */
export function lookUpAssignee(az: AzRequest, assignee: string): Assignee {
  const { found, refusal } = lookUp(az, assignee);
  if (found) return { principalId: found.id, principalType: typeOf(found) };
  if (!refusal) {
    throw new AzFailure(
      `Cannot find user or service principal in graph database for '${assignee}'. If the assignee is an appId, make sure the corresponding service principal is created with 'az ad sp create --id ${assignee}'.`,
    );
  }
  az.warn(
    `Failed to query ${assignee} by invoking Graph API. If you don't have permission to query Graph API, please specify --assignee-object-id and --assignee-principal-type.`,
  );
  if (!isGuid(assignee)) throw serviceFailure(refusal);
  az.warn(`Assuming ${assignee} as an object ID.`);
  return { principalId: assignee };
}

/** `--assignee-object-id` alone: az asks Graph for the type, and goes on without where Graph does not know it or may not be asked. [F.3] */
export function assigneeOfUnknownType(az: AzRequest, principalId: string): Assignee {
  az.warn(
    'RBAC service might reject creating role assignment without --assignee-principal-type in the future. Better to specify --assignee-principal-type manually.',
  );
  const { found, refusal } = lookUp(az, principalId);
  if (refusal) {
    az.warn(`Failed to query --assignee-principal-type for --assignee-object-id ${principalId} by invoking Graph API.`);
  }
  return found?.id === principalId.toLowerCase() ? { principalId, principalType: typeOf(found) } : { principalId };
}
