import { Box } from 'ink';
import type { ReactElement } from 'react';
import { truncate } from '../text/width.ts';
import { chrome } from './chrome.ts';
import type { Viewport } from './lab-context.ts';
import { rowOf } from './row.ts';
import { Line } from './t.tsx';

const least: Viewport = { columns: 60, rows: 20 };

export const isLargeEnough = ({ columns, rows }: Viewport): boolean => columns >= least.columns && rows >= least.rows;

/** One line for a window in which nothing fits; the screen comes back with the room. */
export function TooSmall({ columns, rows }: Viewport): ReactElement {
  const text = chrome(`mi-lab needs 60x20; this window is ${columns}x${rows}.`);
  return (
    <Box width={columns} height={rows}>
      <Line row={rowOf(truncate(text, columns))} />
    </Box>
  );
}
