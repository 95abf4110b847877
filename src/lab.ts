import type { Course } from './catalog/course.ts';
import { loadPatternsOf } from './catalog/course-patterns.ts';
import type { GlobalOptions } from './global-options.ts';
import { choose, didYouMean } from './io/choose.ts';
import { createDriver, type DriverParts } from './io/driver.ts';
import { EXIT } from './io/exit-code.ts';
import { firstSession } from './io/first-session.ts';
import { homeOf } from './io/home.ts';
import { type Journal, openJournal } from './io/journal.ts';
import { type Manner, mannerOf } from './io/terminal-manner.ts';
import { openedCourse } from './io/usable-course.ts';
import { UsageError } from './io/usage-error.ts';
import { questionsAbout } from './session/lookup.ts';
import { poolOf } from './session/quiz-choice.ts';
import type { Destination } from './session/screen.ts';
import type { Session } from './session/session.ts';

/** The destination by the ids of the course. Throws a usage error where it names something that the course does not have. */
function destinationIn(course: Course, destination: Destination): Destination {
  if (destination.to === 'lesson') {
    return { ...destination, lessonId: choose('lesson', course.lessons, destination.lessonId).id };
  }
  if (destination.to === 'scenario') {
    return { ...destination, scenarioId: choose('scenario', course.scenarios, destination.scenarioId).id };
  }
  if (destination.to === 'sandbox' && destination.fixtureId !== undefined) {
    return { ...destination, fixtureId: choose('fixture', course.fixtures, destination.fixtureId).id };
  }
  const isQuiz = destination.to === 'quiz' || destination.to === 'open-quiz';
  const topic = destination.to === 'quiz' ? destination.topic : undefined;
  if (isQuiz && questionsAbout(course, topic).length === 0) {
    if (topic === undefined) throw new UsageError('this course has no questions.');
    const topics = [...course.pack.modules, ...course.lessons].map((one) => one.id);
    const hint = didYouMean(topic, topics);
    throw new UsageError(
      `no question is about '${topic}'.${hint} Topics: ${topics.join(', ')}, or a fact such as F29.`,
    );
  }
  return destination;
}

/** What is said at the end: where something could not be saved, or what was asked for could not be played. */
function endOf(journal: Journal, { screen }: Session): number {
  const result = journal.close();
  if (result.saved && screen.name !== 'broken') return EXIT.done;
  if (result.saved) {
    const issues = screen.name === 'broken' ? screen.issues : [];
    process.stderr.write(`mi-lab: this world cannot be made: ${issues.join('; ')}\n`);
    return EXIT.usage;
  }
  process.stderr.write(`mi-lab: the progress of this session was not saved: ${result.reason}\n`);
  return EXIT.notSaved;
}

interface Opening {
  readonly session: Session;
  readonly destination: Destination;
  readonly journal: Journal;
  readonly manner: Manner;
  readonly located: NonNullable<DriverParts['located']>;
}

async function openPlain({ session, destination, journal, manner, located }: Opening): Promise<number> {
  const [{ runPlain }, { createInterface }] = await Promise.all([import('./plain-lab.ts'), import('node:readline')]);
  let hasLeft = false;
  const driver = createDriver({
    session,
    journal,
    now: Date.now,
    onLeave: () => (hasLeft = true),
    onSuspend: () => undefined,
    located,
  });
  driver.dispatch({ type: 'go', destination });
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  await runPlain({
    store: driver,
    lines,
    write: (text) => void process.stdout.write(text),
    hasLeft: () => hasLeft,
    manner,
  });
  lines.close();
  return endOf(journal, driver.getSession());
}

/** Opens the lab at a place in the course and stays until the person leaves. The exit code. */
export async function openLab(options: GlobalOptions, destination: Destination): Promise<number> {
  const { course, commands } = await openedCourse(options.course);
  const known = destinationIn(course, destination);
  await loadPatternsOf(course);
  const home = homeOf(options.home);
  const session = firstSession({ course, commands: await commands() }, home);
  if (destination.to === 'quiz' && poolOf(session, destination).length === 0) {
    process.stdout.write(
      'Nothing was missed the last time, nor more often than not. mi-lab quiz asks about all that you have met.\n',
    );
    return EXIT.done;
  }
  const journal = openJournal(home);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const manner = mannerOf(options, process.env, isTerminal);
  // A script at the other end of a pipe wants the menu, not the tour.
  const wanted: Destination = known.to === 'start' && !isTerminal ? { to: 'home' } : known;
  const located: Opening['located'] = async (failure) =>
    (await import('./io/fixture-place.ts')).located(failure, options.course);
  const opening = { session, destination: wanted, journal, manner, located };
  if (manner.isPlain) return openPlain(opening);
  const { openScreen } = await import('./screen-lab.ts');
  const last = await openScreen({
    session,
    journal,
    look: manner,
    located,
    begin: (store) => store.dispatch({ type: 'go', destination: wanted }),
  });
  return endOf(journal, last);
}
