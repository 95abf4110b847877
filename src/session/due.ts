import { gradeAnswer, type Question } from '../catalog/question.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { dayNumber, reviewedToday } from './calendar.ts';
import { type Card, dueAtSeen, retrievability } from './card.ts';
import { allQuestions, itemOf } from './lookup.ts';
import type { Session } from './session.ts';

/** How many questions a day review asks at most: a missed week is no wall. */
export const DAILY_CAP = 20;

/** What progress is kept of, as far as review looks at it. */
type Item = Pick<Question, 'id' | 'revision'>;
type Learner = Pick<Session, 'course' | 'progress'>;
type DueLearner = Learner & Pick<Session, 'now' | 'utcOffset'>;

const cardOf = ({ course, progress }: Learner, { id }: Item): Card | undefined =>
  progress.items.get(itemOf(course, id))?.card;

/** An item that changed since it was answered is due at once: what was known of it says little. */
function isDue(learner: Learner, item: Item, now: number): boolean {
  const known = learner.progress.items.get(itemOf(learner.course, item.id));
  return known !== undefined && (known.revision !== item.revision || dueAtSeen(known.card, now) <= now);
}

/** Questions that were answered in an earlier form: they come back at once, and what was known of them counts no more. */
export const changedQuestions = ({ course, progress }: Learner): readonly Question[] =>
  allQuestions(course).filter(({ id, revision }) => {
    const known = progress.items.get(itemOf(course, id));
    return known !== undefined && known.revision !== revision;
  });

/** Those of the items that are due, what is most likely forgotten first. Items never met are not: they belong to lessons. */
function dueFirst<Kind extends Item>(learner: Learner, items: readonly Kind[], now: number): readonly Kind[] {
  const memory = (item: Kind): number => {
    const card = cardOf(learner, item);
    return card ? retrievability(card, now) : 0;
  };
  return items
    .filter((item) => isDue(learner, item, now))
    .map((item) => ({ item, memory: memory(item) }))
    .sort((one, other) => one.memory - other.memory)
    .map(({ item }) => item);
}

/** Every question, and every prediction of a scenario, that is due at `now`, real time, what is most likely forgotten first. */
export const dueQuestions = (learner: Learner, now: number): readonly Question[] =>
  dueFirst(learner, allQuestions(learner.course), now);

/** Every scenario that took help when it was solved and is due again. */
export const dueScenarios = (learner: Learner, now: number): readonly Scenario[] =>
  dueFirst(learner, learner.course.scenarios, now);

/** The next day on which anything is due. */
export interface Upcoming {
  /** Midnights until then; 0 is later today. */
  readonly inDays: number;
  readonly questions: number;
}

/** When questions are due next, and how many that day; undefined where nothing was ever asked, or all is due already. */
export function upcoming(learner: DueLearner): Upcoming | undefined {
  const { course, now, utcOffset } = learner;
  const later = allQuestions(course).flatMap((item): readonly number[] => {
    const card = cardOf(learner, item);
    return card && !isDue(learner, item, now) ? [dayNumber(dueAtSeen(card, now), utcOffset)] : [];
  });
  const [first] = [...later].sort((one, other) => one - other);
  if (first === undefined) return undefined;
  return { inDays: first - dayNumber(now, utcOffset), questions: later.filter((day) => day === first).length };
}

/** The texts that answer a question rightly: two questions with the same ones give each other away as neighbours. */
function keyOf(question: Question): string {
  const { remarks } = gradeAnswer(question, { kind: 'pick-one', option: '' });
  return remarks
    .filter((one) => one.isKey)
    .map((one) => one.option.text.toLowerCase())
    .join('\n');
}

/** The same questions in as nearly the same order as keeps those with the same answer apart, where there are others to put between. */
export function keptApart(questions: readonly Question[]): readonly Question[] {
  const left = questions.map((question) => ({ question, key: keyOf(question) }));
  const result: Question[] = [];
  for (let last = ''; left.length > 0; ) {
    const place = left.findIndex(({ key }) => key !== last);
    const [next] = left.splice(Math.max(0, place), 1);
    if (!next) break;
    result.push(next.question);
    last = next.key;
  }
  return result;
}

/** What today's review asks: what is due, as far as the daily cap leaves room, or as many as were asked for; neighbours with the same answer kept apart. */
export function reviewQuestions(session: DueLearner, count: number | undefined): readonly Question[] {
  const left = Math.max(0, DAILY_CAP - reviewedToday(session));
  return keptApart(dueQuestions(session, session.now).slice(0, count ?? left));
}
