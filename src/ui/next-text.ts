import { lessonOf, scenarioOf } from '../session/lookup.ts';
import type { SummaryScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

function nextOf({ course }: Session, { from, next }: SummaryScreen): string {
  if (from) return `on with ${lessonOf(course, from.lessonId)?.title ?? 'the lesson'}`;
  switch (next.to) {
    case 'lesson':
      return `the lesson ${lessonOf(course, next.lessonId)?.title ?? ''}`;
    case 'scenario':
      return `the scenario ${scenarioOf(course, next.scenarioId)?.title ?? ''}`;
    case 'next':
      return 'what comes next in the course';
    case 'quiz-question':
      return 'every question with its answer';
    case 'review':
      return 'what is due for review';
    case 'open-quiz':
    case 'quiz-setup':
    case 'quiz':
      return 'a quiz over everything';
    case 'sandbox':
      return 'a sandbox of your own';
    case 'progress':
      return 'what you have done';
    case 'search':
    case 'fact':
    case 'term':
    case 'command':
    case 'start':
    case 'page':
    case 'try':
    case 'hand-in':
    case 'home':
      return 'the home screen';
    case 'leave':
      return 'leave';
  }
}

/** Where Enter leads from a summary, in words. */
export function nextText(session: Session, screen: SummaryScreen): SafeText {
  return sanitizeLine(nextOf(session, screen));
}
