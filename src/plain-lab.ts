import type { Store } from './io/driver.ts';
import { settled, worldKnown } from './io/settled.ts';
import type { Manner } from './io/terminal-manner.ts';
import type { Session } from './session/session.ts';
import { asciiText } from './text/ascii-text.ts';
import type { SafeText } from './text/safe-text.ts';
import { spokenText } from './text/spoken-text.ts';
import { loadMarkdown } from './ui/markdown-library.ts';
import { plainInput } from './ui/plain-input.ts';
import { plainPrompt } from './ui/plain-text.ts';
import { newText } from './ui/plain-transcript.ts';

/** Said once for each trouble: the lab goes on without a disk. */
const saveText = (before: Session | undefined, { save }: Session): string =>
  save.reason === undefined || save.reason === before?.save.reason ? '' : `! Not saved: ${save.reason}\n`;

/** What the lab needs to be used line by line. */
export interface PlainLab {
  readonly store: Store;
  readonly lines: AsyncIterable<string>;
  readonly write: (text: string) => void;
  readonly hasLeft: () => boolean;
  readonly manner: Pick<Manner, 'isSpoken' | 'isAscii'>;
}

/**
 * The lab line by line: for pipes, for screen readers, for whoever asks with `--plain`. Nothing that was written is written
 * over. Ends with the input, or when left.
 */
export async function runPlain({ store, lines, write, hasLeft, manner }: PlainLab): Promise<void> {
  const say = (text: string): void => {
    const said = manner.isSpoken ? spokenText(text) : text;
    write(manner.isAscii ? asciiText(said as SafeText) : said);
  };
  // Heard from the start: readline forgets the lines of a pipe that come while something else is waited for.
  const heard = lines[Symbol.asyncIterator]();
  await loadMarkdown();
  await settled(store);
  let shown: Session = store.getSession();
  say(saveText(undefined, shown) + newText(undefined, shown, manner.isSpoken).trimStart() + plainPrompt(shown));
  for await (const line of { [Symbol.asyncIterator]: () => heard }) {
    const input = plainInput(shown, line);
    if ('complaint' in input) say(`${input.complaint}\n`);
    else for (const action of input.actions) store.dispatch(action);
    await settled(store);
    if (hasLeft()) return;
    const now = store.getSession();
    const news = now === shown ? '' : saveText(shown, now) + newText(shown, now, manner.isSpoken);
    say(news + plainPrompt(now));
    shown = now;
  }
  // Whoever ran this from a script is told of a world that cannot be made, however early the input ended.
  await worldKnown(store);
  const last = store.getSession();
  say(last === shown ? '\n' : `${newText(shown, last, manner.isSpoken)}\n`);
}
