import { Box } from 'ink';
import { type ReactElement, useLayoutEffect } from 'react';
import { type HomeEntry, type HomeGroup, homeEntries, isNewcomer } from '../session/home-entries.ts';
import { itemOf } from '../session/lookup.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { displayWidth, pad } from '../text/width.ts';
import { type Choice, ChoiceList, windowOf } from './choice-list.tsx';
import { chrome } from './chrome.ts';
import { Frame, MARGIN } from './frame.tsx';
import { previewRows } from './home-preview.ts';
import { useLab } from './lab-context.ts';
import { menuColumns } from './menu-columns.ts';
import { moreRow } from './more-row.ts';
import {
  BLANK,
  beside,
  fitted,
  gutter,
  indented,
  paragraph,
  type Row,
  rowOf,
  rowWidth,
  rule,
  spaces,
  span,
} from './row.ts';
import { Rows } from './rows.tsx';
import { Line } from './t.tsx';
import { useView } from './use-view.ts';

const leadWidth = 7;
const widestLabel = 54;
const narrowestLabel = 12;
/** Rows of what is told above the menu: the menu needs the others. */
const mostGreeting = 6;

const marks: { readonly [Mark in HomeEntry['mark']]: readonly [SafeText, 'right' | 'accent' | 'plain'] } = {
  done: [chrome('✓ '), 'right'],
  started: [chrome('• '), 'accent'],
  none: [chrome('  '), 'plain'],
};

interface Columns {
  readonly label: number;
  readonly width: number;
}

function headingRow({ title, done, total }: HomeGroup, { label, width }: Columns): Row {
  const name = fitted(rowOf(sanitizeLine(title), 'heading'), label + leadWidth - MARGIN);
  const gap = label + leadWidth - rowWidth(name);
  const count = chrome(`${done} of ${total} done`);
  return fitted([span(spaces(MARGIN)), ...name, span(spaces(gap)), span(count, 'faint')], width);
}

/** What stands above an entry: nothing, a blank row, or the heading of its module. */
function above(entry: HomeEntry, before: HomeEntry | undefined, columns: Columns): readonly Row[] {
  if (!before || entry.group === before.group) return [];
  return entry.group === undefined ? [BLANK] : [BLANK, headingRow(entry.group, columns)];
}

function entryRow(entry: HomeEntry, isHere: boolean, columns: Columns): Row {
  const [mark, tone] = marks[entry.mark];
  const label = fitted(rowOf(sanitizeLine(entry.label), isHere ? 'strong' : 'plain'), columns.label);
  const gap = columns.label - label.reduce((sum, one) => sum + displayWidth(one.text), 0) + 2;
  const row: Row = [
    ...(isHere ? gutter(chrome('❯'), 'accent') : gutter()),
    span(pad(sanitizeLine(entry.hotkey), 3), 'key'),
    span(mark, tone),
    ...label,
    span(spaces(gap)),
    span(sanitizeLine(entry.detail), 'faint'),
  ];
  return fitted(row, columns.width);
}

const widest = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => displayWidth(sanitizeLine(text))));

/** Width of the labels: as wide as the longest, while the details beside them fit. */
function labelWidth(entries: readonly HomeEntry[], width: number): number {
  const room = width - leadWidth - 2 - widest(entries.map((one) => one.detail));
  return Math.min(widest(entries.map((one) => one.label)), widestLabel, Math.max(narrowestLabel, room));
}

/** What belongs to the course stands in its own columns, and the rest of the menu in its own. */
function choicesOf(entries: readonly HomeEntry[], width: number): readonly Choice[] {
  const first = entries.findIndex((entry) => entry.group !== undefined);
  const isCourse = (entry: HomeEntry): boolean => entry.group !== undefined || entries.indexOf(entry) < first;
  const course = labelWidth(entries.filter(isCourse), width);
  const rest = labelWidth(
    entries.filter((entry) => !isCourse(entry)),
    width,
  );
  return entries.map((entry, index) => {
    const columns = { label: isCourse(entry) ? course : rest, width };
    return {
      id: String(index),
      above: above(entry, entries[index - 1], columns),
      row: (isHere) => entryRow(entry, isHere, columns),
    };
  });
}

/** One line that says what this is, or how far one has come; then whatever there is to be told. */
function greeting(session: Session, columns: number): readonly Row[] {
  const { course, progress, notices, save } = session;
  const listed = [...course.lessons, ...course.scenarios].filter((one) => one.module !== undefined);
  const isDone = (item: string): boolean => progress.completed.has(item) || progress.solved.has(item);
  const all = listed.length;
  const done = listed.filter(({ id }) => isDone(itemOf(course, id))).length;
  const what = isNewcomer(session)
    ? chrome('Learn Azure managed identities: predict, do, see. Offline, on a fake tenant.')
    : chrome(`${done} of ${all} done. Your progress is kept on this computer.`);
  const told = [...notices, ...(save.reason === undefined ? [] : [`Not saved: ${save.reason}`])];
  return [
    ...indented(paragraph(what, columns - 2 * MARGIN)),
    ...told.flatMap((text) => beside(gutter(chrome('!'), 'caution'), { text: sanitizeLine(text) }, columns - MARGIN)),
  ];
}

/** Where everything starts: what to do next is the first line, and chosen already. */
export function HomeScreen({ session }: { readonly session: Session }): ReactElement {
  const { viewport, views } = useLab();
  const { columns } = viewport;
  const { cursor, of } = useView(session);
  useLayoutEffect(() => views.noteDrawn({ of, isTerminal: false, top: 0, limit: () => 0 }), [views, of]);
  const entries = homeEntries(session);
  const { list, side } = menuColumns(viewport);
  const choices = choicesOf(entries, list);
  const head = greeting(session, columns).slice(0, mostGreeting);
  const height = viewport.rows - 5 - head.length;
  const [from, to] = windowOf(choices, cursor, height);
  const chosen = entries[cursor];
  return (
    <Frame session={session} title={session.course.pack.title}>
      <Line row={rowOf(rule(columns), 'faint')} />
      <Rows rows={[...head, BLANK]} width={columns} />
      <Box height={height}>
        <ChoiceList choices={choices} cursor={cursor} width={list} height={height} />
        {side > 0 && chosen && (
          <Box marginLeft={3 * MARGIN}>
            <Rows rows={previewRows(session, chosen.destination, side).slice(0, height)} width={side} />
          </Box>
        )}
      </Box>
      <Line row={moreRow(from, entries.length - to, columns - MARGIN)} />
    </Frame>
  );
}
