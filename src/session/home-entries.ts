import { minutesLeft } from './exam-time.ts';
import { isFreePlay, runLeft } from './kept-run.ts';
import { dueOf } from './learner-report.ts';
import { itemOf, lessonOf, scenarioOf } from './lookup.ts';
import { isOfCourse } from './quiz-questions.ts';
import type { Destination } from './screen.ts';
import type { Session } from './session.ts';
import { nextInCourse, whatNext } from './what-next.ts';

/** A module, and how many of its lessons and scenarios are done. */
export interface HomeGroup {
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/**
 * One line of the home screen. `next`: what one can go on with; `module`: folds and unfolds it; `item`: a lesson or a scenario of the
 * module that is unfolded; `rest`: what stands below the course.
 */
export interface HomeEntry {
  readonly kind: 'next' | 'module' | 'item' | 'rest';
  readonly hotkey: string;
  readonly label: string;
  readonly detail: string;
  readonly mark: 'done' | 'started' | 'none';
  /** Of a module. */
  readonly group?: HomeGroup & { readonly isOpen: boolean };
  readonly destination: Destination;
}

const begunInCourse = ({ progress }: Session): readonly string[] =>
  [...progress.begun.keys()].filter((item) => !isFreePlay(item));

/** Whether this person has never done anything here; playing in the free sandbox does not count. */
export function isFirstRun(session: Session): boolean {
  const { last, items } = session.progress;
  return (
    last === undefined && items.size === 0 && begunInCourse(session).length === 0 && session.progress.quiz === undefined
  );
}

/** Whether nothing of a module was begun yet: the tour may have been. */
export function isNewcomer(session: Session): boolean {
  const { course, progress } = session;
  const isOfTour = (id: string): boolean =>
    [...course.lessons, ...course.scenarios].some((one) => one.module === undefined && itemOf(course, one.id) === id);
  const { places, completed, solved } = progress;
  return [...places.keys(), ...completed.keys(), ...solved.keys(), ...begunInCourse(session)].every(isOfTour);
}

/** Whether lines were typed there that can be gone on with. */
const isBegun = ({ begun }: Session['progress'], item: string): boolean => {
  const run = begun.get(item);
  return run !== undefined && !run.isOver && run.lines.length > 0;
};

function markOf({ course, progress }: Session, id: string): HomeEntry['mark'] {
  const item = itemOf(course, id);
  if (progress.completed.has(item) || progress.solved.has(item)) return 'done';
  return progress.places.has(item) || isBegun(progress, item) ? 'started' : 'none';
}

function nameOf(session: Session, destination: Destination): { readonly label: string; readonly detail: string } {
  if (destination.to === 'lesson') {
    const lesson = lessonOf(session.course, destination.lessonId);
    return { label: lesson?.title ?? '', detail: `lesson, ${lesson?.minutes} min` };
  }
  if (destination.to === 'scenario') {
    const scenario = scenarioOf(session.course, destination.scenarioId);
    return { label: scenario?.title ?? '', detail: `scenario, ${scenario?.minutes} min` };
  }
  return { label: 'Quiz over everything', detail: 'what you missed comes first' };
}

/** What to do next, in one entry: the first of the home screen, and preselected. */
function nextEntry(session: Session): HomeEntry {
  const { destination, left } = whatNext(session);
  const { label, detail } = nameOf(session, destination);
  const entry = { kind: 'next', destination } as const;
  const howFar = destination.to === 'scenario' ? `scenario, ${left?.detail}` : (left?.detail ?? '');
  if (left) return { ...entry, hotkey: 'c', label: `Continue: ${label}`, detail: howFar, mark: 'started' };
  const isNew = isNewcomer(session);
  return {
    ...entry,
    hotkey: isNew ? 's' : 'n',
    label: `${isNew ? 'Start here' : 'Next'}: ${label}`,
    detail,
    mark: 'none',
  };
}

interface Line {
  readonly id: string;
  readonly destination: Destination;
}

/** The lessons of a module, then its scenarios. */
function linesOf({ course }: Session, moduleId: string): readonly Line[] {
  const isIn = (one: { readonly module?: string | undefined }): boolean => one.module === moduleId;
  return [
    ...course.lessons.filter(isIn).map(({ id }): Line => ({ id, destination: { to: 'lesson', lessonId: id } })),
    ...course.scenarios.filter(isIn).map(({ id }): Line => ({ id, destination: { to: 'scenario', scenarioId: id } })),
  ];
}

/** How much of a module is done. */
export function groupOf(session: Session, { id, title }: { readonly id: string; readonly title: string }): HomeGroup {
  const lines = linesOf(session, id);
  const done = lines.filter((one) => markOf(session, one.id) === 'done').length;
  return { title, done, total: lines.length };
}

/** Keys of the lines of a module: letters that nothing else on the home screen is bound to come after the digits. */
const ITEM_KEYS = [...'1234567890abdehilmtuvwyz'];

/** The module that a lesson or scenario belongs to. */
function moduleOf({ course }: Session, destination: Destination): string | undefined {
  if (destination.to === 'lesson') return lessonOf(course, destination.lessonId)?.module;
  return destination.to === 'scenario' ? scenarioOf(course, destination.scenarioId)?.module : undefined;
}

/** The module that is unfolded: the one that was looked at, else that of what comes next. */
function openModule(session: Session): string | undefined {
  const { screen } = session;
  const looked = screen.name === 'home' ? screen.looked : undefined;
  if (looked) return looked.isOpen ? looked.module : undefined;
  return moduleOf(session, whatNext(session).destination) ?? moduleOf(session, nextInCourse(session));
}

/** The module `by` places after the one that is unfolded, round the end; undefined where the course has none. */
export function moduleBeside(session: Session, by: 1 | -1): string | undefined {
  const { modules } = session.course.pack;
  const { screen } = session;
  const from = (screen.name === 'home' ? screen.looked?.module : undefined) ?? openModule(session);
  const place = modules.findIndex(({ id }) => id === from);
  return modules.at(Math.max(place + by, -1) % modules.length)?.id;
}

function moduleEntries(session: Session): readonly HomeEntry[] {
  const open = openModule(session);
  return session.course.pack.modules.flatMap((module): readonly HomeEntry[] => {
    const isOpen = module.id === open;
    const group = { ...groupOf(session, module), isOpen };
    const { title, done, total } = group;
    const head: HomeEntry = {
      kind: 'module',
      hotkey: '',
      label: title,
      detail: `${done} of ${total} done`,
      mark: done === total && total > 0 ? 'done' : 'none',
      group,
      destination: { to: 'home', looked: { module: module.id, isOpen: !isOpen } },
    };
    return isOpen ? [head, ...itemEntries(session, module.id)] : [head];
  });
}

function itemEntries(session: Session, moduleId: string): readonly HomeEntry[] {
  return linesOf(session, moduleId).map(({ id, destination }, index) => ({
    kind: 'item',
    hotkey: ITEM_KEYS[index] ?? '',
    ...nameOf(session, destination),
    mark: markOf(session, id),
    destination,
  }));
}

function sandboxEntry(session: Session): HomeEntry {
  const left = runLeft(session, { scenarioId: undefined, fixtureId: undefined });
  return {
    kind: 'rest',
    hotkey: 'f',
    label: 'Free sandbox',
    detail: left ? 'goes on where you left it' : 'a fake tenant of your own, no tasks',
    mark: left ? 'started' : 'none',
    destination: { to: 'sandbox' },
  };
}

/** The quiz that was begun and not ended. An exam stands above everything else: its time may be running. */
function openQuizEntry({ course, progress: { quiz }, now }: Session): readonly HomeEntry[] {
  if (!quiz || !isOfCourse(course, quiz)) return [];
  const answered = `${Object.keys(quiz.given).length} of ${quiz.items.length} answered`;
  const left = minutesLeft(quiz, now);
  const time = left === undefined ? '' : left === 0 ? ', the time is up' : `, ${left} min left`;
  const label = left === 0 ? `See how it went: ${quiz.title}` : `Go on: ${quiz.title}`;
  return [
    {
      kind: 'next',
      hotkey: 'o',
      label,
      detail: `${answered}${time}`,
      mark: 'started',
      destination: { to: 'open-quiz' },
    },
  ];
}

/** What is due today, where something is; a review that was begun stands as the quiz that is open. */
function reviewEntry(session: Session): readonly HomeEntry[] {
  const { today, questions } = dueOf(session);
  const { quiz } = session.progress;
  const isBegun = quiz?.mode === 'review' && isOfCourse(session.course, quiz);
  if (today === 0 || isBegun) return [];
  const rest = questions > today ? ` of ${questions}` : '';
  const detail = `${today}${rest} due today`;
  return [{ kind: 'next', hotkey: 'r', label: 'Review', detail, mark: 'none', destination: { to: 'review' } }];
}

/** The home screen, top to bottom. Keys are unique. */
export function homeEntries(session: Session): readonly HomeEntry[] {
  const plain = (hotkey: string, label: string, detail: string, destination: Destination): HomeEntry => ({
    kind: 'rest',
    hotkey,
    label,
    detail,
    mark: 'none',
    destination,
  });
  const open = openQuizEntry(session);
  const isUrgent = session.progress.quiz?.mode === 'exam';
  return [
    ...(isUrgent ? open : []),
    nextEntry(session),
    ...(isUrgent ? [] : open),
    ...reviewEntry(session),
    ...moduleEntries(session),
    plain('q', 'Quiz', 'practice or exam, by topic', { to: 'quiz-setup' }),
    sandboxEntry(session),
    plain('g', 'Glossary', 'terms and error messages, and what they mean', { to: 'glossary' }),
    plain('p', 'Progress', 'what you have done', { to: 'progress' }),
    plain('x', 'Leave', 'everything is saved', { to: 'leave' }),
  ];
}
