import { Box } from 'ink';
import { type ReactElement, useLayoutEffect } from 'react';
import { homeEntries, isNewcomer } from '../session/home-entries.ts';
import { itemOf } from '../session/lookup.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { ChoiceList, windowOf } from './choice-list.tsx';
import { chrome } from './chrome.ts';
import { Frame, MARGIN } from './frame.tsx';
import { previewRows } from './home-preview.ts';
import { courseChoices, restRow } from './home-rows.ts';
import { useLab } from './lab-context.ts';
import { menuColumns } from './menu-columns.ts';
import { moreRow } from './more-row.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, rule } from './row.ts';
import { Rows } from './rows.tsx';
import { Line } from './t.tsx';
import { useView } from './use-view.ts';

/** Rows of what is told above the menu: the menu needs the others. */
const mostGreeting = 6;

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

/** Where everything starts: what to do next is the first line, and chosen already. The whole course is there, one module unfolded. */
export function HomeScreen({ session }: { readonly session: Session }): ReactElement {
  const { viewport, views } = useLab();
  const { columns } = viewport;
  const { cursor, of } = useView(session);
  const entries = homeEntries(session);
  useLayoutEffect(
    () => views.noteDrawn({ of, isTerminal: false, top: 0, cursor, limit: () => 0 }),
    [views, of, cursor],
  );
  const { list, side } = menuColumns(viewport);
  const course = entries.filter(({ kind }) => kind !== 'rest');
  const chosen = entries[cursor];
  const choices = courseChoices(course, chosen, list);
  const head = greeting(session, columns).slice(0, mostGreeting);
  const height = viewport.rows - 6 - head.length;
  const place = Math.min(cursor, choices.length - 1);
  const [from, to] = windowOf(choices, place, height);
  const rest = entries.slice(course.length);
  return (
    <Frame session={session} title={session.course.pack.title}>
      <Line row={rowOf(rule(columns), 'faint')} />
      <Rows rows={[...head, BLANK]} width={columns} />
      <Box height={height}>
        <ChoiceList choices={choices} cursor={place} width={list} height={height} />
        {side > 0 && chosen && (
          <Box marginLeft={3 * MARGIN}>
            <Rows rows={previewRows(session, chosen.destination, side).slice(0, height)} width={side} />
          </Box>
        )}
      </Box>
      <Line row={moreRow(from, course.length - to, columns - MARGIN)} />
      <Line row={restRow(rest, chosen, columns)} />
    </Frame>
  );
}
