import type { OpenQuiz } from '../session/open-quiz.ts';
import { questionOfItem } from '../session/quiz-questions.ts';
import type { Destination } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { markdownText } from './markdown-library.ts';

/** One line of the list of an exam. */
export interface ExamEntry {
  readonly hotkey: string;
  readonly label: SafeText;
  readonly detail: SafeText;
  readonly state: 'answered' | 'open' | 'end';
  readonly destination: Destination;
}

/** The beginning of a question in one line, without the marks of code. */
const stemLine = (session: Session, item: string): SafeText =>
  sanitizeLine(
    markdownText(questionOfItem(session.course, item)?.stem ?? sanitizeLine(''))
      .replaceAll('`', '')
      .replaceAll(/\s+/g, ' '),
  );

function handInDetail({ items, given, flagged }: OpenQuiz, isSure: boolean): SafeText {
  const open = items.filter((item) => given[item] === undefined).length;
  const left = [
    ...(open > 0 ? [isSure ? `${open} open` : `${open} still open`] : []),
    ...(flagged.length > 0 ? [`${flagged.length} marked`] : []),
  ];
  if (isSure) return sanitizeLine(`${left.join(', ')}: once more hands it in`);
  return sanitizeLine(left.length === 0 ? 'every question is answered' : left.join(', '));
}

/** Every question of the exam with how it stands, and last the way to hand it in. */
export function examEntries(session: Session, quiz: OpenQuiz, isSure = false): readonly ExamEntry[] {
  const questions = quiz.items.map((item, index): ExamEntry => {
    const state = quiz.given[item] ? 'answered' : 'open';
    const detail = quiz.flagged.includes(item) ? `${state}, marked` : state;
    return {
      hotkey: index < 9 ? String(index + 1) : '',
      label: stemLine(session, item),
      detail: sanitizeLine(detail),
      state,
      destination: { to: 'quiz-question', index },
    };
  });
  const end: ExamEntry = {
    hotkey: 'h',
    label: sanitizeLine('Hand in'),
    detail: handInDetail(quiz, isSure),
    state: 'end',
    destination: { to: 'hand-in' },
  };
  return [...questions, end];
}
