import { lessonOf, scenarioOf } from '../session/lookup.ts';
import type { Destination, SummaryScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { whatNext } from '../session/what-next.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

/** What was begun is gone on with. */
function whatNextText(session: Session): string {
  const { destination, left } = whatNext(session);
  const text = destinationText(session, destination);
  return left ? `on with ${text}, ${left.detail}` : text;
}

function destinationText(session: Session, next: Destination): string {
  const { course } = session;
  switch (next.to) {
    case 'lesson':
      return `the lesson ${lessonOf(course, next.lessonId)?.title ?? ''}`;
    case 'scenario':
      return `the scenario ${scenarioOf(course, next.scenarioId)?.title ?? ''}`;
    case 'next':
      return whatNextText(session);
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
    case 'glossary':
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
export function nextText(session: Session, { from, next }: SummaryScreen): SafeText {
  if (!from) return sanitizeLine(destinationText(session, next));
  return sanitizeLine(`on with ${lessonOf(session.course, from.lessonId)?.title ?? 'the lesson'}`);
}
