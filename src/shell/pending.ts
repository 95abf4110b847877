import { purgedAt } from '../sim/directory.ts';
import { SECOND } from '../sim/duration.ts';
import type { Principal } from '../sim/principal.ts';
import type { RoleAssignment } from '../sim/role-assignment.ts';
import { roleDefinitionById } from '../sim/role-definition.ts';
import { describeScope } from '../sim/scope-text.ts';
import type { World } from '../sim/world.ts';

/** What the clock can be sent to. */
type PendingKind = 'propagation' | 'replication' | 'expiry' | 'purge';

/** Something that time alone will bring. */
export interface PendingEvent {
  readonly kind: PendingKind;
  /** Epoch milliseconds. */
  readonly at: number;
  /** A sentence in the present tense, without a time. */
  readonly text: string;
}

function nameOfPrincipal(principal: Principal | undefined): string {
  return principal?.displayName ?? 'a deleted identity';
}

function assignmentEvents(world: World, assignment: RoleAssignment): readonly PendingEvent[] {
  const role = roleDefinitionById(assignment.roleDefinitionId)?.roleName ?? 'a role';
  const who = nameOfPrincipal(world.principals.get(assignment.principalId));
  const grant = `${role} for ${who} at ${describeScope(world, assignment.scope)}`;
  const { effectiveAt, lapsesAt } = assignment;
  if (lapsesAt !== undefined) return [{ kind: 'propagation', at: lapsesAt, text: `the removed ${grant} ends` }];
  return [{ kind: 'propagation', at: effectiveAt, text: `${grant} takes effect` }];
}

function principalEvents(principal: Principal): readonly PendingEvent[] {
  if (principal.kind === 'user') return [];
  const { displayName, replicatedAt } = principal;
  const purge = purgedAt(principal);
  if (purge !== undefined) return [{ kind: 'purge', at: purge, text: `the deleted ${displayName} is purged` }];
  return [{ kind: 'replication', at: replicatedAt, text: `role assignment gets to know ${displayName}` }];
}

/** Everything that is still to come, the nearest first. */
export function pendingEvents(world: World): readonly PendingEvent[] {
  const tokens = [...world.tokenCache.values()].map(({ claims }): PendingEvent => {
    const who = nameOfPrincipal(world.principals.get(claims.oid));
    return { kind: 'expiry', at: claims.exp * SECOND, text: `the token of ${who} for ${claims.aud} expires` };
  });
  const events = [
    ...[...world.roleAssignments.values()].flatMap((assignment) => assignmentEvents(world, assignment)),
    ...[...world.principals.values()].flatMap(principalEvents),
    ...tokens,
  ];
  return events.filter(({ at }) => at > world.now).sort((a, b) => a.at - b.at);
}
