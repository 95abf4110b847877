import type { Given, OpenQuiz } from './open-quiz.ts';
import type { Recorded } from './progress.ts';

function withGiven(quiz: OpenQuiz, item: string, given: Given): OpenQuiz {
  return quiz.items.includes(item) ? { ...quiz, given: { ...quiz.given, [item]: given } } : quiz;
}

/** The quiz that is open after an event; there is one at most. What belongs to another one changes nothing. */
export function quizAfter(quiz: OpenQuiz | undefined, event: Recorded): OpenQuiz | undefined {
  if (event.type === 'quiz-begun') {
    const { quiz: id, mode, title, items, seed, at, minutes } = event;
    const limit = minutes === undefined ? {} : { minutes };
    return { id, mode, title, items, seed, begunAt: at, ...limit, given: {}, flagged: [] };
  }
  if (!quiz || !('quiz' in event) || event.quiz !== quiz.id) return quiz;
  switch (event.type) {
    case 'answered': {
      const { item, answer, revision, duration = 0, isCorrect } = event;
      return quiz.mode === 'exam' ? quiz : withGiven(quiz, item, { answer, revision, duration, isCorrect });
    }
    case 'withdrawn': {
      const { [event.item]: _, ...given } = quiz.given;
      return { ...quiz, given };
    }
    case 'exam-answered': {
      const { item, answer, revision, duration } = event;
      return withGiven(quiz, item, { answer, revision, duration });
    }
    case 'exam-picked':
      return { ...quiz, picked: { ...quiz.picked, [event.item]: event.picked } };
    case 'exam-flagged': {
      const others = quiz.flagged.filter((one) => one !== event.item);
      return { ...quiz, flagged: event.isFlagged ? [...others, event.item] : others };
    }
    case 'quiz-ended':
      return undefined;
    default:
      return quiz;
  }
}
