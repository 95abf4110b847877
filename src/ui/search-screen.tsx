import { Box } from 'ink';
import { type ReactElement, useLayoutEffect } from 'react';
import type { Editor } from '../session/editor.ts';
import type { SearchScreen as Screen } from '../session/screen.ts';
import { type Found, foundOn, isListing } from '../session/search.ts';
import type { Session } from '../session/session.ts';
import { counted } from '../text/counted.ts';
import { cursorMark } from '../text/cursor-mark.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { type Choice, ChoiceList, windowOf } from './choice-list.tsx';
import { chrome } from './chrome.ts';
import { Frame, MARGIN } from './frame.tsx';
import { previewRows } from './home-preview.ts';
import { useLab } from './lab-context.ts';
import { menuColumns } from './menu-columns.ts';
import { moreRow } from './more-row.ts';
import { BLANK, fitted, gutter, indented, paragraph, type Row, rowOf, rule, spaces, span } from './row.ts';
import { Rows } from './rows.tsx';
import { Line } from './t.tsx';
import { useView } from './use-view.ts';

const widestLabel = 50;

/** The end of a long text, as much as fits before the cursor. */
function ending(text: SafeText, room: number): SafeText {
  let start = text;
  while (displayWidth(start) > room) start = start.slice(Math.max(1, Math.floor(start.length / 8))) as SafeText;
  return start === text ? text : sanitizeLine(`…${start}`);
}

function queryRow({ text, cursor }: Editor, columns: number): Row {
  const before = ending(sanitizeLine(text.slice(0, cursor)), columns - 16);
  const after = sanitizeLine(text.slice(cursor));
  const typed = `${before}${cursorMark}${after === '' ? ' ' : after}` as SafeText;
  return fitted([...gutter(), span(chrome('Search: '), 'faint'), span(typed, 'strong')], columns);
}

function foundRow(
  { label, detail }: Found,
  isHere: boolean,
  columns: { readonly label: number; readonly width: number },
) {
  const name = fitted(rowOf(sanitizeLine(label), isHere ? 'strong' : 'plain'), columns.label);
  const gap = columns.label - name.reduce((sum, one) => sum + displayWidth(one.text), 0) + 2;
  const mark = isHere ? gutter(chrome('❯'), 'accent') : gutter();
  return fitted([...mark, ...name, span(spaces(gap)), span(sanitizeLine(detail), 'faint')], columns.width);
}

function choicesOf(found: readonly Found[], width: number): readonly Choice[] {
  const longest = Math.max(0, ...found.map(({ label }) => displayWidth(sanitizeLine(label))));
  const label = Math.min(longest, widestLabel, Math.max(20, width - 24));
  return found.map((one, index) => ({
    id: String(index),
    above: [],
    row: (isHere) => foundRow(one, isHere, { label, width }),
  }));
}

interface SearchProps {
  readonly session: Session;
  readonly screen: Screen;
}

/** Lessons, pages, scenarios, terms, facts and commands that hold the words typed; Enter opens the chosen one. */
export function SearchScreen({ session, screen }: SearchProps): ReactElement {
  const { viewport, views } = useLab();
  const { columns } = viewport;
  const { cursor, of } = useView(session);
  useLayoutEffect(() => views.noteDrawn({ of, isTerminal: false, top: 0, limit: () => 0 }), [views, of]);
  const found = foundOn(session, screen);
  const isTerms = isListing(screen);
  const title = isTerms ? chrome('Glossary') : chrome('Search');
  const aside = sanitizeLine(isTerms ? counted(found.length, 'term') : counted(found.length, 'entry', 'entries'));
  const { list, side } = menuColumns(viewport);
  const choices = choicesOf(found, list);
  const height = viewport.rows - 7;
  const [from, to] = windowOf(choices, cursor, height);
  const chosen = found[cursor];
  const nothing = indented(
    paragraph(chrome('Nothing has all of these words. Fewer or shorter ones find more.'), list - 2),
  );
  return (
    <Frame session={session} title={title} aside={aside}>
      <Line row={rowOf(rule(columns), 'faint')} />
      <Rows rows={[BLANK, queryRow(screen.editor, columns - MARGIN), BLANK]} width={columns} />
      <Box height={height}>
        {found.length > 0 ? (
          <ChoiceList choices={choices} cursor={cursor} width={list} height={height} />
        ) : (
          <Rows rows={nothing} width={list} />
        )}
        {side > 0 && chosen && (
          <Box marginLeft={3 * MARGIN}>
            <Rows rows={previewRows(session, chosen.destination, side).slice(0, height)} width={side} />
          </Box>
        )}
      </Box>
      <Line row={moreRow(from, Math.max(0, found.length - to), columns - MARGIN)} />
    </Frame>
  );
}
