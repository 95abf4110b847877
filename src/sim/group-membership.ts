import type { World } from './world.ts';

/** The groups that somebody is in at this moment, directly or through another group, by object id. */
export function groupsOf(world: World, objectId: string): readonly string[] {
  const direct = world.groupIdsByMember.get(objectId);
  if (direct === undefined) return [];
  const found = new Set(direct);
  for (const id of found) for (const outer of world.groupIdsByMember.get(id) ?? []) found.add(outer);
  return [...found];
}

/**
 * The groups that count for a request: those in the token that it brought, however old, else those of this moment. So a
 * managed identity that joins a group has its rights only with its next token. [F38, B-09, G-09]
 */
export function groupsInForce(world: World, objectId: string): readonly string[] {
  const { presented } = world;
  return presented?.oid === objectId ? (presented.groups ?? []) : groupsOf(world, objectId);
}
