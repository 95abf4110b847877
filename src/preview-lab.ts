import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { NO_COURSE, PreviewedPack } from './author/previewed-pack.ts';
import { watchPack } from './author/watch-pack.ts';
import { loadPatternsOf } from './catalog/course-patterns.ts';
import type { GlobalOptions } from './global-options.ts';
import { commandHelp } from './io/command-help.ts';
import { createDriver, type Store } from './io/driver.ts';
import { EXIT, type ExitCode } from './io/exit-code.ts';
import type { FixtureFailed } from './io/fixture-failed.ts';
import type { Journal } from './io/journal.ts';
import { packFolderOf } from './io/pack-folder.ts';
import { settled } from './io/settled.ts';
import { mannerOf } from './io/terminal-manner.ts';
import { UsageError } from './io/usage-error.ts';
import { NO_PROGRESS } from './session/progress.ts';
import type { Session } from './session/session.ts';

/** An author who tries a page answers for nobody: nothing is kept. */
const NO_JOURNAL: Journal = {
  append: () => ({ saved: true }),
  flush: () => ({ saved: true }),
  pending: 0,
  close: () => ({ saved: true }),
};

function firstSession(isWatching: boolean): Session {
  return {
    course: NO_COURSE,
    commands: commandHelp(),
    progress: NO_PROGRESS,
    screen: { name: 'home' },
    save: { isSaved: true, pending: 0 },
    now: Date.now(),
    utcOffset: 0,
    nextTicket: 1,
    preview: isWatching ? 'watched' : 'once',
    notices: [],
  };
}

/** `FILE`, or `FILE:LINE` as editors and the check write it. */
function placeNamed(named: string): { readonly file: string; readonly line: number } {
  const [, path = named, line = '1'] = existsSync(named) ? [] : (/^(.+?):(\d{1,7})(?::\d+)?$/.exec(named) ?? []);
  if (!existsSync(path)) throw new UsageError(`there is nothing at ${path}. Name a file of your pack.`);
  if (statSync(path).isDirectory()) throw new UsageError(`${path} is a folder. Name a file of your pack.`);
  return { file: realpathSync(resolve(path)), line: Number(line) };
}

/** Looks at the pack, and shows what has changed. Whether anything has. */
async function shown(pack: PreviewedPack, store: Store): Promise<boolean> {
  const action = pack.look();
  if (!action) return false;
  if (action.type !== 'show-broken') await loadPatternsOf(action.course);
  store.dispatch(action);
  return true;
}

/** What is wrong, or the page itself, as text: for a pipe. */
async function previewPlain(
  pack: PreviewedPack,
  session: Session,
  watching: (onChange: () => void) => Promise<void>,
): Promise<ExitCode> {
  const [{ previewText }, { loadMarkdown }] = await Promise.all([
    import('./ui/plain-preview.ts'),
    import('./ui/markdown-library.ts'),
  ]);
  await loadMarkdown();
  const store = createDriver({
    session,
    journal: NO_JOURNAL,
    now: Date.now,
    onLeave: () => undefined,
    onSuspend: () => undefined,
    located: (failure) => pack.located(failure),
  });
  const show = async (): Promise<void> => {
    if (!(await shown(pack, store))) return;
    await settled(store);
    process.stdout.write(`${previewText(store.getSession())}\n\n`);
  };
  await show();
  await watching(() => void show());
  return store.getSession().screen.name === 'broken' ? EXIT.notMet : EXIT.done;
}

/** `mi-lab author preview`: a file of a pack as learners will see it, at the place that is being written. */
export async function preview(options: GlobalOptions, named: string, isWatching: boolean): Promise<ExitCode> {
  const { file, line } = placeNamed(named);
  const folder = packFolderOf(dirname(file));
  const pack = new PreviewedPack(folder, relative(folder, file).split(sep).join('/'), line);
  const session = firstSession(isWatching);
  const manner = mannerOf(options, process.env, process.stdin.isTTY === true && process.stdout.isTTY === true);
  if (manner.isPlain) {
    const untilStopped = (onChange: () => void): Promise<void> => {
      watchPack(folder, file, onChange);
      return new Promise(() => undefined);
    };
    return previewPlain(pack, session, isWatching ? untilStopped : async () => undefined);
  }
  const { openScreen } = await import('./screen-lab.ts');
  let stop: () => void = () => undefined;
  const begin = async (store: Store): Promise<void> => {
    await shown(pack, store);
    if (isWatching) stop = watchPack(folder, file, () => void shown(pack, store));
  };
  const located = (failure: FixtureFailed): string => pack.located(failure);
  await openScreen({ session, begin, journal: NO_JOURNAL, look: manner, located });
  stop();
  return EXIT.done;
}
