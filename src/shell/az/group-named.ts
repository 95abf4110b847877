import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { itemsOf } from './az-shape.ts';
import { isGuid } from './role-lookup.ts';

/** The object id of the group that `--group` names: an id as it is, else the one of that display name or with that prefix. */
export function groupIdOf(az: AzRequest): string {
  const name = az.text('--group');
  if (isGuid(name)) return name.toLowerCase();
  const groups = itemsOf(az.send({ type: 'directoryGroup.list' }));
  const wanted = name.toLowerCase();
  const exact = groups.filter(({ displayName }) => String(displayName).toLowerCase() === wanted);
  const found =
    exact.length > 0 ? exact : groups.filter(({ displayName }) => String(displayName).toLowerCase().startsWith(wanted));
  const [group, ...others] = found;
  if (!group) throw new AzFailure(`No group matches the name of '${name}'`, 2);
  if (others.length > 0) throw new AzFailure(`More than one group match the name of '${name}'`, 2);
  return String(group.id);
}
