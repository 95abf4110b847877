import { createContext, useContext } from 'react';
import type { ViewStore } from './view-store.ts';

/** Size of the window in cells. */
export interface Viewport {
  readonly columns: number;
  readonly rows: number;
}

/** What every part of the screen may need: the one context there is. */
interface Lab {
  readonly viewport: Viewport;
  readonly isColor: boolean;
  readonly views: ViewStore;
}

export const LabContext = createContext<Lab | undefined>(undefined);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('a part of the screen was drawn outside of App');
  return lab;
}
