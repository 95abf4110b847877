import { Box } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import type { Session } from '../session/session.ts';
import { terminalOf } from '../session/terminal.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { elsewhereMark } from './elsewhere-text.ts';
import { keyHintRow } from './keys.ts';
import { useLab } from './lab-context.ts';
import { type Row, rowOf, rowWidth, span, spread } from './row.ts';
import { Line } from './t.tsx';

/** Columns left free at each edge; marks stand in the left one. */
export const MARGIN = 2;

const margin = span(chrome('  '));

function titleRow(session: Session, title: SafeText, aside: SafeText | undefined, columns: number): Row {
  const { save, reread, elsewhere } = session;
  const name = [span(chrome('mi-lab'), 'faint'), span(chrome(' · '), 'faint'), span(title, 'strong')];
  const unsaved = save.reason === undefined ? [] : [span(chrome('! not saved'), 'wrong'), ...(aside ? [margin] : [])];
  const again = reread === undefined ? [] : [span(reread, 'faint'), ...(aside ? [margin] : [])];
  const right = elsewhere
    ? [...unsaved, span(elsewhereMark(elsewhere), 'wrong')]
    : [...unsaved, ...again, ...(aside ? rowOf(aside) : [])];
  return [margin, ...spread(name, right, columns - 2 * MARGIN)];
}

/** The keys valid now. In the key bar of a scenario the row says that letters are keys. */
function keyRow(session: Session, columns: number, isMoreBelow: boolean): Row {
  const isBar = terminalOf(session)?.focus === 'keys';
  const lead = isBar ? [span(chrome(' keys '), 'bar'), span(chrome(' '))] : [margin];
  const room = columns - rowWidth(lead);
  return [...lead, ...keyHintRow(session, room, isMoreBelow)];
}

interface FrameProps {
  readonly session: Session;
  readonly title: SafeText;
  /** At the right of the title row. */
  readonly aside?: SafeText | undefined;
  readonly isMoreBelow?: boolean;
  readonly children: ReactNode;
}

/** Every screen: the title above, the keys below, and what it is about between them, exactly as large as the window. */
export function Frame({ session, title, aside, isMoreBelow = false, children }: FrameProps): ReactElement {
  const { columns, rows } = useLab().viewport;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Line row={titleRow(session, title, aside, columns)} />
      <Box flexDirection="column" width={columns} height={rows - 2}>
        {children}
      </Box>
      <Line row={keyRow(session, columns, isMoreBelow)} />
    </Box>
  );
}
