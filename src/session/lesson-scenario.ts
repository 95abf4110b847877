import type { Scenario } from '../catalog/scenario.ts';
import { runLeft, shellLinesOf } from './kept-run.ts';
import { itemOf, lessonOf, scenarioOf } from './lookup.ts';
import type { LessonScreen } from './screen.ts';
import type { Session } from './session.ts';

/** The scenario that a lesson leads to at its present step; undefined at any other step. */
export function scenarioAt({ course }: Session, { lessonId, step }: LessonScreen): Scenario | undefined {
  if (step.kind !== 'scenario') return undefined;
  return scenarioOf(course, lessonOf(course, lessonId)?.sections[step.section]?.scenario);
}

/** How a learner stands with a scenario: with how many lines it was solved, or how many they typed before they left. */
export type ScenarioStanding =
  | { readonly kind: 'open' }
  | { readonly kind: 'begun' | 'solved'; readonly lines: number };

export function scenarioStanding(session: Session, { id, fixture }: Scenario): ScenarioStanding {
  const left = runLeft(session, { scenarioId: id, fixtureId: fixture });
  if (left) return { kind: 'begun', lines: shellLinesOf(left) };
  const solved = session.progress.solved.get(itemOf(session.course, id));
  return solved ? { kind: 'solved', lines: solved.lines } : { kind: 'open' };
}
