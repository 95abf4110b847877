import { MARGIN } from './frame.tsx';
import type { Viewport } from './lab-context.ts';
import { hasSide } from './reading.tsx';

const widestList = 100;
const widestSide = 60;
const narrowestSide = 34;

/** Cells for a menu, and for what the chosen line leads to beside it; 0 where there is no room for that. */
export function menuColumns(viewport: Viewport): { readonly list: number; readonly side: number } {
  const { columns } = viewport;
  if (!hasSide(viewport)) return { list: columns - MARGIN, side: 0 };
  const list = Math.min(widestList, columns - narrowestSide - 4 * MARGIN);
  return { list, side: Math.min(widestSide, columns - list - 4 * MARGIN) };
}
