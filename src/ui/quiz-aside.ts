import { timeLeftText } from '../session/exam-time.ts';
import type { ExamListScreen, QuizScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

/** Where one is in a quiz, at the right of the title: in practice with what was right, in an exam with the time that is left. */
export function quizAside(session: Session, screen: QuizScreen | ExamListScreen): SafeText {
  const { quiz } = screen;
  const { items, given, flagged, mode } = quiz;
  const answered = Object.values(given);
  const isReview = screen.name === 'quiz' && screen.phase === 'review';
  const left = mode === 'exam' && !isReview ? timeLeftText(quiz, session.now) : undefined;
  const time = left === undefined ? [] : [left];
  if (screen.name === 'exam-list')
    return sanitizeLine([`${answered.length} of ${items.length} answered`, ...time].join(' · '));
  const place = `${screen.index + 1} of ${items.length}`;
  const marked = flagged.includes(items[screen.index] ?? '') ? ['marked'] : [];
  if (mode === 'exam' && !isReview) return sanitizeLine([...marked, place, ...time].join(' · '));
  const right = answered.filter((one) => one.isCorrect).length;
  // A question that was passed over comes after later ones.
  const isLate = !isReview && items.some((item, at) => at > screen.index && given[item] !== undefined);
  return sanitizeLine([...marked, isLate ? `back at ${place}` : place, `${right} right`].join(' · '));
}
