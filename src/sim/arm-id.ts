/** A resource or scope id in the form `/subscriptions/{id}/resourceGroups/{name}/providers/{namespace}/{type}/{name}`. */
export type ArmId = string;

/** The parts of an id; `type` is `Namespace/type` (or `Namespace/type/subtype`), `name` the last name. */
export interface ParsedArmId {
  readonly subscriptionId: string;
  readonly resourceGroup?: string;
  readonly type?: string;
  readonly name?: string;
}

/** Ids compare without regard to case; this is the form under which the world's maps keep them. */
export function keyOf(id: ArmId): string {
  const key = id.toLowerCase();
  return key.endsWith('/') ? key.replace(/\/+$/, '') : key;
}

export function subscriptionScope(subscriptionId: string): ArmId {
  return `/subscriptions/${subscriptionId}`;
}

export function resourceGroupScope(subscriptionId: string, resourceGroup: string): ArmId {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

/** What an id of a resource is made of. */
export interface ResourceAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly type: string;
  readonly name: string;
}

/** Identities of type userAssignedIdentities carry `resourcegroups` in lower case, as ARM answers them. [E.2] */
export function resourceId({ subscriptionId, resourceGroup, type, name }: ResourceAddress): ArmId {
  const groups = type === 'Microsoft.ManagedIdentity/userAssignedIdentities' ? 'resourcegroups' : 'resourceGroups';
  return `/subscriptions/${subscriptionId}/${groups}/${resourceGroup}/providers/${type}/${name}`;
}

/** The id as the directory and the claim `xms_mirid` carry it: `resourcegroups` in lower case. [D.2, E.3] */
export function directoryForm(id: ArmId): ArmId {
  return id.replace(/\/resourcegroups\//i, '/resourcegroups/');
}

/** The id of the resource that `id` is part of: a container's storage account, or the resource itself. */
export function topLevelResourceId(id: ArmId): ArmId {
  return /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+/i.exec(id)?.[0] ?? id;
}

const SHAPE = /^\/subscriptions\/([^/]+)(?:\/resourcegroups\/([^/]+)(?:\/providers\/([^/]+)\/(.+))?)?$/i;

/** The parts of `id`, or undefined where it is no id below a subscription. */
export function parseArmId(id: ArmId): ParsedArmId | undefined {
  const [, subscriptionId, resourceGroup, namespace, path] = SHAPE.exec(id.replace(/\/+$/, '')) ?? [];
  if (subscriptionId === undefined) return undefined;
  if (resourceGroup === undefined) return { subscriptionId };
  if (namespace === undefined || path === undefined) return { subscriptionId, resourceGroup };
  const segments = path.split('/');
  const types = segments.filter((_, index) => index % 2 === 0);
  const name = segments.at(-1);
  if (segments.length % 2 !== 0 || name === undefined) return undefined;
  return { subscriptionId, resourceGroup, type: [namespace, ...types].join('/'), name };
}

/** Whether what is granted at `scope` reaches `target`: the scope itself and everything below it. [E.6] */
export function isWithin(scope: ArmId, target: ArmId): boolean {
  const outer = keyOf(scope);
  const inner = keyOf(target);
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`);
}

/** The last name in an id, for people; the id itself where it is none. */
export function nameOf(id: ArmId): string {
  return parseArmId(id)?.name ?? id;
}
