import { succeeded } from './reply.ts';
import type { Slice } from './slice.ts';
import { NO_TRACE } from './trace.ts';

/** The lab's own commands: an outage of a whole region, and its end. [F30] */
export interface RegionFaultCommands {
  readonly 'regionFault.set': { readonly region: string };
  readonly 'regionFault.clear': { readonly region: string };
}

export interface RegionFaultEvents {
  readonly RegionWentDown: { readonly region: string };
  readonly RegionCameBack: { readonly region: string };
}

export const regionFaultSlice: Slice<RegionFaultCommands, RegionFaultEvents> = {
  decide: {
    'regionFault.set': (_world, { region }) => ({
      reply: succeeded('none', null),
      events: [{ type: 'RegionWentDown', region: region.toLowerCase() }],
      trace: NO_TRACE,
    }),
    'regionFault.clear': (_world, { region }) => ({
      reply: succeeded('none', null),
      events: [{ type: 'RegionCameBack', region: region.toLowerCase() }],
      trace: NO_TRACE,
    }),
  },
  evolve: {
    RegionWentDown: (draft, { region }) => {
      draft.regionsDown.set(region, draft.now);
    },
    RegionCameBack: (draft, { region }) => {
      draft.regionsDown.delete(region);
    },
  },
};
