import { createEmptyCard, fsrs, type Grade, Rating, TypeConvert } from 'ts-fsrs';

/** How well an item is remembered, as FSRS keeps it; times are real, epoch milliseconds. Plain data, so that it can be stored. */
export interface Card {
  readonly dueAt: number;
  readonly lastAt: number;
  readonly stability: number;
  readonly difficulty: number;
  /** Days from the last answer to the next. */
  readonly scheduledDays: number;
  readonly elapsedDays: number;
  readonly learningSteps: number;
  readonly repetitions: number;
  readonly lapses: number;
  readonly state: number;
}

/** What a grade is derived from: an answer and how it came about. */
export interface Performance {
  readonly isCorrect: boolean;
  /** Hints taken; undefined where there are none to take. */
  readonly hints?: number | undefined;
  /** The solution was shown. */
  readonly isAssisted?: boolean | undefined;
  /** Milliseconds from the question to the answer; undefined where nobody looked at a clock. */
  readonly duration?: number | undefined;
}

/** Longer than this for one answer is thinking it out anew, not remembering it. */
const SLOW = 90_000;

/**
 * The grade of an answer. Nobody grades themselves here: wrong or shown is Again, right with a hint or slowly is Hard, right
 * is Good. Easy is never given, since a quick right answer may be a guess.
 */
export function gradeOf({ isCorrect, hints = 0, isAssisted = false, duration = 0 }: Performance): Grade {
  if (!isCorrect || isAssisted) return Rating.Again;
  return hints > 0 || duration > SLOW ? Rating.Hard : Rating.Good;
}

/**
 * Default parameters, and no chance: the same answers at the same times give the same schedule everywhere. Nothing comes back
 * within the day it was answered on: a lesson asks again what was missed, and review is for the days after.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** Built as the library builds a new card, in that order and with dates: it copies each seven times, the quicker the more they are alike. */
const toFsrs = (card: Card) => ({
  due: TypeConvert.time(card.dueAt),
  stability: card.stability,
  difficulty: card.difficulty,
  elapsed_days: card.elapsedDays,
  scheduled_days: card.scheduledDays,
  reps: card.repetitions,
  lapses: card.lapses,
  learning_steps: card.learningSteps,
  state: card.state,
  last_review: TypeConvert.time(card.lastAt),
});

/**
 * The card after one more answer; of an item that had none, its first. A clock that was set back counts as no time passed:
 * the card never moves into its own past.
 */
export function reviewed(card: Card | undefined, at: number, performance: Performance): Card {
  const now = Math.max(at, card?.lastAt ?? at);
  const before = card ? toFsrs(card) : createEmptyCard(now);
  const next = scheduler.next(before, now, gradeOf(performance)).card;
  return {
    dueAt: next.due.getTime(),
    lastAt: now,
    stability: next.stability,
    difficulty: next.difficulty,
    scheduledDays: next.scheduled_days,
    elapsedDays: next.elapsed_days,
    learningSteps: next.learning_steps,
    repetitions: next.reps,
    lapses: next.lapses,
    state: next.state,
  };
}

/**
 * When a card is due, seen from `now`. A card answered while the clock ran ahead is due as if it had been answered just now,
 * so that a clock that is put right again hides nothing for years.
 */
export function dueAtSeen({ dueAt, lastAt }: Card, now: number): number {
  return lastAt > now ? now + (dueAt - lastAt) : dueAt;
}

/** How likely the item is remembered now, 0 to 1. */
export function retrievability(card: Card, now: number): number {
  return scheduler.get_retrievability(toFsrs(card), Math.max(now, card.lastAt), false);
}
