import type { ReactElement } from 'react';
import type { Lesson } from '../catalog/lesson.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { itemOf, questionsOf } from '../session/lookup.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { counted } from './counted.ts';
import { useLab } from './lab-context.ts';
import { Reading, textColumns } from './reading.tsx';
import { BLANK, gutter, indented, paragraph, type Row, rowOf, span, spread } from './row.ts';

/** How the questions went when they were last answered. */
function answersTo({ course, progress }: Session, lessons: readonly Lesson[]) {
  const items = lessons.flatMap(questionsOf).map((one) => progress.items.get(itemOf(course, one.id)));
  const asked = items.filter((one) => one !== undefined);
  return { all: items.length, asked: asked.length, right: asked.filter((one) => one.isLastCorrect).length };
}

interface Standing {
  readonly mark: Row;
  readonly said: string;
}

const done = gutter(chrome('✓'), 'right');
const begun = gutter(chrome('•'), 'accent');

function lessonStanding(session: Session, lesson: Lesson): Standing {
  const item = itemOf(session.course, lesson.id);
  const { all, asked, right } = answersTo(session, [lesson]);
  const said = all === 0 ? 'no questions' : asked === 0 ? counted(all, 'question') : `${right} of ${all} right`;
  if (session.progress.completed.has(item)) return { mark: done, said };
  return session.progress.places.has(item) ? { mark: begun, said } : { mark: gutter(), said };
}

function scenarioStanding(session: Session, scenario: Scenario): Standing {
  const solved = session.progress.solved.get(itemOf(session.course, scenario.id));
  return solved
    ? { mark: done, said: `solved with ${counted(solved.lines, 'line')}` }
    : { mark: gutter(), said: 'scenario' };
}

function standingRow(title: SafeText, { mark, said }: Standing, columns: number): Row {
  return [...mark, ...spread(rowOf(title), rowOf(sanitizeLine(said), 'faint'), columns)];
}

function moduleRows(session: Session, id: string, columns: number): readonly Row[] {
  const { course } = session;
  const lessons = course.lessons.filter((one) => one.module === id);
  const scenarios = course.scenarios.filter((one) => one.module === id);
  return [
    ...lessons.map((one) => standingRow(one.title, lessonStanding(session, one), columns)),
    ...scenarios.map((one) => standingRow(one.title, scenarioStanding(session, one), columns)),
  ];
}

function totals(session: Session, columns: number): readonly Row[] {
  const { course, progress } = session;
  const { all, asked, right } = answersTo(session, course.lessons);
  const lessons = `${progress.completed.size} of ${counted(course.lessons.length, 'lesson')}`;
  const scenarios = `${progress.solved.size} of ${counted(course.scenarios.length, 'scenario')}`;
  const questions =
    asked === 0
      ? `None of the ${counted(all, 'question')} was asked yet.`
      : `${asked} of ${counted(all, 'question')} asked, ${right} right the last time.`;
  return [
    ...paragraph(sanitizeLine(`${lessons} and ${scenarios} done.`), columns, 'strong'),
    ...paragraph(sanitizeLine(questions), columns),
  ];
}

/** What the learner has done, module by module. */
export function ProgressScreen({ session }: { readonly session: Session }): ReactElement {
  const columns = textColumns(useLab().viewport);
  const modules = session.course.pack.modules.flatMap(({ id, title }): readonly Row[] => [
    BLANK,
    ...indented([rowOf(title, 'heading')]),
    ...moduleRows(session, id, columns),
  ]);
  const legend: Row = [...gutter(), span(chrome('✓ done   • begun'), 'faint')];
  const rows = [...indented(totals(session, columns)), ...modules, BLANK, legend];
  return <Reading session={session} title={chrome('Progress')} rows={rows} />;
}
