import { SECOND } from './duration.ts';
import { succeeded } from './reply.ts';
import type { Slice } from './slice.ts';
import { NO_TRACE } from './trace.ts';

/** Time moves by these commands, by the latency of requests, and by nothing else. */
export interface ClockCommands {
  /** A typed line begins. */
  readonly 'clock.startLine': Record<never, never>;
  /** Lets time pass; negative amounts are taken as none: time never runs back. */
  readonly 'clock.advance': { readonly milliseconds: number };
}

export interface ClockEvents {
  readonly LineStarted: { readonly at: number };
  readonly TimePassed: { readonly milliseconds: number };
}

export const clockSlice: Slice<ClockCommands, ClockEvents> = {
  decide: {
    'clock.startLine': (world) => {
      const earliest = world.lineStartedAt === undefined ? world.now : world.lineStartedAt + SECOND;
      return {
        reply: succeeded('none', null),
        events: [{ type: 'LineStarted', at: Math.max(world.now, earliest) }],
        trace: NO_TRACE,
      };
    },
    'clock.advance': (_world, command) => ({
      reply: succeeded('none', null),
      events: [{ type: 'TimePassed', milliseconds: Math.max(0, command.milliseconds) }],
      trace: NO_TRACE,
    }),
  },
  evolve: {
    LineStarted: (draft, { at }) => {
      draft.now = at;
      draft.lineStartedAt = at;
    },
    TimePassed: (draft, { milliseconds }) => {
      draft.now += milliseconds;
    },
  },
};
