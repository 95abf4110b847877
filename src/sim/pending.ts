import type { Application } from './application.ts';
import { nameOf } from './arm-id.ts';
import { credentialsAt, nextRollAt } from './credential-roll.ts';
import { purgedAt } from './directory.ts';
import { SECOND } from './duration.ts';
import { updateEndsAt } from './imds-fault-slice.ts';
import type { PolicyAssignment } from './policy.ts';
import type { Principal } from './principal.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { roleDefinitionById } from './role-definition.ts';
import { describeScope } from './scope-text.ts';
import type { World } from './world.ts';

/** What the clock can be sent to, and what it passes on the way. */
type PendingKind = 'propagation' | 'replication' | 'expiry' | 'roll' | 'certificate' | 'purge' | 'imds';

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
  const { createdAt, effectiveAt, lapsesAt } = assignment;
  if (lapsesAt !== undefined) return [{ kind: 'propagation', at: lapsesAt, text: `the removed ${grant} ends` }];
  if (effectiveAt <= createdAt) return [];
  return [{ kind: 'propagation', at: effectiveAt, text: `${grant} takes effect` }];
}

function principalEvents(principal: Principal, now: number): readonly PendingEvent[] {
  if (principal.kind === 'group') return [];
  const { displayName } = principal;
  const purge = purgedAt(principal);
  if (purge !== undefined) return [{ kind: 'purge', at: purge, text: `the deleted ${displayName} is purged` }];
  if (principal.kind === 'user') return [];
  const roll = nextRollAt(principal, now);
  const rolls: readonly PendingEvent[] =
    roll === undefined ? [] : [{ kind: 'roll', at: roll, text: `Azure rolls the certificate of ${displayName}` }];
  const certificates = credentialsAt(principal, now).map(
    ({ endsAt }): PendingEvent => ({
      kind: 'certificate',
      at: endsAt,
      text: `a certificate of ${displayName} expires`,
    }),
  );
  return [
    ...rolls,
    ...certificates,
    { kind: 'replication', at: principal.replicatedAt, text: `${displayName} is known in all of the directory` },
  ];
}

function applicationEvents(application: Application): readonly PendingEvent[] {
  const at = purgedAt(application);
  return at === undefined
    ? []
    : [{ kind: 'purge', at, text: `the deleted application ${application.displayName} is purged` }];
}

/** Everything that time brings or has brought, as far as the world still knows of it; in its order. */
export function scheduledEvents(world: World): readonly PendingEvent[] {
  const tokens = [...world.tokenCache.values()].map(({ claims }): PendingEvent => {
    const who = nameOfPrincipal(world.principals.get(claims.oid));
    return { kind: 'expiry', at: claims.exp * SECOND, text: `the token of ${who} for ${claims.aud} expires` };
  });
  const events = [
    ...[...world.roleAssignments.values()].flatMap((assignment) => assignmentEvents(world, assignment)),
    ...[...world.principals.values()].flatMap((one) => principalEvents(one, world.now)),
    ...[...world.applications.values()].flatMap(applicationEvents),
    ...tokens,
    ...[...world.policyAssignments.values()].map(policyEvent),
    ...imdsEvents(world),
  ];
  return events.sort((a, b) => a.at - b.at);
}

function policyEvent({ name, effectiveAt }: PolicyAssignment): PendingEvent {
  return { kind: 'propagation', at: effectiveAt, text: `policy assignment ${name} is applied` };
}

function imdsEvents(world: World): readonly PendingEvent[] {
  return [...world.imdsFaults].flatMap(([host, fault]) => {
    const at = updateEndsAt(fault);
    const name = world.resources.get(host)?.name ?? nameOf(host);
    return at === undefined ? [] : [{ kind: 'imds', at, text: `the IMDS of ${name} answers again` }];
  });
}

/** Everything that is still to come, the nearest first. */
export function pendingEvents(world: World): readonly PendingEvent[] {
  return scheduledEvents(world).filter(({ at }) => at > world.now);
}

/** Kinds of which every identity has its own, again and again: of these only the nearest is worth a line. */
const RECURRING: readonly PendingEvent['kind'][] = ['roll', 'certificate'];

/** What is still to come, for people: of the certificates of all identities only the next roll and the next end. */
export function foreseenEvents(world: World): readonly PendingEvent[] {
  const events = pendingEvents(world);
  return events.filter((one) => !RECURRING.includes(one.kind) || one === events.find(({ kind }) => kind === one.kind));
}
