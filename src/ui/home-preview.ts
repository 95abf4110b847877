import type { Lesson } from '../catalog/lesson.ts';
import { dueOf } from '../session/learner-report.ts';
import { itemOf, lessonOf, questionsOf, scenarioOf } from '../session/lookup.ts';
import { moduleMastery } from '../session/mastery.ts';
import type { Destination } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { articleRows } from './article.ts';
import { chrome } from './chrome.ts';
import { dueText } from './mastery-rows.ts';
import { BLANK, paragraph, type Row } from './row.ts';

/** Cells of margin that the rows of an article begin with. */
const MARGIN = 2;

function card(title: SafeText, paragraphs: readonly SafeText[], columns: number): readonly Row[] {
  return [
    ...paragraph(title, columns, 'strong'),
    ...paragraphs.flatMap((text) => [BLANK, ...paragraph(text, columns)]),
  ];
}

function lessonCard(session: Session, lesson: Lesson, columns: number): readonly Row[] {
  const size = [counted(lesson.sections.length, 'page'), counted(questionsOf(lesson).length, 'question')].join(', ');
  const completed = session.progress.completed.get(itemOf(session.course, lesson.id));
  const how = completed
    ? [sanitizeLine(`✓ Done: ${completed.correct} of ${completed.asked} right at the first try.`)]
    : [];
  return card(lesson.title, [lesson.summary, sanitizeLine(size), ...how], columns);
}

function scenarioCard(session: Session, id: string, columns: number): readonly Row[] {
  const scenario = scenarioOf(session.course, id);
  if (!scenario) return [];
  const solved = session.progress.solved.get(itemOf(session.course, id));
  const how = solved ? [sanitizeLine(`✓ Solved with ${counted(solved.lines, 'line')}.`)] : [];
  const size = sanitizeLine(`A terminal and ${counted(scenario.tasks.length, 'task')}`);
  return card(scenario.title, [scenario.summary, size, ...how], columns);
}

function openQuizCard({ progress }: Session, columns: number): readonly Row[] {
  const { quiz } = progress;
  if (!quiz) return [];
  const how = `${Object.keys(quiz.given).length} of ${counted(quiz.items.length, 'question')} answered.`;
  return card(sanitizeLine(quiz.title), [sanitizeLine(how), chrome('It goes on as the same one.')], columns);
}

/** What a module is about, and how well it is known by now. */
function moduleCard(session: Session, id: string, columns: number): readonly Row[] {
  const module = session.course.pack.modules.find((one) => one.id === id);
  const known = moduleMastery(session).find((one) => one.id === id);
  if (!module || !known) return [];
  const { questions, right } = known;
  const how = questions === 0 ? [] : [`${right} of ${counted(questions, 'question')} right the last time.`];
  return card(module.title, [module.summary, ...how.map(sanitizeLine)], columns);
}

/** Rows that begin with their two cells of margin, without it. */
const withoutMargin = (rows: readonly Row[]): readonly Row[] =>
  rows.map(([first, ...rest]) => (first ? [{ ...first, text: first.text.slice(MARGIN) as SafeText }, ...rest] : []));

/** What the line under the cursor leads to, for the right of a wide window. */
export function previewRows(session: Session, destination: Destination, columns: number): readonly Row[] {
  switch (destination.to) {
    case 'lesson':
    case 'page': {
      const lesson = lessonOf(session.course, destination.lessonId);
      return lesson ? lessonCard(session, lesson, columns) : [];
    }
    case 'scenario':
      return scenarioCard(session, destination.scenarioId, columns);
    case 'open-quiz':
      return openQuizCard(session, columns);
    case 'quiz-setup':
    case 'quiz':
      return card(
        chrome('Quiz'),
        [
          chrome(
            'Practice with the reason after each answer, or an exam. By topic, or what you missed; as long as you like.',
          ),
        ],
        columns,
      );
    case 'sandbox':
      return card(
        chrome('Free sandbox'),
        [chrome('az, curl, jq and a clock that you can move, on a fake tenant. Nothing is asked, nothing can break.')],
        columns,
      );
    case 'review':
      return card(chrome('Review'), [sanitizeLine(dueText(dueOf(session)))], columns);
    case 'progress':
      return card(chrome('Progress'), [chrome('Every lesson and scenario, and how the questions went.')], columns);
    case 'fact':
      return withoutMargin(articleRows(session, { kind: 'fact', factId: destination.factId }, columns - 2));
    case 'term':
      return withoutMargin(articleRows(session, { kind: 'term', termId: destination.termId }, columns - 2));
    case 'command':
      return withoutMargin(articleRows(session, { kind: 'command', command: destination.name }, columns - 2));
    case 'glossary':
      return card(
        chrome('Glossary'),
        [chrome('Terms and error messages, and what they mean. Words typed there look through the whole course.')],
        columns,
      );
    case 'home':
      return destination.looked ? moduleCard(session, destination.looked.module, columns) : [];
    case 'quiz-question':
    case 'try':
    case 'hand-in':
    case 'search':
    case 'start':
    case 'next':
    case 'leave':
      return [];
  }
}
