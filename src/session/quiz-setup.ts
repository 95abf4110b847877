import type { QuizChoice } from './open-quiz.ts';
import { DEFAULT_COUNT, poolOf, titleOfTopic } from './quiz-choice.ts';
import type { QuizSetupScreen } from './screen.ts';
import type { Session } from './session.ts';

/** One line of the set-up: what is chosen, and how it reads. */
export interface SetupRow {
  readonly id: 'mode' | 'about' | 'count' | 'minutes' | 'seed';
  readonly label: string;
  readonly value: string;
}

const COUNTS: readonly number[] = [5, DEFAULT_COUNT, 20, 40, Number.POSITIVE_INFINITY];
const LIMITS: readonly (number | undefined)[] = [undefined, 10, 20, 30, 45, 60, 90];

/** What a quiz can be about: what was taught, everything, what was missed, a module, a lesson. */
type About = Pick<QuizChoice, 'topic' | 'isWeak' | 'isMet'>;

function abouts(session: Session): readonly About[] {
  const { pack, lessons } = session.course;
  const topics = [...pack.modules, ...lessons].map(({ id }): About => ({ topic: id }));
  const all: readonly About[] = [{ isMet: true }, {}, { isWeak: true }, ...topics];
  return all.filter((one) => Object.keys(one).length === 0 || poolOf(session, one).length > 0);
}

const isSame = (one: About, other: About): boolean =>
  one.topic === other.topic && !one.isWeak === !other.isWeak && !one.isMet === !other.isMet;

/** The value `by` places further in a round list. */
function turned<Value>(values: readonly Value[], index: number, by: number): Value | undefined {
  return values[(((index + by) % values.length) + values.length) % values.length];
}

function withoutAbout({ topic: _, isWeak: __, isMet: ___, ...choice }: QuizChoice): QuizChoice {
  return choice;
}

function adjusted(session: Session, choice: QuizChoice, id: SetupRow['id'], by: number): QuizChoice {
  switch (id) {
    case 'mode':
      return { ...choice, mode: choice.mode === 'exam' ? 'practice' : 'exam' };
    case 'about': {
      const all = abouts(session);
      const next = turned(
        all,
        all.findIndex((one) => isSame(one, choice)),
        by,
      );
      return { ...withoutAbout(choice), ...next };
    }
    case 'count': {
      const count = turned(
        COUNTS,
        COUNTS.findIndex((one) => one === (choice.count ?? DEFAULT_COUNT)),
        by,
      );
      return count === undefined ? choice : { ...choice, count };
    }
    case 'minutes': {
      const { minutes, ...rest } = choice;
      const next = turned(LIMITS, LIMITS.indexOf(minutes), by);
      return next === undefined ? rest : { ...rest, minutes: next };
    }
    case 'seed': {
      const { seed, ...rest } = choice;
      const next = (seed ?? 0) + by;
      return next <= 0 ? rest : { ...rest, seed: next };
    }
  }
}

function aboutText({ course }: Session, { topic, isWeak, isMet }: QuizChoice): string {
  if (isMet) return 'what you have met so far';
  if (isWeak) return 'what you missed the last time, or miss more often than not';
  return topic === undefined ? 'everything' : titleOfTopic(course, topic);
}

/** The lines of the set-up from top to bottom. A time limit is an exam's alone. */
export function setupRows(session: Session, choice: QuizChoice): readonly SetupRow[] {
  const available = poolOf(session, choice).length;
  const count = Math.min(choice.count ?? DEFAULT_COUNT, available);
  const mode = choice.mode === 'exam' ? 'exam, judged at the end' : 'practice, with the reason after each answer';
  const limit: SetupRow = {
    id: 'minutes',
    label: 'Time limit',
    value: choice.minutes === undefined ? 'none' : `${choice.minutes} min`,
  };
  return [
    { id: 'mode', label: 'Kind', value: mode },
    { id: 'about', label: 'About', value: aboutText(session, choice) },
    { id: 'count', label: 'Questions', value: `${count} of ${available}` },
    ...(choice.mode === 'exam' ? [limit] : []),
    {
      id: 'seed',
      label: 'Seed',
      value: choice.seed === undefined ? 'by chance' : `${choice.seed}, the same quiz for everybody with it`,
    },
  ];
}

/** Another line of the set-up, round the end. */
export function movedInSetup(session: Session, screen: QuizSetupScreen, by: number): QuizSetupScreen {
  const { length } = setupRows(session, screen.choice);
  return { ...screen, row: (((screen.row + by) % length) + length) % length };
}

/** The chosen line, or the one at `row`, turned to its next value or the one before. */
export function adjustedSetup(
  session: Session,
  screen: QuizSetupScreen,
  by: number,
  row = screen.row,
): QuizSetupScreen {
  const line = setupRows(session, screen.choice)[row];
  return line ? { ...screen, row, choice: adjusted(session, screen.choice, line.id, by) } : screen;
}

/** What the set-up begins with: nobody is asked what was not taught yet, unless they choose so. */
export function firstChoice(session: Session): QuizChoice {
  const met = poolOf(session, { isMet: true }).length;
  return met > 0 ? { isMet: true } : {};
}

/** What a quiz is about that names no topic: for practice the same as the set-up begins with. An exam, and what everybody gets, is about everything. */
export function aboutAsked(session: Session, choice: QuizChoice): QuizChoice {
  const { mode = 'practice', topic, isWeak, isMet, seed } = choice;
  const isSaid = [topic, isWeak, isMet, seed].some((one) => one !== undefined);
  return mode !== 'practice' || isSaid ? choice : { ...choice, ...firstChoice(session) };
}
