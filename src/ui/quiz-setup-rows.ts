import { setupRows } from '../session/quiz-setup.ts';
import type { QuizSetupScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { pad } from '../text/width.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, span } from './row.ts';

const labelWidth = 12;

const wait = chrome('An exam that is open is handed in first.');
const place = chrome('The quiz that is open gives way to this one.');

/** What a quiz is to be, line by line; below it what becomes of the one that is open. */
export function quizSetupRows(session: Session, { choice, row }: QuizSetupScreen, columns: number): readonly Row[] {
  const { quiz } = session.progress;
  const lines = setupRows(session, choice).flatMap(({ label, value }, index): readonly Row[] => {
    const isHere = index === row;
    const lead: Row = [
      ...(isHere ? gutter(chrome('❯'), 'accent') : gutter()),
      span(pad(sanitizeLine(`${index + 1}  ${label}`), labelWidth + 3), isHere ? 'strong' : 'plain'),
    ];
    // The last arrow stays with the last word.
    const shown = sanitizeLine(isHere ? `‹ ${value}\u00A0›` : `  ${value}`);
    return beside(lead, { text: shown, tone: isHere ? 'strong' : 'plain' }, columns + 2);
  });
  const open = quiz ? [BLANK, ...indented(paragraph(quiz.mode === 'exam' ? wait : place, columns, 'faint'))] : [];
  return [
    ...indented(paragraph(chrome('What shall it be? Enter begins it as it stands here.'), columns)),
    BLANK,
    ...lines,
    ...open,
  ];
}
