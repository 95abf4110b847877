import { type ArmId, keyOf } from './arm-id.ts';
import { keyVaultNamed, storageAccountNamed } from './data-store-queries.ts';
import { SECOND } from './duration.ts';
import { succeeded } from './reply.ts';
import type { Slice } from './slice.ts';
import { NO_TRACE } from './trace.ts';
import type { World } from './world.ts';

/** The lab's own commands: a storage account or a vault that takes its time. */
export interface TargetFaultCommands {
  readonly 'targetFault.set': { readonly target: ArmId; readonly kind: 'slow' };
  readonly 'targetFault.clear': { readonly target: ArmId };
}

export interface TargetFaultEvents {
  readonly TargetFaultSet: { readonly target: ArmId; readonly kind: 'slow' };
  readonly TargetFaultCleared: { readonly target: ArmId };
}

/** How much longer a slow target takes for each answer: a decision of the lab. */
export const SLOWNESS = 20 * SECOND;

/** How much longer than usual a data request takes. `account` and `vault` are what such requests name their target by. */
export function delayOf(world: World, request: object): number {
  if (world.targetFaults.size === 0) return 0;
  const { account, vault } = request as { readonly account?: unknown; readonly vault?: unknown };
  const target =
    (typeof account === 'string' && storageAccountNamed(world, account)) ||
    (typeof vault === 'string' && keyVaultNamed(world, vault));
  return target && world.targetFaults.has(keyOf(target.id)) ? SLOWNESS : 0;
}

export const targetFaultSlice: Slice<TargetFaultCommands, TargetFaultEvents> = {
  decide: {
    'targetFault.set': (_world, { target, kind }) => ({
      reply: succeeded('none', null),
      events: [{ type: 'TargetFaultSet', target, kind }],
      trace: NO_TRACE,
    }),
    'targetFault.clear': (_world, { target }) => ({
      reply: succeeded('none', null),
      events: [{ type: 'TargetFaultCleared', target }],
      trace: NO_TRACE,
    }),
  },
  evolve: {
    TargetFaultSet: (draft, { target, kind }) => {
      draft.targetFaults.set(keyOf(target), { kind, since: draft.now });
    },
    TargetFaultCleared: (draft, { target }) => {
      draft.targetFaults.delete(keyOf(target));
    },
  },
};
