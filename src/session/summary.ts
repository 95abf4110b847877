import type { Lesson } from '../catalog/lesson.ts';
import { itemOf, scenarioOf } from './lookup.ts';
import type { Destination, Outcome, ScenarioScreen, SummaryScreen } from './screen.ts';
import type { Session } from './session.ts';

function isOpen({ course, progress }: Session, id: string): boolean {
  const item = itemOf(course, id);
  return !progress.completed.has(item) && !progress.solved.has(item);
}

/** What comes next in the course: the first scenario or lesson not done, in the order of the modules; else a quiz. */
export function nextDestination(session: Session, except?: string): Destination {
  const { course } = session;
  for (const { id } of course.pack.modules) {
    const lesson = course.lessons.find((one) => one.module === id && one.id !== except && isOpen(session, one.id));
    if (lesson) return { to: 'lesson', lessonId: lesson.id };
    const scenario = course.scenarios.find((one) => one.module === id && one.id !== except && isOpen(session, one.id));
    if (scenario) return { to: 'scenario', scenarioId: scenario.id };
  }
  return { to: 'quiz' };
}

export function summaryOfLesson(session: Session, lesson: Lesson, outcomes: readonly Outcome[]): SummaryScreen {
  return {
    name: 'summary',
    of: { kind: 'lesson', lessonId: lesson.id, outcomes },
    next: nextDestination(session, lesson.id),
  };
}

/** The summary of a solved scenario; undefined where it is not solved, or was free play. */
export function summaryOfScenario(session: Session, screen: ScenarioScreen): SummaryScreen | undefined {
  const scenario = scenarioOf(session.course, screen.scenarioId);
  const { run } = screen;
  if (!scenario || !run?.goals?.isSolved) return undefined;
  const lines = run.entries.flatMap((entry) => (entry.kind === 'line' && entry.exitCode === 0 ? [entry.text] : []));
  const result = {
    lines,
    shortest: Math.min(...scenario.solutions.map((one) => one.lines.length)),
    hintsShown: Object.values(run.hintsShown).reduce((sum, count) => sum + count, 0),
    undos: run.undos,
    isAssisted: run.isAssisted,
  };
  const next = nextDestination(session, scenario.id);
  const of = { kind: 'scenario' as const, scenarioId: scenario.id, result };
  return { name: 'summary', of, next, ...(screen.from?.name === 'lesson' ? { from: screen.from } : {}) };
}
