import type { Lesson } from '../catalog/lesson.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { groupOf } from '../session/home-entries.ts';
import { learnerReport } from '../session/learner-report.ts';
import { inModules, itemOf, questionsAbout, questionsOf } from '../session/lookup.ts';
import type { Session } from '../session/session.ts';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { calendarRows } from './calendar-rows.ts';
import { chrome } from './chrome.ts';
import { markdownText } from './markdown-library.ts';
import { dueRows, misconceptionRows, weakFactRows } from './mastery-rows.ts';
import { BLANK, codedRow, gutter, indented, paragraph, type Row, rowOf, span, spread } from './row.ts';

/** How the questions of the modules went when they were last answered. */
function answersTo({ course, progress }: Session, lessons: readonly Lesson[]) {
  const items = inModules(lessons)
    .flatMap(questionsOf)
    .map((one) => progress.items.get(itemOf(course, one.id)));
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
  const said = all === 0 ? 'no questions' : asked === 0 ? counted(all, 'question') : `${right} of ${asked} right`;
  if (session.progress.completed.has(item)) return { mark: done, said };
  return session.progress.places.has(item) ? { mark: begun, said: `begun, ${said}` } : { mark: gutter(), said };
}

function scenarioStanding(session: Session, scenario: Scenario): Standing {
  const solved = session.progress.solved.get(itemOf(session.course, scenario.id));
  if (!solved) return { mark: gutter(), said: 'scenario' };
  return { mark: done, said: `solved with ${counted(solved.lines, 'line')}${solved.isAssisted ? ', assisted' : ''}` };
}

function standingRow(title: SafeText, { mark, said }: Standing, columns: number): Row {
  return [...mark, ...spread(rowOf(title), rowOf(sanitizeLine(said), 'faint'), columns)];
}

const barWidth = 10;

/** `████░░░░░░  3 of 7`: how much of a module is done, as a length and in words. */
export function bar(count: number, total: number): Row {
  const full = total === 0 ? 0 : Math.round((count / total) * barWidth);
  const cells = sanitizeLine('█'.repeat(full) + '░'.repeat(barWidth - full));
  return [span(cells, 'accent'), span(chrome(`  ${count} of ${total}`))];
}

function moduleRows(session: Session, module: { readonly id: string; readonly title: SafeText }, columns: number) {
  const { course } = session;
  const { done: count, total } = groupOf(session, module);
  const isIn = (one: { readonly module?: string | undefined }): boolean => one.module === module.id;
  return [
    BLANK,
    ...indented([spread(rowOf(module.title, 'heading'), bar(count, total), columns)]),
    ...course.lessons.filter(isIn).map((one) => standingRow(one.title, lessonStanding(session, one), columns)),
    ...course.scenarios.filter(isIn).map((one) => standingRow(one.title, scenarioStanding(session, one), columns)),
  ];
}

function totals(session: Session, columns: number): readonly Row[] {
  const { course, progress } = session;
  const { all, asked, right } = answersTo(session, course.lessons);
  const isDone = (id: string): boolean => {
    const item = itemOf(course, id);
    return progress.completed.has(item) || progress.solved.has(item);
  };
  const of = (
    items: readonly { readonly id: string; readonly module?: string | undefined }[],
    noun: string,
  ): string => {
    const listed = inModules(items);
    return `${listed.filter((one) => isDone(one.id)).length} of ${counted(listed.length, noun)}`;
  };
  const questions =
    asked === 0
      ? `None of the ${counted(all, 'question')} was asked yet.`
      : `${asked} of ${counted(all, 'question')} asked, ${right} right. The last answer to each counts.`;
  const head = `${of(course.lessons, 'lesson')} and ${of(course.scenarios, 'scenario')} done.`;
  return [...paragraph(sanitizeLine(head), columns, 'strong'), ...paragraph(sanitizeLine(questions), columns)];
}

/** The first line of each question that was wrong the last time, under the lesson that asks it. */
function missedRows({ course, progress }: Session, columns: number): readonly Row[] {
  const missed = questionsAbout(course, undefined).filter((one) => {
    const item = progress.items.get(itemOf(course, one.id));
    return item !== undefined && !item.isLastCorrect;
  });
  if (missed.length === 0) return [];
  const head = sanitizeLine(`Missed the last time, and first in the next quiz`);
  return [
    BLANK,
    ...indented([rowOf(head, 'heading')]),
    ...missed.map(({ stem }): Row => {
      const text = sanitizeLine(markdownText(stem).replaceAll(/\s+/g, ' '));
      return [...gutter(chrome('✗'), 'wrong'), ...codedRow(text, columns)];
    }),
  ];
}

/** What is due, what was done, module by module, how well it is known, and when. `isDrawn`: pictures can be seen. */
export function progressRows(session: Session, columns: number, isDrawn: boolean): readonly Row[] {
  const report = learnerReport(session);
  return [
    ...indented(totals(session, columns)),
    ...dueRows(report, columns),
    ...session.course.pack.modules.flatMap((module) => moduleRows(session, module, columns)),
    ...misconceptionRows(report, columns),
    ...weakFactRows(report, columns),
    ...missedRows(session, columns),
    ...calendarRows(report.days, report.streak, columns, isDrawn),
  ];
}
