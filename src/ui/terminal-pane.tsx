import { type ReactElement, useLayoutEffect } from 'react';
import { promptText } from '../session/prompt-text.ts';
import type { Entry, Run } from '../session/run.ts';
import { counted } from '../text/counted.ts';
import { chrome } from './chrome.ts';
import { editorRows, leftRows, waitingRows } from './editor-rows.ts';
import { entryRows } from './entry-rows.ts';
import { foundRows } from './found-rows.ts';
import { useLab } from './lab-context.ts';
import { BLANK, gutter, indented, paragraph, type Row, span } from './row.ts';
import { Rows } from './rows.tsx';

const welcome = chrome('Type a command: Tab completes it, Enter runs it. help lists them all.');

const begin = chrome(
  'No tasks here. To begin: az group create -n rg-lab -l westeurope. Tab completes it, help lists the commands.',
);

const typedAlready = chrome('The line is typed already. Enter runs it.');

/** What stands below the transcript: the line being typed, or a place for the cursor to wait. */
function lastRows(run: Run, columns: number): readonly Row[] {
  if (run.running) return waitingRows;
  const prompt = promptText(run.sandbox);
  return run.focus === 'prompt' ? editorRows(run.editor, prompt, columns) : leftRows(run.editor, prompt, columns);
}

/** From here up the terminal was cleared; who scrolls back still finds it. */
const isCleared = (entry: Entry): boolean => entry.kind === 'note' && entry.tone === 'clear';

/** As many of the newest rows as are asked for, without drawing the entries before them. */
function newestRows(run: Run, columns: number, count: number): readonly Row[] {
  const last = lastRows(run, columns);
  const newestFirst = [last];
  let sum = last.length;
  for (let place = run.entries.length - 1; place >= 0 && sum < count; place--) {
    const entry = run.entries[place];
    if (entry && isCleared(entry) && run.scrollback === 0) break;
    const rows = entry ? entryRows(entry, columns) : [];
    newestFirst.push(rows);
    sum += rows.length;
  }
  return newestFirst.reverse().flat();
}

interface TerminalProps {
  readonly run: Run;
  /** Name of the screen, see view-store.ts: where scrolling ends is noted under it. */
  readonly of: string;
  readonly width: number;
  readonly height: number;
}

/** How far back one can scroll: until the oldest row stands at the top. One row goes to saying that there is more below. */
function furthestBack(run: Run, width: number, height: number): number {
  const count = newestRows({ ...run, scrollback: 1 }, width, Number.POSITIVE_INFINITY).length;
  return count > height ? count - (height - 1) : 0;
}

/** The transcript and the line being typed; the newest rows, unless somebody scrolled back. */
export function TerminalPane({ run, of, width, height }: TerminalProps): ReactElement {
  const { views } = useLab();
  useLayoutEffect(() => {
    views.noteDrawn({ of, isTerminal: true, top: 0, limit: () => furthestBack(run, width, height) });
  }, [views, of, run, width, height]);
  if (run.find) return <Rows rows={foundRows(run, width, height)} width={width} />;
  if (run.scrollback > 0) return <ScrolledBack run={run} width={width} height={height} />;
  const isEmpty = run.entries.length === 0;
  const said = run.isGuided ? typedAlready : run.goals || run.kept ? welcome : begin;
  const head = isEmpty ? [...indented(paragraph(said, width - 2, 'faint')), BLANK] : [];
  return <Rows rows={[...head, ...newestRows(run, width, height)].slice(-height)} width={width} />;
}

function ScrolledBack({ run, width, height }: Omit<TerminalProps, 'of'>): ReactElement {
  const room = height - 1;
  const rows = newestRows(run, width, room + run.scrollback);
  const end = Math.max(Math.min(rows.length, room), rows.length - run.scrollback);
  const below: Row = [...gutter(), span(chrome(`↓ ${counted(rows.length - end, 'more row')}, page down`), 'faint')];
  return <Rows rows={[...rows.slice(Math.max(0, end - room), end), below]} width={width} />;
}
