import type { Scenario } from '../catalog/scenario.ts';
import { itemOf, scenarioOf } from './lookup.ts';
import { goneBack } from './navigation.ts';
import { openedRun } from './opened-run.ts';
import type { Run } from './run.ts';
import type { RunStep } from './run-step.ts';
import { runUpdate, type TerminalAction } from './run-update.ts';
import type { ScenarioScreen } from './screen.ts';
import type { Session } from './session.ts';
import { journalled, only, type Update } from './update-result.ts';
import { withWorkScreen } from './work-screen.ts';

const withRun = (session: Session, scenario: ScenarioScreen, run: Run): Session =>
  withWorkScreen(session, { ...scenario, run });

const hintsOf = ({ hintsShown }: Run): number => Object.values(hintsShown).reduce((sum, count) => sum + count, 0);

/** The shortest solution is the one that is played, once all hints were not enough. */
function openingOf(scenario: Scenario | undefined) {
  if (!scenario || scenario.typed !== undefined) return scenario;
  const [shortest] = [...scenario.solutions].sort((one, other) => one.lines.length - other.lines.length);
  return { ...scenario, solution: { lines: shortest?.lines ?? [], after: 'hints' as const } };
}

function solved(session: Session, scenario: ScenarioScreen, run: Run, at: number): Update {
  const item = scenarioOf(session.course, scenario.scenarioId);
  if (!item) return only(session);
  const lines = run.entries.filter((entry) => entry.kind === 'line' && entry.exitCode === 0).length;
  const hints = hintsOf(run);
  const { revision } = item;
  const event = {
    type: 'solved' as const,
    item: itemOf(session.course, item.id),
    revision,
    lines,
    hints,
    isAssisted: run.isAssisted,
  };
  return journalled(session, event, at);
}

/** A prediction is an answer to a question like others, and comes back as they do. */
function judged(session: Session, { run, judgement }: RunStep, at: number): Update {
  if (!judgement) return only(session);
  const { question, option, isCorrect } = judgement;
  const event = {
    type: 'answered' as const,
    item: itemOf(session.course, question.id),
    revision: question.revision,
    answer: { kind: 'pick-one' as const, option },
    isCorrect,
    mode: 'lesson' as const,
    hints: hintsOf(run),
  };
  return journalled(session, event, at);
}

function applied(session: Session, scenario: ScenarioScreen, step: RunStep, at: number): Update {
  const next = withRun({ ...session, nextTicket: session.nextTicket + 1 }, scenario, step.run);
  const counted = judged(next, step, at);
  const saved = step.isSolved ? solved(counted.session, scenario, step.run, at) : only(counted.session);
  const left = step.isLeaving ? goneBack(saved.session, at) : only(saved.session);
  const effects = [...counted.effects, ...step.effects, ...saved.effects, ...left.effects];
  return { session: left.session, effects };
}

/** Everything that happens in a scenario or in free play. */
export function scenarioUpdate(session: Session, scenario: ScenarioScreen, action: TerminalAction, at: number): Update {
  const content = scenarioOf(session.course, scenario.scenarioId);
  if (action.type === 'sandbox-ready') {
    const isOurs = action.ticket === scenario.ticket;
    return only(isOurs ? withRun(session, scenario, openedRun(action.sandbox, openingOf(content))) : session);
  }
  if (!scenario.run) return action.type === 'interrupt' ? { session, effects: [{ type: 'leave' }] } : only(session);
  const step = runUpdate(scenario.run, action, { scenario: content, ticket: session.nextTicket });
  return applied(session, scenario, step, at);
}
