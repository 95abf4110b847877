import { Box } from 'ink';
import { type ReactElement, useLayoutEffect } from 'react';
import type { ExamListScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { pad } from '../text/width.ts';
import { type Choice, ChoiceList, windowOf } from './choice-list.tsx';
import { chrome } from './chrome.ts';
import { type ExamEntry, examEntries } from './exam-list.ts';
import { Frame, MARGIN } from './frame.tsx';
import { useLab } from './lab-context.ts';
import { moreRow } from './more-row.ts';
import { quizAside } from './quiz-aside.ts';
import { BLANK, fitted, gutter, indented, paragraph, type Row, rowOf, rule, span, spread } from './row.ts';
import { Rows } from './rows.tsx';
import { Line } from './t.tsx';
import { useMarkdown } from './use-markdown.ts';
import { useView } from './use-view.ts';

const marks: { readonly [State in ExamEntry['state']]: Row } = {
  answered: [span(chrome('• '), 'accent')],
  open: [span(chrome('○ '))],
  end: [span(chrome('  '))],
};

const widest = 100;

function entryRow({ hotkey, label, detail, state }: ExamEntry, isHere: boolean, width: number): Row {
  const lead: Row = [
    ...(isHere ? gutter(chrome('❯'), 'accent') : gutter()),
    span(pad(sanitizeLine(hotkey), 3), 'key'),
    ...marks[state],
  ];
  const name = rowOf(label, isHere ? 'strong' : 'plain');
  return fitted(spread([...lead, ...name], rowOf(detail, 'faint'), Math.min(width, widest)), width);
}

const said = chrome('Nothing is judged before you hand it in. Until then every answer can be changed.');

/** The questions of an exam: which are answered, open or marked, and the way to hand it in. */
export function ExamListScreen({
  session,
  screen,
}: {
  readonly session: Session;
  readonly screen: Screen;
}): ReactElement {
  // The stems that are listed are Markdown.
  useMarkdown();
  const { viewport, views } = useLab();
  const { columns } = viewport;
  const { cursor, of } = useView(session);
  useLayoutEffect(
    () => views.noteDrawn({ of, cursor, isTerminal: false, top: 0, limit: () => 0 }),
    [views, of, cursor],
  );
  const entries = examEntries(session, screen.quiz, screen.isSure);
  const width = columns - MARGIN;
  const choices = entries.map(
    (entry, index): Choice => ({
      id: String(index),
      above: entry.state === 'end' ? [BLANK] : [],
      row: (isHere) => entryRow(entry, isHere, width),
    }),
  );
  const head = [BLANK, ...indented(paragraph(said, Math.min(widest, columns - 2 * MARGIN))), BLANK];
  const height = viewport.rows - 4 - head.length;
  const [from, to] = windowOf(choices, cursor, height);
  return (
    <Frame session={session} title={sanitizeLine(screen.quiz.title)} aside={quizAside(session, screen)}>
      <Line row={rowOf(rule(columns), 'faint')} />
      <Rows rows={head} width={columns} />
      <Box height={height}>
        <ChoiceList choices={choices} cursor={cursor} width={width} height={height} />
      </Box>
      <Line row={moreRow(from, entries.length - to, columns - MARGIN)} />
    </Frame>
  );
}
