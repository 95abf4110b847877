import type { Mint } from './random.ts';
import type { Reply } from './reply.ts';
import type { Trace } from './trace.ts';
import type { Draft, World } from './world.ts';

/** The members of a map of payloads as a discriminated union: `{ type: 'group.create' } & Payload`. */
export type Tagged<Payloads> = {
  [Type in keyof Payloads & string]: { readonly type: Type } & Payloads[Type];
}[keyof Payloads & string];

/** What a command leads to. `events` carry everything that changes; nothing else does. */
export interface Decision<Event> {
  readonly reply: Reply;
  readonly events: readonly Event[];
  readonly trace: Trace;
}

/**
 * One service of the fake tenant. `decide` only reads; `evolve` applies one event to a draft.
 * A slice may emit events of slices below it: `Emitted` names them.
 */
export interface Slice<Commands, Events, Emitted = Events> {
  readonly decide: {
    readonly [Type in keyof Commands & string]: (
      world: World,
      command: { readonly type: Type } & Commands[Type],
      mint: Mint,
    ) => Decision<Tagged<Emitted>>;
  };
  readonly evolve: {
    readonly [Type in keyof Events & string]: (draft: Draft, event: Events[Type]) => void;
  };
}
