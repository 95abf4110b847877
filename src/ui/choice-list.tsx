import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import type { ReactElement } from 'react';
import { BLANK, type Row } from './row.ts';
import { Rows } from './rows.tsx';

/** A line to choose, with the rows that stand above it, such as the heading of its group. */
export interface Choice {
  readonly id: string;
  readonly above: readonly Row[];
  /** How the line looks where the cursor is, and elsewhere. */
  row(isHere: boolean): Row;
}

const heightOf = ({ above }: Choice): number => above.length + 1;

/** The choices that fit into `height` rows with the cursor among them, as a range of indexes. */
export function windowOf(
  choices: readonly Choice[],
  cursor: number,
  height: number,
): readonly [from: number, to: number] {
  const sum = (from: number, to: number): number =>
    choices.slice(from, to).reduce((rows, one) => rows + heightOf(one), 0);
  let from = 0;
  while (from < cursor && sum(from, cursor + 1) > height) from += 1;
  let to = cursor + 1;
  while (to < choices.length && sum(from, to + 1) <= height) to += 1;
  return [from, to];
}

interface Item {
  readonly label: string;
  readonly value: string;
  readonly choice: Choice;
  readonly width: number;
}

const NoIndicator = (): null => null;

function ChoiceItem(props: { readonly isSelected?: boolean; readonly label: string }): ReactElement {
  // ink-select-input hands each item's own fields to this component; its types know only the label.
  const { choice, width, isSelected = false } = props as typeof props & Item;
  return <Rows rows={[...choice.above, choice.row(isSelected)]} width={width} />;
}

interface ChoiceListProps {
  readonly choices: readonly Choice[];
  readonly cursor: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A menu, drawn by ink-select-input. It is not focused: by itself it would submit at a digit, take j and k, and act on the
 * cursor of the last frame. Keys go through the one key table, and the `key` makes it follow the cursor.
 */
export function ChoiceList({ choices, cursor, width, height }: ChoiceListProps): ReactElement {
  const [from, to] = windowOf(choices, cursor, height);
  const items = choices.slice(from, to).map((choice, index): Item => {
    const shown = from > 0 && index === 0 ? { ...choice, above: choice.above.filter((row) => row !== BLANK) } : choice;
    return { label: choice.id, value: choice.id, choice: shown, width };
  });
  return (
    <Box width={width} height={height}>
      <SelectInput
        key={`${from} ${cursor}`}
        items={items}
        initialIndex={cursor - from}
        isFocused={false}
        indicatorComponent={NoIndicator}
        itemComponent={ChoiceItem}
      />
    </Box>
  );
}
