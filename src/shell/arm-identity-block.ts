import type { ArmId } from '../sim/arm-id.ts';
import { objectIn, textIn } from './arm-call.ts';

type Body = { readonly [member: string]: unknown };

/** What an `identity` block asks for. [E.1] */
interface IdentityBlock {
  readonly systemAssigned: boolean;
  /** References with an object behind them. */
  readonly attach: readonly ArmId[];
  /** References with null behind them. */
  readonly detach: readonly ArmId[];
  readonly hasUserAssigned: boolean;
}

/** The kinds that a `type` names: told apart without regard to case, the comma with or without a space. [E.1] */
export const kindsIn = (type: string): readonly string[] => type.split(',').map((kind) => kind.trim().toLowerCase());

function blockIn(body: Body): IdentityBlock {
  const block = objectIn(body, 'identity');
  const kinds = kindsIn(textIn(block, 'type') ?? 'None');
  const references = Object.entries(objectIn(block, 'userAssignedIdentities'));
  return {
    systemAssigned: kinds.includes('systemassigned'),
    attach: references.flatMap(([id, value]) => (value === null ? [] : [id])),
    detach: references.flatMap(([id, value]) => (value === null ? [id] : [])),
    hasUserAssigned: kinds.includes('userassigned'),
  };
}

/** The identities of a resource that is made. */
export function identityIn(body: Body): { readonly systemAssigned: boolean; readonly userAssigned: readonly ArmId[] } {
  const { systemAssigned, attach } = blockIn(body);
  return { systemAssigned, userAssigned: attach };
}

/** How a PATCH changes the identities of a host that has `attached`: what the type leaves out is taken away. [E.1] */
export function identityChangeIn(body: Body, attached: readonly ArmId[]) {
  const { systemAssigned, attach, detach, hasUserAssigned } = blockIn(body);
  return hasUserAssigned ? { systemAssigned, attach, detach } : { systemAssigned, attach: [], detach: attached };
}
