import { scopeName } from '../catalog/goal-names.ts';
import { assignmentsOf, type SeenAssignment } from '../sim/assignment-queries.ts';
import { type AttachedIdentity, attachedIdentities, hostsOf } from '../sim/identity-queries.ts';
import type { World } from '../sim/world.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';

/** How a row of the map stands. `dead`: a reference to an identity that was deleted. `new`: not there a line ago. */
export type MapState = 'steady' | 'arriving' | 'lingering' | 'dead' | 'new';

/** One sentence of the map: a host, an identity that it holds, or a grant. `prefix` draws the branch. */
export interface MapRow {
  readonly prefix: string;
  readonly text: SafeText;
  readonly state: MapState;
}

const IDENTITY_TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities';

function grantText(world: World, { roleName, scope, state, minutesLeft }: SeenAssignment): string {
  const grant = `${roleName} → ${scopeName(world, scope)}`;
  if (state === 'arriving') return `${grant} (arrives within ${minutesLeft} min)`;
  if (state === 'lingering') return `${grant} (removed, honoured for up to ${minutesLeft} min)`;
  return grant;
}

const branch = (isLast: boolean): string => (isLast ? '└─ ' : '├─ ');
const stem = (isLast: boolean): string => (isLast ? '   ' : '│  ');

const row = (prefix: string, text: string, state: MapState = 'steady'): MapRow => ({
  prefix,
  text: sanitizeLine(text),
  state,
});

function grantRows(world: World, principalId: string, indent: string): readonly MapRow[] {
  const grants = assignmentsOf(world, principalId);
  return grants.map((grant, index) => {
    const state = grant.state === 'in effect' ? 'steady' : grant.state;
    return row(indent + branch(index === grants.length - 1), grantText(world, grant), state);
  });
}

function identityRows(world: World, identity: AttachedIdentity, isLast: boolean): readonly MapRow[] {
  const name = identity.kind === 'system' ? 'system-assigned' : identity.name;
  const principal = identity.servicePrincipal;
  if (!principal) return [row(branch(isLast), `${name} (deleted, still attached)`, 'dead')];
  const grants = grantRows(world, principal.objectId, stem(isLast));
  return [row(branch(isLast), grants.length === 0 ? `${name}, no roles` : name), ...grants];
}

function unattachedRows(world: World): readonly MapRow[] {
  const attached = new Set(hostsOf(world).flatMap((host) => host.identity?.userAssigned.map((one) => one.principalId)));
  return [...world.resources.values()].flatMap((resource) => {
    if (resource.type !== IDENTITY_TYPE || attached.has(resource.properties.principalId)) return [];
    return [row('', `${resource.name}, attached to nothing`), ...grantRows(world, resource.properties.principalId, '')];
  });
}

/** The map of a world, nothing marked. */
export function worldRows(world: World): readonly MapRow[] {
  const hosts = hostsOf(world).flatMap((host) => {
    const identities = attachedIdentities(world, host.id);
    const head = identities.length === 0 ? `${host.name}, no identity` : host.name;
    const rows = identities.flatMap((one, index) => identityRows(world, one, index === identities.length - 1));
    return [row('', head), ...rows];
  });
  return [...hosts, ...unattachedRows(world)];
}

/** Who holds which identity, and what each was granted: a tree of sentences, what changed with the last line marked. */
export function mapRows(run: Run): readonly MapRow[] {
  const before = run.past.at(-1)?.sandbox.world;
  const rows = worldRows(run.sandbox.world);
  if (!before) return rows;
  const known = new Set(worldRows(before).map(({ text }) => text));
  return rows.map((one) => (known.has(one.text) || one.state !== 'steady' ? one : { ...one, state: 'new' }));
}
