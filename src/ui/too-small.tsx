import { Box } from 'ink';
import type { ReactElement } from 'react';
import { chrome } from './chrome.ts';
import type { Viewport } from './lab-context.ts';
import { paragraph } from './row.ts';
import { Rows } from './rows.tsx';

const least: Viewport = { columns: 60, rows: 20 };

export const isLargeEnough = ({ columns, rows }: Viewport): boolean => columns >= least.columns && rows >= least.rows;

/** A sentence for a window in which nothing fits, as much of it as does; the screen comes back with the room. */
export function TooSmall({ columns, rows }: Viewport): ReactElement {
  const text = chrome(`mi-lab needs 60x20; this window is ${columns}x${rows}.`);
  return (
    <Box width={columns} height={rows} flexDirection="column">
      <Rows rows={paragraph(text, columns).slice(0, rows)} width={columns} />
    </Box>
  );
}
