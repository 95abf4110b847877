import type { Question } from '../catalog/question.ts';
import { retrievability } from './card.ts';
import { inModules, itemOf, questionsOf } from './lookup.ts';
import type { ItemProgress } from './progress.ts';
import type { Session } from './session.ts';

/** How far a topic or a fact is known. `familiar`: right the last time, all of it; `mastered`: and for a week and more. */
export type Level = 'unseen' | 'attempted' | 'familiar' | 'mastered';

/** How a learner stands with a module, a lesson or a fact, told from the questions about it. */
export interface Mastery {
  readonly id: string;
  readonly title: string;
  readonly questions: number;
  readonly asked: number;
  /** Right the last time. */
  readonly right: number;
  /** What share of its questions would be answered rightly now, 0 to 1, by the forgetting curve; what was missed or never asked counts 0. */
  readonly share: number;
  readonly level: Level;
}

type Learner = Pick<Session, 'course' | 'progress' | 'now'>;

/** Days after which a right answer is knowledge, not an echo of the lesson. */
const LASTING_DAYS = 7;

function levelOf(items: readonly (ItemProgress | undefined)[]): Level {
  if (items.every((one) => one === undefined)) return 'unseen';
  if (!items.every((one) => one?.isLastCorrect)) return 'attempted';
  return items.every((one) => (one?.card.scheduledDays ?? 0) >= LASTING_DAYS) ? 'mastered' : 'familiar';
}

/** The mastery of some questions together. Answers to an earlier revision of a question count for nothing. */
export function masteryOf(
  { course, progress, now }: Learner,
  { id, title }: { readonly id: string; readonly title: string },
  questions: readonly Question[],
): Mastery {
  const items = questions.map((one) => {
    const item = progress.items.get(itemOf(course, one.id));
    return item?.revision === one.revision ? item : undefined;
  });
  const known = items.filter((one) => one !== undefined);
  const right = known.filter((one) => one.isLastCorrect);
  const sum = right.reduce((total, { card }) => total + retrievability(card, now), 0);
  return {
    id,
    title,
    questions: questions.length,
    asked: known.length,
    right: right.length,
    share: questions.length === 0 ? 0 : sum / questions.length,
    level: levelOf(items),
  };
}

/** By module, in the order of the course. */
export function moduleMastery(learner: Learner): readonly Mastery[] {
  const { pack, lessons } = learner.course;
  return pack.modules.map((module) => {
    const own = lessons.filter((one) => one.module === module.id).flatMap(questionsOf);
    return masteryOf(learner, module, own);
  });
}

/** By fact, in the order of the course's list; facts that no question is about are left out. */
export function factMastery(learner: Learner): readonly Mastery[] {
  const questions = inModules(learner.course.lessons).flatMap(questionsOf);
  return learner.course.facts.flatMap((fact) => {
    const about = questions.filter((one) => one.facts.includes(fact.id));
    return about.length === 0 ? [] : [masteryOf(learner, fact, about)];
  });
}
