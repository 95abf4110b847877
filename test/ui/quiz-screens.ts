import type { Action } from '../../src/session/action.ts';
import type { QuizChoice } from '../../src/session/open-quiz.ts';
import type { Session } from '../../src/session/session.ts';
import { after, sessionAt } from './session-at.ts';

const home = sessionAt({ name: 'home' });
const begin = (choice: QuizChoice): Action => ({ type: 'go', destination: { to: 'quiz', ...choice } });
const setup: Action = { type: 'go', destination: { to: 'quiz-setup' } };
const on: Action = { type: 'go-on' };
const list: Action = { type: 'go-back' };
const pick = (index: number): Action => ({ type: 'pick', index });
const turn = (row: number): Action => ({ type: 'adjust', by: 1, row });

const practice = after(home, begin({ seed: 11 }));
const exam = after(home, begin({ mode: 'exam', seed: 11, minutes: 30 }));
const some = after(exam, pick(1), { type: 'flag' }, on);
const listed = after(some, list);
const handedIn = after(listed, { type: 'go', destination: { to: 'hand-in' } });

/** Every state of a quiz, by the name of its golden frame. */
export const quizScreens: Readonly<Record<string, Session>> = {
  quiz: practice,
  'quiz-setup': after(home, setup),
  'quiz-setup-exam': after(exam, list, list, setup, turn(0), turn(1)),
  'quiz-answered': after(practice, pick(1)),
  'exam-open': exam,
  'exam-kept': after(exam, pick(1)),
  'exam-list': listed,
  'exam-end': handedIn,
  'exam-review': after(handedIn, on),
  'exam-review-open': after(handedIn, on, on, on),
  'exam-page': after(handedIn, on, { type: 'go', destination: { to: 'page', lessonId: 'badge', sectionId: 'way' } }),
  'home-exam': after(listed, list),
  'help-exam': after(exam, { type: 'show-help' }),
};
