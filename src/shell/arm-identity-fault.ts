import type { ArmId } from '../sim/arm-id.ts';
import type { Refusal } from '../sim/refusal.ts';
import { failed, type ServiceError } from '../sim/reply.ts';
import { resourceById } from '../sim/resource-queries.ts';
import type { World } from '../sim/world.ts';
import { objectIn } from './arm-call.ts';
import { kindsIn } from './arm-identity-block.ts';

type Body = { readonly [member: string]: unknown };

const KINDS: readonly string[] = ['none', 'systemassigned', 'userassigned'];

function badRequest(error: Omit<ServiceError, 'status'>, because: string): Refusal {
  const reply = failed('arm', { status: 400, ...error });
  return { reply, stage: 'endpoint', because, facts: [], fidelity: 'matches Azure' };
}

/** A body that ARM's reader stops at: code and first words are ARM's, the rest is the lab's. */
export function unreadable(fault: string, because: string): Refusal {
  const message = `The request content was invalid and could not be deserialized: '${fault}'.`;
  return badRequest({ code: 'InvalidRequestContent', message }, because);
}

/** A type that there is not must never pass for None, which takes everything away. */
function typeFault(type: unknown): Refusal | undefined {
  const because = "an identity's type is None, SystemAssigned, UserAssigned, or both of these with a comma between";
  if (type === undefined || type === null) {
    return unreadable("Required property 'type' not found in JSON. Path 'identity'.", because);
  }
  if (typeof type === 'string' && kindsIn(type).every((kind) => KINDS.includes(kind))) return undefined;
  return unreadable(`Error converting value "${type}" to an identity type. Path 'identity.type'.`, because);
}

/**
 * 400 for identities that the type leaves no room for. The outer text is that of a virtual machine, the inner one that of the identity service.
 * https://github.com/Azure/azure-rest-api-specs/issues/17650
 */
function unexpectedIdentities(id: ArmId): Refusal {
  const inner =
    '{"error":{"code":"BadRequest","message":"The request format was unexpected, a non-UserAssigned identity type should not contain: userAssignedIdentities"}}';
  const message = `Identity operation for resource '${id}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '${inner}'.'.`;
  const because = 'the type says no user-assigned identity, and the block names some: the type decides';
  return badRequest({ code: 'FailedIdentityOperation', message }, because);
}

/** 400 for a type that promises user-assigned identities and names none. */
function missingIdentities(type: string): Refusal {
  const message = `The identity ids must not be null or empty for '${type}' identity type.`;
  const because = 'the type says user-assigned, and neither the block nor the resource has one';
  return badRequest({ code: 'MissingIdentityIds', message }, because);
}

/** What is wrong with the identity block of a PUT or PATCH of the resource `id`. [E.1] */
export function identityFault({ identity }: Body, id: ArmId, world: World): Refusal | undefined {
  if (typeof identity !== 'object' || identity === null || Array.isArray(identity)) return undefined;
  const block = identity as Body;
  const fault = typeFault(block.type);
  if (fault) return fault;
  const held = resourceById(world, id)?.identity?.userAssigned.length ?? 0;
  const named = Object.keys(objectIn(block, 'userAssignedIdentities')).length;
  const isUserAssigned = kindsIn(String(block.type)).includes('userassigned');
  if (named > 0 && !isUserAssigned) return unexpectedIdentities(id);
  return isUserAssigned && named + held === 0 ? missingIdentities(String(block.type)) : undefined;
}
