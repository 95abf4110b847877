import type { Lesson } from '../catalog/lesson.ts';
import { itemOf, scenarioOf } from './lookup.ts';
import { overGrantsIn } from './over-grants.ts';
import type { Destination, KeptFile, Outcome, ScenarioScreen, SummaryScreen } from './screen.ts';
import type { Session } from './session.ts';
import { shortestSolution } from './solution.ts';
import { summaryMarkdown, summaryName } from './summary-markdown.ts';
import { only, type Update } from './update-result.ts';

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
  const way = run.entries.flatMap((entry) =>
    entry.kind === 'line' ? [{ text: entry.text, hasFailed: entry.exitCode !== 0 }] : [],
  );
  const result = {
    way,
    shortest: shortestSolution(scenario)?.lines.length ?? 0,
    hintsShown: Object.values(run.hintsShown).reduce((sum, count) => sum + count, 0),
    undos: run.undos,
    isAssisted: run.isAssisted,
    predictions: run.entries.flatMap((entry) => (entry.kind === 'prediction' ? [entry] : [])),
    overGrants: overGrantsIn(scenario, run.start.world, run.sandbox.world),
  };
  const next = nextDestination(session, scenario.id);
  const of = { kind: 'scenario' as const, scenarioId: scenario.id, result };
  return { name: 'summary', of, next, ...(screen.from?.name === 'lesson' ? { from: screen.from } : {}) };
}

/** Asks for the summary to be kept as a Markdown file; once it is kept there is nothing to be done. */
export function keepingSummary(session: Session): Update {
  const { screen } = session;
  if (screen.name !== 'summary' || screen.kept?.path !== undefined) return only(session);
  const effect = { type: 'keep-file', name: summaryName(screen), text: summaryMarkdown(session, screen) } as const;
  return { session, effects: [effect] };
}

/** Shows where the summary was kept, if it is still looked at. */
export function keptSummary(session: Session, kept: KeptFile): Session {
  const { screen } = session;
  return screen.name === 'summary' ? { ...session, screen: { ...screen, kept } } : session;
}
