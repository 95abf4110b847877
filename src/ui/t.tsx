import { Text } from 'ink';
import { createElement, memo, type ReactElement } from 'react';
import { asciiText } from '../text/ascii-text.ts';
import type { SafeText } from '../text/safe-text.ts';
import { useLab } from './lab-context.ts';
import type { Row } from './row.ts';
import { styleOf, type Tone } from './theme.ts';

/** The one way to put text on the screen: sanitised, in characters that the terminal has, and styled by what it means. */
function T({ text, tone = 'plain' }: { readonly text: SafeText; readonly tone?: Tone }): ReactElement {
  const { look } = useLab();
  return (
    <Text {...styleOf(tone, look)} wrap="truncate">
      {look.isAscii ? asciiText(text) : text}
    </Text>
  );
}

/** One row, exactly one cell high. The rows of the transcript are the same objects from key to key, and are drawn once. */
export const Line = memo(function Line({ row }: { readonly row: Row }): ReactElement {
  const spans = row.map((one) => createElement(T, one));
  return createElement(Text, { wrap: 'truncate' }, ...(spans.length > 0 ? spans : [' ']));
});
