import type { Action } from '../session/action.ts';
import { isExam } from '../session/exam.ts';
import { canSkip } from '../session/quiz.ts';
import type { ExamListScreen, QuizScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { quizKeys } from './keys-quiz.ts';
import type { PlainInput } from './plain-answer.ts';

const act = (...actions: readonly Action[]): PlainInput => ({ actions });

/** Words of a quiz, and the key that does the same on the screen. */
const WORDS: Readonly<Record<string, string>> = { show: 's', try: 't', end: 'x', mark: 'm', undo: 'u' };

/** A line that is a word of the quiz, or goes on in an exam; undefined where it is an answer. */
export function onQuiz(session: Session, screen: QuizScreen, line: string): PlainInput | undefined {
  if (isExam(screen) && line === 'list') return act({ type: 'go-back' });
  if (isExam(screen) && line === '') return act({ type: 'go-on' });
  const key = WORDS[line];
  const binding = quizKeys(session, screen).find(({ keys }) => key !== undefined && keys.includes(key));
  if (line === 'skip' && canSkip(screen)) return act({ type: 'skip' });
  const isWord = isExam(screen) ? line === 'mark' : screen.asking.answered !== undefined;
  return binding && isWord ? act(binding.action) : undefined;
}

/** A number opens a question, `mark 3` marks one. */
export function onExamList({ quiz }: ExamListScreen, line: string): PlainInput {
  const [, mark, number] = /^(mark )?(\d+)$/.exec(line) ?? [];
  const index = Number(number) - 1;
  if (quiz.items[index] !== undefined) {
    return act(mark ? { type: 'flag', index } : { type: 'go', destination: { to: 'quiz-question', index } });
  }
  if (line === 'h' || line === 'hand in') return act({ type: 'go', destination: { to: 'hand-in' } });
  return { complaint: `Type a number from 1 to ${quiz.items.length}, h to hand in, or back.` };
}

/** A number turns a line of the set-up, `seed 7` sets that one, and Enter begins. */
export function onSetup(line: string): PlainInput {
  if (line === '') return act({ type: 'submit' });
  if (/^[1-5]$/.test(line)) return act({ type: 'adjust', by: 1, row: Number(line) - 1 });
  return { complaint: 'Type the number of a line to change it, Enter to begin, or back.' };
}
