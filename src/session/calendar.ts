import { DAY, HOUR } from '../sim/duration.ts';
import { isoTime } from '../sim/iso-time.ts';
import type { Activity } from './progress.ts';
import type { Session } from './session.ts';

/** One day of a learner, from their own midnight to the next. */
export interface Day extends Activity {
  /** As in 2026-11-28. */
  readonly date: string;
  /** Monday is 0. */
  readonly weekday: number;
}

type Learner = Pick<Session, 'progress' | 'now' | 'utcOffset'>;

/** The day of a real time where the learner lives, counted from 1970. */
export const dayNumber = (at: number, utcOffset: number): number => Math.floor((at + utcOffset) / DAY);

function activityByDay({ progress, utcOffset }: Learner): ReadonlyMap<number, Activity> {
  const days = new Map<number, Activity>();
  for (const [hour, { answered, correct, reviewed }] of progress.activity) {
    const day = dayNumber(hour * HOUR, utcOffset);
    const sum = days.get(day) ?? { answered: 0, correct: 0, reviewed: 0 };
    days.set(day, {
      answered: sum.answered + answered,
      correct: sum.correct + correct,
      reviewed: sum.reviewed + reviewed,
    });
  }
  return days;
}

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The last `count` days, today last. */
export function calendarOf(learner: Learner, count: number): readonly Day[] {
  const activity = activityByDay(learner);
  const today = dayNumber(learner.now, learner.utcOffset);
  return Array.from({ length: count }, (_, index) => {
    const day = today - (count - 1 - index);
    const { answered = 0, correct = 0, reviewed = 0 } = activity.get(day) ?? {};
    return { date: isoTime(day * DAY).slice(0, 10), weekday: weekdayOf(day), answered, correct, reviewed };
  });
}

/** How many days in a row something was answered, up to today; a day that has not ended yet breaks nothing. */
export function streakOf(learner: Learner): number {
  const activity = activityByDay(learner);
  const today = dayNumber(learner.now, learner.utcOffset);
  let day = activity.has(today) ? today : today - 1;
  let length = 0;
  for (; activity.has(day); day -= 1) length += 1;
  return length;
}

/** How much was answered in review today. */
export const reviewedToday = (learner: Learner): number => calendarOf(learner, 1)[0]?.reviewed ?? 0;
