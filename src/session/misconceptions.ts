import { optionId } from '../catalog/choices.ts';
import type { Misconception } from '../catalog/misconception.ts';
import { quantityOf } from '../catalog/quantity.ts';
import type { Question } from '../catalog/question.ts';
import { numberErrorAt } from '../catalog/question-number.ts';
import { wordsErrorAt } from '../catalog/question-words.ts';
import { itemOf, questionsOf } from './lookup.ts';
import type { Session } from './session.ts';

/** A misconception that the learner's answers once pointed to. */
export interface SeenMisconception {
  readonly misconception: Misconception;
  /** Real time of the last answer that pointed to it. */
  readonly lastAt: number;
  /** Whether every question whose answer pointed to it was answered rightly since. */
  readonly isCleared: boolean;
}

/** One question in which a misconception was picked. */
interface Sighting {
  readonly id: string;
  readonly at: number;
  readonly isCleared: boolean;
}

type Learner = Pick<Session, 'course' | 'progress'>;

/** The misconception that the author named behind a typed answer. */
function misconceptionBehind(question: Question, text: string): string | undefined {
  switch (question.kind) {
    case 'number': {
      const given = quantityOf(text);
      return given && question.commonErrors[numberErrorAt(question, given)]?.misconception;
    }
    case 'words':
      return question.commonErrors[wordsErrorAt(question, text)]?.misconception;
    default:
      return undefined;
  }
}

function sightingsIn({ course, progress }: Learner, question: Question): readonly Sighting[] {
  const item = progress.items.get(itemOf(course, question.id));
  if (!item) return [];
  if (!('choices' in question)) {
    return Object.entries(item.wrongPicks).flatMap(([text, at]) => {
      const id = misconceptionBehind(question, text);
      return id === undefined ? [] : [{ id, at, isCleared: item.isLastCorrect }];
    });
  }
  return question.choices.flatMap(({ misconception: id }, index) => {
    const at = item.wrongPicks[optionId(index)];
    return id === undefined || at === undefined ? [] : [{ id, at, isCleared: item.isLastCorrect }];
  });
}

/** What the learner was seen to believe, what is not cleared yet first, then the latest. */
export function seenMisconceptions(learner: Learner): readonly SeenMisconception[] {
  const sightings = learner.course.lessons.flatMap(questionsOf).flatMap((one) => sightingsIn(learner, one));
  return learner.course.misconceptions
    .flatMap((misconception) => {
      const own = sightings.filter(({ id }) => id === misconception.id);
      if (own.length === 0) return [];
      const lastAt = Math.max(...own.map(({ at }) => at));
      return [{ misconception, lastAt, isCleared: own.every((one) => one.isCleared) }];
    })
    .sort((one, other) => Number(one.isCleared) - Number(other.isCleared) || other.lastAt - one.lastAt);
}
