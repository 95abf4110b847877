import { createDriver, type DriverParts, type Store } from './io/driver.ts';
import { explainFault } from './io/fault.ts';
import type { Journal } from './io/journal.ts';
import { createScreen } from './io/screen.ts';
import { guardTerminal } from './io/terminal-guard.ts';
import type { Session } from './session/session.ts';
import type { Look } from './ui/lab-context.ts';
import { loadMarkdown } from './ui/markdown-library.ts';
import { renderLab } from './ui/render.tsx';

/** What the full screen is opened with. */
export interface ScreenLab {
  readonly session: Session;
  /** What happens first, before anything is drawn. */
  readonly begin: (store: Store) => Promise<void> | void;
  readonly journal: Journal;
  readonly look: Look;
  readonly located: NonNullable<DriverParts['located']>;
}

/** Milliseconds for which a line of a solution stands typed before it runs. */
const READING_TIME = 900;

/** The lab on the whole screen, until the person leaves; how it stands then. The terminal is given back whatever happens. */
export async function openScreen({ session, begin, journal, look, located }: ScreenLab): Promise<Session> {
  const { stdin, stdout } = process;
  let guard: ReturnType<typeof guardTerminal> | undefined;
  const screen = createScreen({ stdout, isOpen: () => guard?.isEntered() === true });
  guard = guardTerminal({
    stdin,
    stdout,
    onFlush: () => void journal.flush(),
    onRepaint: () => screen.repaint(),
    describeCrash: (error) => explainFault(error, journal.pending === 0),
  });
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const store = createDriver({
    session,
    journal,
    now: Date.now,
    onLeave: leave,
    onSuspend: () => guard?.suspend(),
    readingTime: READING_TIME,
    located,
  });
  await begin(store);
  // A page would be empty for a moment; the home screen needs no Markdown, and loads it while it is looked at.
  if (store.getSession().screen.name !== 'home') await loadMarkdown();
  guard.enter();
  const lab = renderLab({ store, stdout: screen, stdin, look });
  // A frame that cannot be drawn ends Ink with an error. Nobody catches it, so it ends us as every fault does.
  void lab.waitUntilExit();
  await left;
  guard.leave();
  lab.unmount();
  screen.dispose();
  guard.dispose();
  stdin.pause();
  return store.getSession();
}
