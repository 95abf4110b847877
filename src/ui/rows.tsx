import { Box } from 'ink';
import { createElement, type ReactElement } from 'react';
import type { Row } from './row.ts';
import { Line } from './t.tsx';

/** Rows from top to bottom, in a box of their number of rows and the given width. A row is known by its place. */
export function Rows({ rows, width }: { readonly rows: readonly Row[]; readonly width: number }): ReactElement {
  const lines = rows.map((row) => createElement(Line, { row }));
  return createElement(Box, { flexDirection: 'column', width, height: rows.length, flexShrink: 0 }, ...lines);
}
