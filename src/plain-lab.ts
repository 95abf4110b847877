import type { Store } from './io/driver.ts';
import type { Entry, Run } from './session/run.ts';
import type { Session } from './session/session.ts';
import { plainInput } from './ui/plain-input.ts';
import { plainPrompt, plainText } from './ui/plain-text.ts';

const runOf = ({ screen }: Session): Run | undefined =>
  screen.name === 'scenario' && screen.phase === 'play' ? screen.run : undefined;

const isBusy = ({ screen }: Session): boolean =>
  screen.name === 'scenario' &&
  screen.phase === 'play' &&
  (screen.run === undefined || screen.run.running !== undefined);

/** Resolves when no line is at work and no world is being made. */
function settled(store: Store): Promise<void> {
  return new Promise((resolve) => {
    if (!isBusy(store.getSession())) return resolve();
    const stop = store.subscribe(() => {
      if (isBusy(store.getSession())) return;
      stop();
      resolve();
    });
  });
}

const NOTE_MARKS = {
  hint: 'hint',
  met: '✓ met',
  unmet: '✗ no longer met',
  miss: 'look again',
  solved: '✓',
  plain: 'lab',
} as const;

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function entryText(entry: Entry): string {
  if (entry.kind === 'note') return `${NOTE_MARKS[entry.tone]}: ${entry.text}\n`;
  return ended(entry.outputs.map((output) => output.text).join(''));
}

/** What is new in the session since it was last shown: a page, or the end of a transcript. */
function newText(before: Session | undefined, now: Session): string {
  const run = runOf(now);
  const earlier = before && runOf(before);
  if (run && earlier) return run.entries.slice(sameStart(earlier.entries, run.entries)).map(entryText).join('');
  const page = plainText(now);
  return before && plainText(before) === page ? '' : `\n${page}\n`;
}

function sameStart(earlier: readonly Entry[], entries: readonly Entry[]): number {
  const differs = entries.findIndex((entry, index) => entry !== earlier[index]);
  return differs < 0 ? entries.length : differs;
}

/** The lab line by line: for pipes, for screen readers, for whoever asks with `--plain`. Ends with the input, or when left. */
export async function runPlain(
  store: Store,
  lines: AsyncIterable<string>,
  write: (text: string) => void,
  hasLeft: () => boolean,
): Promise<void> {
  await settled(store);
  let shown: Session = store.getSession();
  write(newText(undefined, shown).trimStart() + plainPrompt(shown));
  for await (const line of lines) {
    const input = plainInput(shown, line);
    if ('complaint' in input) write(`${input.complaint}\n`);
    else for (const action of input.actions) store.dispatch(action);
    await settled(store);
    if (hasLeft()) return;
    const now = store.getSession();
    write(newText(shown, now) + plainPrompt(now));
    shown = now;
  }
  write('\n');
}
