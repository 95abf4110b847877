import { edited } from './edited.ts';
import { type Edit, EMPTY_EDITOR } from './editor.ts';
import { linesOfEntry } from './entry-lines.ts';
import type { Entry, Run } from './run.ts';

/** A line of the transcript that holds what is looked for: index of the entry, and of the line in it. */
export interface Match {
  readonly entry: number;
  readonly line: number;
}

const remembered = new WeakMap<Entry, readonly string[]>();

function loweredLines(entry: Entry): readonly string[] {
  const known = remembered.get(entry);
  if (known) return known;
  const lines = linesOfEntry(entry).map((line) => line.toLowerCase());
  remembered.set(entry, lines);
  return lines;
}

/** The lines that hold what is looked for, in any case, the newest first. */
export function matchesOf({ entries, find }: Run): readonly Match[] {
  const query = find?.editor.text.toLowerCase() ?? '';
  if (query === '') return [];
  const matches: Match[] = [];
  for (let entry = entries.length - 1; entry >= 0; entry -= 1) {
    const lines = loweredLines(entries[entry] as Entry);
    for (let line = lines.length - 1; line >= 0; line -= 1) {
      if (lines[line]?.includes(query)) matches.push({ entry, line });
    }
  }
  return matches;
}

/** Opens the search, with nothing looked for yet. */
export const finding = (run: Run): Run => ({
  ...run,
  find: { editor: EMPTY_EDITOR, place: 0 },
  focus: 'find',
  panel: 'none',
  scrollback: 0,
});

/** Closes it; the transcript is at its end again. */
export function foundNoMore({ find: _, ...run }: Run): Run {
  return { ...run, focus: 'keys', scrollback: 0 };
}

/** The text that is looked for, edited; it is looked for from the newest line again. */
export function withFindEdited(run: Run, edit: Edit): Run {
  if (!run.find) return run;
  return { ...run, find: { editor: edited(run.find.editor, edit, []), place: 0 }, scrollback: 0 };
}

/** Goes to an older line (1) or a newer one (-1) that holds the text, and round at either end. */
export function withNextMatch(run: Run, by: 1 | -1): Run {
  const count = matchesOf(run).length;
  if (!run.find || count === 0) return run;
  return { ...run, find: { ...run.find, place: (run.find.place + by + count) % count }, scrollback: 0 };
}
