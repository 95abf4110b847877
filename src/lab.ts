import type { Course } from './catalog/course.ts';
import type { GlobalOptions } from './global-options.ts';
import { choose } from './io/choose.ts';
import { createDriver } from './io/driver.ts';
import { EXIT } from './io/exit-code.ts';
import { firstSession } from './io/first-session.ts';
import { homeOf } from './io/home.ts';
import { type Journal, openJournal } from './io/journal.ts';
import { usableCourse } from './io/usable-course.ts';
import { UsageError } from './io/usage-error.ts';
import { questionsAbout } from './session/lookup.ts';
import type { Destination } from './session/screen.ts';
import type { Session } from './session/session.ts';

/** Throws a usage error where the command line names something that the course does not have. */
function requireDestination(course: Course, destination: Destination): void {
  if (destination.to === 'lesson') choose('lesson', course.lessons, destination.lessonId);
  if (destination.to === 'scenario') choose('scenario', course.scenarios, destination.scenarioId);
  if (destination.to === 'sandbox' && destination.fixtureId !== undefined) {
    choose('fixture', course.fixtures, destination.fixtureId);
  }
  if (destination.to === 'quiz' && questionsAbout(course, destination.topic).length === 0) {
    const topics = [...course.pack.modules, ...course.lessons].map((one) => one.id);
    throw new UsageError(
      `no question is about '${destination.topic}'. Topics: ${topics.join(', ')}, or a fact such as F29.`,
    );
  }
}

/** What is said at the end where something could not be saved. */
function endOf(journal: Journal): number {
  const result = journal.close();
  if (result.saved) return EXIT.done;
  process.stderr.write(`mi-lab: ${result.reason}\n`);
  return EXIT.notSaved;
}

async function openPlain(session: Session, destination: Destination, journal: Journal): Promise<number> {
  const [{ runPlain }, { createInterface }] = await Promise.all([import('./plain-lab.ts'), import('node:readline')]);
  let hasLeft = false;
  const driver = createDriver({
    session,
    journal,
    now: Date.now,
    onLeave: () => (hasLeft = true),
    onSuspend: () => undefined,
  });
  driver.dispatch({ type: 'go', destination });
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  await runPlain(
    driver,
    lines,
    (text) => void process.stdout.write(text),
    () => hasLeft,
  );
  lines.close();
  return endOf(journal);
}

/** Opens the lab at a place in the course and stays until the person leaves. The exit code. */
export async function openLab(options: GlobalOptions, destination: Destination): Promise<number> {
  const course = await usableCourse(options.course);
  requireDestination(course, destination);
  const home = homeOf(options.home);
  const session = firstSession(course, home);
  const journal = openJournal(home);
  const isScreen = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (options.plain || !isScreen) return openPlain(session, destination, journal);
  const { openScreen } = await import('./screen-lab.ts');
  await openScreen({ session, destination, journal, isColor: options.color && !process.env.NO_COLOR });
  return endOf(journal);
}
