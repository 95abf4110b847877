import { calendarOf, type Day, reviewedToday, streakOf } from './calendar.ts';
import { changedQuestions, DAILY_CAP, dueQuestions, dueScenarios, type Upcoming, upcoming } from './due.ts';
import { factMastery, type Mastery, moduleMastery } from './mastery.ts';
import { seenMisconceptions } from './misconceptions.ts';
import { poolOf } from './quiz-choice.ts';
import type { Session } from './session.ts';

/** Weeks that a calendar shows. */
export const CALENDAR_WEEKS = 12;

/** What is due in review. */
export interface Due {
  readonly questions: number;
  readonly scenarios: number;
  /** Questions that today's review still asks: never more than the daily cap leaves. */
  readonly today: number;
}

/** Everything that a learner, or whoever they send it to, may want to know of their progress. Plain data. */
export interface LearnerReport {
  readonly due: Due;
  /** What comes next in review. */
  readonly upcoming?: Upcoming;
  /** Questions that were missed the last time, or are missed more often than not. */
  readonly weak: number;
  readonly modules: readonly Mastery[];
  readonly facts: readonly Mastery[];
  readonly misconceptions: readonly {
    readonly id: string;
    readonly belief: string;
    readonly correction: string;
    readonly isCleared: boolean;
    /** Real time, epoch milliseconds. */
    readonly lastAt: number;
  }[];
  /** Ids of questions that have changed since they were answered. */
  readonly changed: readonly string[];
  /** Days in a row up to today. */
  readonly streak: number;
  readonly days: readonly Day[];
}

type Learner = Pick<Session, 'course' | 'progress' | 'now' | 'utcOffset'>;

/** What is due now, and how much of it is for today. */
export function dueOf(learner: Learner): Due {
  const questions = dueQuestions(learner, learner.now).length;
  const left = Math.max(0, DAILY_CAP - reviewedToday(learner));
  return { questions, scenarios: dueScenarios(learner, learner.now).length, today: Math.min(questions, left) };
}

export function learnerReport(learner: Learner): LearnerReport {
  const next = upcoming(learner);
  return {
    due: dueOf(learner),
    ...(next ? { upcoming: next } : {}),
    weak: poolOf(learner, { isWeak: true }).length,
    modules: moduleMastery(learner),
    facts: factMastery(learner),
    misconceptions: seenMisconceptions(learner).map(
      ({ misconception: { id, belief, correction }, isCleared, lastAt }) => ({
        id,
        belief,
        correction,
        isCleared,
        lastAt,
      }),
    ),
    changed: changedQuestions(learner).map(({ id }) => id),
    streak: streakOf(learner),
    days: calendarOf(learner, CALENDAR_WEEKS * 7),
  };
}
