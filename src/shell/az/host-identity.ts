import type { JsonObject } from '../../sim/json.ts';
import { values } from './az-arguments.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { type NamedIdentities, namedIdentities } from './identity-arguments.ts';
import { isObject } from './sorted-keys.ts';

/** `--identities` of the commands that assign and remove. */
export const identitiesTo = (verb: string) =>
  values(
    ['--identities'],
    `Space-separated identities to ${verb}. Use '[system]' to refer to the system assigned identity. Default: '[system]'.`,
  );

/** Adds identities to a host and gives its new body; those that it has already stay. */
export function attachIdentities(az: AzRequest, host: JsonObject, named: NamedIdentities): JsonObject {
  return az.send({
    type: 'resourceIdentity.update',
    resourceId: String(host.id),
    ...(named.systemAssigned ? { systemAssigned: true } : {}),
    attach: named.userAssigned,
    detach: [],
  });
}

/** The user-assigned identities named that the host does not have, in lower case as az's message shows them. */
function strangersTo({ identity }: JsonObject, named: NamedIdentities): readonly string[] {
  const references =
    isObject(identity) && isObject(identity.userAssignedIdentities) ? identity.userAssignedIdentities : {};
  const attached = new Set(Object.keys(references).map((id) => id.toLowerCase()));
  return named.userAssigned.map((id) => id.toLowerCase()).filter((id) => !attached.has(id));
}

/**
 * Takes the identities of `--identities` from a host and gives its new body; undefined where it has none to take. `notFound`
 * is the exit code for one that is not attached: the commands differ there. [F.3]
 */
export function detachIdentities(az: AzRequest, host: JsonObject, notFound: 1 | 3): JsonObject | undefined {
  const named = namedIdentities(az, az.list('--identities'));
  if (!isObject(host.identity)) return undefined;
  const strangers = strangersTo(host, named);
  if (strangers.length > 0) {
    throw new AzFailure(`'${strangers.join(',')}' are not associated with '${az.text('--name')}'`, notFound);
  }
  return az.send({
    type: 'resourceIdentity.update',
    resourceId: String(host.id),
    ...(named.systemAssigned ? { systemAssigned: false } : {}),
    attach: [],
    detach: named.userAssigned,
  });
}
