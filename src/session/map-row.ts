import type { SafeText } from '../text/safe-text.ts';

/**
 * How something on the map stands. `arriving` and `lingering`: granted or removed, on its way. `stale`: older than what it
 * speaks of. `dead`: deleted, or a reference to something deleted. `down`: its region is out.
 */
export type MapState = 'steady' | 'arriving' | 'lingering' | 'stale' | 'dead' | 'down';

/** What became of a row between two worlds. `gone` rows stand where they stood. */
export type MapChange = 'new' | 'changed' | 'gone';

/** How a row goes on from the one that it hangs on, in a sentence: `vm-web holds id-app`. */
export type MapLink = '' | 'holds' | 'has' | 'has a';

/** One sentence of the map: a host, an identity that it holds, a grant, what can be reached with it. */
export interface MapRow {
  /** The same for the same thing in two worlds. */
  readonly key: string;
  /** What the row is about, as a step of a trace says it: an ARM id, an object id, the key of a cached token. Lower case. */
  readonly about: string;
  /** 0 for what stands by itself; what hangs on a row is one deeper and follows it. */
  readonly level: number;
  /** What rows that hang on it call it. */
  readonly name: string;
  readonly link: MapLink;
  readonly text: SafeText;
  /** What changes by itself as time passes; stands in parentheses, and is no change. */
  readonly aside?: SafeText;
  readonly state: MapState;
  /** The resource group that it folds into, or `people` or `deleted`. */
  readonly group: string;
}

/** A row between two worlds and on the way of a request. */
export interface MarkedRow extends MapRow {
  readonly change?: MapChange;
  /** The number of the step of the last request that passed here, as `why` counts them. */
  readonly step?: number;
  /** A heading of a group: its number to open it by, and whether it is open. */
  readonly fold?: { readonly number: number; readonly isOpen: boolean };
}
