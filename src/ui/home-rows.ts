import type { HomeEntry } from '../session/home-entries.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { displayWidth, pad } from '../text/width.ts';
import type { Choice } from './choice-list.tsx';
import { chrome } from './chrome.ts';
import { bar } from './progress-rows.ts';
import { BLANK, fitted, gutter, type Row, rowOf, rowWidth, spaces, span } from './row.ts';

/** Gutter, key and mark. */
const leadWidth = 7;
/** A line of a module stands so much to the right of it. */
const indent = 2;
const gap = 2;
const widestLabel = 54;
const narrowestLabel = 12;

const marks: { readonly [Mark in HomeEntry['mark']]: readonly [SafeText, 'right' | 'accent' | 'plain'] } = {
  done: [chrome('✓ '), 'right'],
  started: [chrome('• '), 'accent'],
  none: [chrome('  '), 'plain'],
};

/** A module has a sign where others have their key: it can be unfolded, or folded again. */
function keyOf({ hotkey, group }: HomeEntry): Row {
  if (!group) return [span(pad(sanitizeLine(hotkey), 3), 'key')];
  return [span(pad(group.isOpen ? chrome('-') : chrome('+'), 3), 'faint')];
}

function labelTone({ kind, group }: HomeEntry, isHere: boolean): 'strong' | 'heading' | 'plain' {
  if (kind === 'module') return group?.isOpen ? 'heading' : isHere ? 'strong' : 'plain';
  return isHere ? 'strong' : 'plain';
}

function detailOf({ detail, group }: HomeEntry): Row {
  return group ? bar(group.done, group.total) : rowOf(sanitizeLine(detail), 'faint');
}

const indentOf = ({ kind }: HomeEntry): number => (kind === 'item' ? indent : 0);

function entryRow(entry: HomeEntry, isHere: boolean, labelWidth: number, width: number): Row {
  const [mark, tone] = marks[entry.mark];
  const room = labelWidth - indentOf(entry);
  const label = fitted(rowOf(sanitizeLine(entry.label), labelTone(entry, isHere)), room);
  const row: Row = [
    ...(isHere ? gutter(chrome('❯'), 'accent') : gutter()),
    span(spaces(indentOf(entry))),
    ...keyOf(entry),
    span(mark, tone),
    ...label,
    span(spaces(room - rowWidth(label) + gap)),
    ...detailOf(entry),
  ];
  return fitted(row, width);
}

const widest = (widths: readonly number[]): number => Math.max(0, ...widths);

/** One width for all labels, so that what is said of them stands in one column: as wide as the longest, while that fits. */
function labelWidthOf(entries: readonly HomeEntry[], width: number): number {
  const room = width - leadWidth - gap - widest(entries.map((one) => rowWidth(detailOf(one))));
  const longest = widest(entries.map((one) => displayWidth(sanitizeLine(one.label)) + indentOf(one)));
  return Math.min(longest, widestLabel, Math.max(narrowestLabel, room));
}

/** What can be gone on with, then the modules, one of them unfolded. */
export function courseChoices(
  entries: readonly HomeEntry[],
  chosen: HomeEntry | undefined,
  width: number,
): readonly Choice[] {
  const labelWidth = labelWidthOf(entries, width);
  return entries.map((entry, index) => ({
    id: String(index),
    above: entry.kind === 'module' && entries[index - 1]?.kind === 'next' ? [BLANK] : [],
    row: () => entryRow(entry, entry === chosen, labelWidth, width),
  }));
}

const shortName = ({ label }: HomeEntry): SafeText => sanitizeLine(label.split(' ').at(-1) ?? '');
const fullName = ({ label }: HomeEntry): SafeText => sanitizeLine(label);

function sideBySide(
  entries: readonly HomeEntry[],
  chosen: HomeEntry | undefined,
  nameOf: (entry: HomeEntry) => SafeText,
  between: number,
): Row {
  return entries.flatMap((entry, index): Row => {
    const isHere = entry === chosen;
    return [
      ...(index === 0 ? [] : [span(spaces(between))]),
      ...(isHere ? gutter(chrome('❯'), 'accent') : gutter()),
      span(sanitizeLine(entry.hotkey), 'key'),
      span(chrome(' ')),
      ...(entry.mark === 'started' ? [span(...marks.started)] : []),
      span(nameOf(entry), isHere ? 'strong' : 'plain'),
    ];
  });
}

/** What stands below the course, side by side in one row, in shorter words where there is little room. */
export function restRow(entries: readonly HomeEntry[], chosen: HomeEntry | undefined, width: number): Row {
  const spacious = sideBySide(entries, chosen, fullName, gap);
  if (rowWidth(spacious) <= width) return spacious;
  return fitted(sideBySide(entries, chosen, shortName, 0), width);
}
