import { isExam } from '../session/exam.ts';
import { setupRows } from '../session/quiz-setup.ts';
import type { Asking, ExamListScreen, QuizScreen, QuizSetupScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { examEntries } from './exam-list.ts';
import { letterAt } from './keys-question.ts';
import { plainQuestion } from './plain-question.ts';
import { quizAside } from './quiz-aside.ts';

const ONWARD = 'Enter goes on; list shows all questions, mark marks this one, back goes to the list.';

/** What is kept, as it would be typed. */
function keptAnswer({ prompt, picked, editor }: Asking): string {
  if (prompt.kind === 'type') return 'what the lines came to';
  if (prompt.kind === 'enter') return editor?.text ?? '';
  return picked.map((id) => letterAt(prompt.options.findIndex((one) => one.id === id))).join(' ');
}

/** What one answers with in an exam, and where one can go from there. */
function examText(session: Session, screen: QuizScreen): string {
  const { asking } = screen;
  const kept = asking.isKept ? `Kept: ${keptAnswer(asking)}. Another answer takes its place. ${ONWARD}` : ONWARD;
  return `${screen.quiz.title}, ${quizAside(session, screen)}\n\n${plainQuestion(asking)}\n${kept}`;
}

/** A question of a quiz, with where one is in it. */
export function quizText(session: Session, screen: QuizScreen): string {
  if (isExam(screen)) return examText(session, screen);
  const { asking } = screen;
  if (!asking.answered)
    return `${screen.quiz.title}, ${quizAside(session, screen)}\n\n${plainQuestion(asking)} skip passes it over.`;
  const world = 'fixture' in asking.question ? '; try opens its world' : '';
  const end = screen.phase === 'review' ? '' : '; end ends the quiz here';
  const slip = screen.quiz.mode === 'review' ? '; undo takes a slip back' : '';
  return `${plainQuestion(asking)} show shows the page that teaches it${world}${slip}${end}.`;
}

/** The questions of an exam, by number. */
export function examListText(session: Session, screen: ExamListScreen): string {
  const rows = examEntries(session, screen.quiz, screen.isSure).map(({ label, detail, state }, index) =>
    state === 'end' ? `h  ${label}, ${detail}` : `${index + 1}  ${detail}: ${label}`,
  );
  const head = `${screen.quiz.title}, ${quizAside(session, screen)}`;
  return [
    head,
    '',
    ...rows,
    '',
    'A number opens a question, h hands in, mark and a number marks one. back goes home.',
  ].join('\n');
}

/** What a quiz is to be, line by line. */
export function setupText(session: Session, { choice }: QuizSetupScreen): string {
  const rows = setupRows(session, choice).map(({ label, value }, index) => `${index + 1}  ${label}: ${value}`);
  return ['What shall it be?', '', ...rows, '', 'Enter begins it. A number turns that line to its next value.'].join(
    '\n',
  );
}
