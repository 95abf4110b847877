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

function solved(session: Session, scenario: ScenarioScreen, run: Run, at: number): Update {
  const item = scenarioOf(session.course, scenario.scenarioId);
  if (!item) return only(session);
  const lines = run.entries.filter((entry) => entry.kind === 'line' && entry.exitCode === 0).length;
  const hints = Object.values(run.hintsShown).reduce((sum, count) => sum + count, 0);
  const { revision } = item;
  const event = {
    type: 'solved' as const,
    item: itemOf(session.course, item.id),
    revision,
    lines,
    hints,
    isAssisted: false,
  };
  return journalled(session, event, at);
}

function applied(session: Session, scenario: ScenarioScreen, step: RunStep, at: number): Update {
  const next = withRun({ ...session, nextTicket: session.nextTicket + 1 }, scenario, step.run);
  const saved = step.isSolved ? solved(next, scenario, step.run, at) : only(next);
  const left = step.isLeaving ? goneBack(saved.session, at) : only(saved.session);
  return { session: left.session, effects: [...step.effects, ...saved.effects, ...left.effects] };
}

/** Everything that happens in a scenario or in free play. */
export function scenarioUpdate(session: Session, scenario: ScenarioScreen, action: TerminalAction, at: number): Update {
  const content = scenarioOf(session.course, scenario.scenarioId);
  if (action.type === 'sandbox-ready') {
    const isOurs = action.ticket === scenario.ticket;
    if (!isOurs) return only(session);
    const opened = openedRun(action.sandbox, content);
    const context = { scenario: content, ticket: session.nextTicket };
    const lines = scenario.prepared?.join('\n');
    if (lines === undefined) return only(withRun(session, scenario, opened));
    return applied(session, scenario, runUpdate(opened, { type: 'paste', text: lines }, context), at);
  }
  if (!scenario.run) return action.type === 'interrupt' ? { session, effects: [{ type: 'leave' }] } : only(session);
  const step = runUpdate(scenario.run, action, { scenario: content, ticket: session.nextTicket });
  return applied(session, scenario, step, at);
}
