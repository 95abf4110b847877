import { createContext, useContext } from 'react';
import type { ViewStore } from './view-store.ts';

/** Size of the window in cells. */
export interface Viewport {
  readonly columns: number;
  readonly rows: number;
}

/** How the terminal of this person can be drawn on. */
export interface Look {
  /** Without it nothing is styled at all. */
  readonly isColor: boolean;
  /** Whether the background is known to be light; the usual colours read on both. */
  readonly isLight: boolean;
  /** Whether the terminal has more than the 16 colours that it names itself. */
  readonly has256Colors: boolean;
  /** Whether borders, marks and arrows are drawn in ASCII. */
  readonly isAscii: boolean;
}

/** What every part of the screen may need: the one context there is. */
interface Lab {
  readonly viewport: Viewport;
  readonly look: Look;
  readonly views: ViewStore;
}

export const LabContext = createContext<Lab | undefined>(undefined);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('a part of the screen was drawn outside of App');
  return lab;
}
