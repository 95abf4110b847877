import type { ReactElement } from 'react';
import type { Lesson } from '../catalog/lesson.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { placeAmongMissed, placeIn } from '../session/lesson-flow.ts';
import { outcomesIn } from '../session/lesson-place.ts';
import { type ScenarioStanding, scenarioAt, scenarioStanding } from '../session/lesson-scenario.ts';
import { lessonOf } from '../session/lookup.ts';
import type { LessonScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { counted } from '../text/counted.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { useLab } from './lab-context.ts';
import { QuestionPage } from './question-page.tsx';
import { Reading, sideWidth, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, paragraph, type Row } from './row.ts';
import { useMarkdown } from './use-markdown.ts';

function sectionAt(lesson: Lesson, { step }: Screen): number {
  if (step.kind !== 'missed') return step.section;
  return lesson.sections.findIndex((section) => section.questions.some((one) => one.id === step.questionId));
}

/** The lesson's sections, with the one where the learner is. */
function outline(lesson: Lesson, screen: Screen): readonly Row[] {
  const here = sectionAt(lesson, screen);
  return lesson.sections.flatMap(({ title }, index): readonly Row[] => {
    if (index === here) return beside(gutter(chrome('❯'), 'accent'), { text: title, tone: 'strong' }, sideWidth);
    const mark = index < here ? gutter(chrome('✓'), 'right') : gutter(chrome('·'), 'faint');
    return beside(mark, { text: title, tone: 'faint' }, sideWidth);
  });
}

function pageRows(title: SafeText, text: readonly Row[], columns: number): readonly Row[] {
  return [...indented(paragraph(title, columns, 'heading')), BLANK, ...indented(text)];
}

function standingText(standing: ScenarioStanding): SafeText {
  switch (standing.kind) {
    case 'open':
      return chrome('Enter opens it. Tab goes on without it; it stays on the home screen.');
    case 'begun':
      return standing.lines === 0
        ? chrome('You were here before: Enter goes on where you were.')
        : chrome(`You were here before: Enter goes on after your ${counted(standing.lines, 'line')}.`);
    case 'solved':
      return chrome(
        `✓ Solved with ${counted(standing.lines, 'line')}. Enter goes on with the lesson; a does it again.`,
      );
  }
}

function invitation(scenario: Scenario, standing: ScenarioStanding, columns: number): readonly Row[] {
  const say = (text: SafeText): readonly Row[] => indented(paragraph(text, columns));
  return [
    ...indented(paragraph(chrome('Now do it yourself'), columns, 'heading')),
    BLANK,
    ...indented(paragraph(scenario.title, columns, 'strong')),
    ...say(scenario.summary),
    BLANK,
    ...say(
      chrome(
        `A terminal on a fake tenant, about ${scenario.minutes} minutes. Nothing there can break: undo takes back any line.`,
      ),
    ),
    BLANK,
    ...say(standingText(standing)),
  ];
}

function asideOf(session: Session, lesson: Lesson, { step }: Screen): SafeText {
  if (step.kind === 'missed') {
    const { place, total } = placeAmongMissed(step.questionId, outcomesIn(session, lesson));
    return chrome(`once more, ${place} of ${total}`);
  }
  const { done, total } = placeIn(lesson, step);
  return chrome(`step ${done + 1} of ${total}`);
}

function usePageRows(session: Session, screen: Screen, lesson: Lesson): readonly Row[] {
  const columns = textColumns(useLab().viewport);
  const markdown = useMarkdown();
  const section = lesson.sections[sectionAt(lesson, screen)];
  const scenario = scenarioAt(session, screen);
  if (scenario) return invitation(scenario, scenarioStanding(session, scenario), columns);
  return section ? pageRows(section.title, markdown(section.text, columns), columns) : [];
}

function lessonAt(session: Session, { lessonId }: Screen): Lesson {
  const lesson = lessonOf(session.course, lessonId);
  if (!lesson) throw new Error(`the course has no lesson '${lessonId}'`);
  return lesson;
}

interface LessonProps {
  readonly session: Session;
  readonly screen: Screen;
}

/** A lesson: a page, a question about it, or the scenario that it leads to. */
export function LessonScreen({ session, screen }: LessonProps): ReactElement {
  const lesson = lessonAt(session, screen);
  const rows = usePageRows(session, screen, lesson);
  const { asking } = screen;
  const place = {
    session,
    title: lesson.title,
    aside: asideOf(session, lesson, screen),
    side: outline(lesson, screen),
  };
  const page = lesson.sections[sectionAt(lesson, screen)]?.text;
  return asking ? <QuestionPage {...place} asking={asking} page={page} /> : <Reading {...place} rows={rows} />;
}
