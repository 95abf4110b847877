import { createWorld, DEFAULT_HEADER, type WorldHeader } from '../sim/genesis.ts';
import { OPERATOR_MACHINE, operatorMachine } from './machines.ts';
import type { Sandbox } from './sandbox.ts';

/** The name in front of the `@`, as a Linux machine would write it. */
function userNameOf(signedInAs: string): string {
  const name = (signedInAs.split('@')[0] ?? '').toLowerCase().replace(/[^a-z0-9._-]/g, '');
  return name === '' ? 'operator' : name;
}

/** A new tenant, and the operator's shell in front of it with `az` signed in as the Owner of its subscription. */
export function createSandbox(header: Partial<WorldHeader> = {}): Sandbox {
  const { world, operatorId, subscriptionId } = createWorld(header);
  const userName = userNameOf(header.signedInAs ?? DEFAULT_HEADER.signedInAs);
  const operator = operatorMachine(world, userName, { objectId: operatorId, subscriptionId });
  return {
    world,
    shell: {
      environments: new Map([[OPERATOR_MACHINE, operator]]),
      entered: [OPERATOR_MACHINE],
      history: [],
      lastTrace: undefined,
    },
  };
}
