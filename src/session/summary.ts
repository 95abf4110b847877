import type { Lesson } from '../catalog/lesson.ts';
import { countOf } from './counted-lines.ts';
import { scenarioOf } from './lookup.ts';
import { overGrantsIn } from './over-grants.ts';
import type { Run } from './run.ts';
import type { KeptFile, Outcome, ScenarioScreen, SummaryScreen } from './screen.ts';
import type { Session } from './session.ts';
import { shortestSolution } from './solution.ts';
import { summaryMarkdown, summaryName } from './summary-markdown.ts';
import { only, type Update } from './update-result.ts';

export const summaryOfLesson = (lesson: Lesson, outcomes: readonly Outcome[]): SummaryScreen => ({
  name: 'summary',
  of: { kind: 'lesson', lessonId: lesson.id, outcomes },
  next: { to: 'next' },
});

/** Every prediction that was made and not taken back: a reset, or the solution, begins a transcript of its own. */
function predictionsIn({ past, entries }: Run) {
  const all = [...past.flatMap((moment) => moment.entries), ...entries];
  return [...new Set(all)].flatMap((entry) => (entry.kind === 'prediction' ? [entry] : []));
}

/** The summary of a solved scenario; undefined where it is not solved, or was free play. */
export function summaryOfScenario(session: Session, screen: ScenarioScreen): SummaryScreen | undefined {
  const scenario = scenarioOf(session.course, screen.scenarioId);
  const { run } = screen;
  if (!scenario || !run?.goals?.isSolved) return undefined;
  const way = run.entries.flatMap((entry) =>
    entry.kind === 'line' ? [{ text: entry.ran ?? entry.text, hasFailed: entry.exitCode !== 0 }] : [],
  );
  const result = {
    way,
    shortest: countOf(shortestSolution(scenario)?.lines ?? []),
    hintsShown: Object.values(run.hintsShown).reduce((sum, count) => sum + count, 0),
    undos: run.undos,
    isAssisted: run.isAssisted,
    predictions: predictionsIn(run),
    overGrants: overGrantsIn(scenario, run.start.world, run.sandbox.world),
  };
  const of = { kind: 'scenario' as const, scenarioId: scenario.id, result };
  return {
    name: 'summary',
    of,
    next: { to: 'next' },
    ...(screen.from?.name === 'lesson' ? { from: screen.from } : {}),
  };
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
