import { Box } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { type Row, rule, span } from './row.ts';
import { Line } from './t.tsx';

interface PaneProps {
  readonly title: SafeText;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** The border's characters as in ascii-text.ts. */
const asciiBorder = {
  ...{ topLeft: '+', top: '-', topRight: '+', left: '|', right: '|' },
  ...{ bottomLeft: '+', bottom: '-', bottomRight: '+' },
};

/** Something in a border with its name in it; the inside is two cells narrower and two rows lower. */
export function Pane({ title, width, height, children }: PaneProps): ReactElement {
  const { isColor, isAscii } = useLab().look;
  const top: Row = [
    span(chrome('┌ '), 'faint'),
    span(title),
    span(chrome(' '), 'faint'),
    span(rule(width - 4 - title.length), 'faint'),
    span(chrome('┐'), 'faint'),
  ];
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Line row={top} />
      <Box
        flexDirection="column"
        width={width}
        height={height - 1}
        borderStyle={isAscii ? asciiBorder : 'single'}
        borderTop={false}
        borderDimColor={isColor}
      >
        {children}
      </Box>
    </Box>
  );
}

/** A line across the window with a name in it. */
export const namedRule = (title: SafeText, columns: number): Row => [
  span(chrome('──'), 'faint'),
  span(chrome(' ')),
  span(title),
  span(chrome(' ')),
  span(rule(columns - 4 - title.length), 'faint'),
];
