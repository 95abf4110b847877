import { type ArmId, keyOf } from './arm-id.ts';
import { SECOND } from './duration.ts';
import { backendFailed, beingUpdated, tooManyRequests } from './imds-errors.ts';
import type { ImdsCategory } from './imds-request.ts';
import type { Refusal } from './refusal.ts';
import { succeeded } from './reply.ts';
import type { Slice } from './slice.ts';
import { NO_TRACE } from './trace.ts';
import type { ImdsFault, World } from './world.ts';

/** The lab's own commands: nobody can ask the real platform for a fault. */
export interface ImdsFaultCommands {
  readonly 'imdsFault.set': { readonly host: ArmId; readonly kind: ImdsFault['kind'] };
  readonly 'imdsFault.clear': { readonly host: ArmId };
}

export interface ImdsFaultEvents {
  readonly ImdsFaultSet: { readonly host: ArmId; readonly kind: ImdsFault['kind'] };
  readonly ImdsFaultCleared: { readonly host: ArmId };
}

/** An update answers 404 first and then 410, for at most 70 seconds; how long the 404 lasts is a decision of the lab. [C.4] */
const UPDATE = 70 * SECOND;
const UPDATE_UNKNOWN = 10 * SECOND;

/** When an update is over and IMDS answers again; undefined for a fault that does not end by itself. */
export function updateEndsAt({ kind, since }: ImdsFault): number | undefined {
  return kind === 'updating' ? since + UPDATE : undefined;
}

/** The answer of an IMDS that has a fault, or undefined where it is well; `host` is the key of the machine. */
export function refuseByFault(world: World, host: string, category: ImdsCategory): Refusal | undefined {
  const fault = world.imdsFaults.get(host);
  if (!fault) return undefined;
  switch (fault.kind) {
    case 'throttle':
      return tooManyRequests(category, 'a fault was set: IMDS refuses every request of this machine');
    case 'failing':
      return backendFailed(category);
    case 'updating': {
      const elapsed = world.now - fault.since;
      return elapsed < UPDATE ? beingUpdated(category, elapsed < UPDATE_UNKNOWN ? 404 : 410) : undefined;
    }
  }
}

export const imdsFaultSlice: Slice<ImdsFaultCommands, ImdsFaultEvents> = {
  decide: {
    'imdsFault.set': (_world, { host, kind }) => ({
      reply: succeeded('none', null),
      events: [{ type: 'ImdsFaultSet', host, kind }],
      trace: NO_TRACE,
    }),
    'imdsFault.clear': (_world, { host }) => ({
      reply: succeeded('none', null),
      events: [{ type: 'ImdsFaultCleared', host }],
      trace: NO_TRACE,
    }),
  },
  evolve: {
    ImdsFaultSet: (draft, { host, kind }) => {
      draft.imdsFaults.set(keyOf(host), { kind, since: draft.now });
    },
    ImdsFaultCleared: (draft, { host }) => {
      draft.imdsFaults.delete(keyOf(host));
    },
  },
};
