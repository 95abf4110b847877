import type { Scenario } from '../catalog/scenario.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { Action } from './action.ts';
import { passedOver, towards } from './edited-scenario.ts';
import { shellLinesOf, typedEvent } from './kept-run.ts';
import { itemOf, scenarioOf } from './lookup.ts';
import { leaving } from './navigation.ts';
import { openedRun } from './opened-run.ts';
import type { Run } from './run.ts';
import { noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { drained, runUpdate, type TerminalAction } from './run-update.ts';
import type { ScenarioScreen } from './screen.ts';
import type { Session } from './session.ts';
import { shortestSolution } from './solution.ts';
import { journalled, journalledLines, only, type Update } from './update-result.ts';
import { withWorkScreen } from './work-screen.ts';

const withRun = (session: Session, scenario: ScenarioScreen, run: Run): Session =>
  withWorkScreen(session, { ...scenario, run });

const hintsOf = ({ hintsShown }: Run): number => Object.values(hintsShown).reduce((sum, count) => sum + count, 0);

/** Once all hints were not enough, a solution may be played. */
function openingOf(scenario: Scenario | undefined) {
  if (!scenario || scenario.typed !== undefined) return scenario;
  return {
    ...scenario,
    solution: { lines: shortestSolution(scenario)?.lines ?? [], after: 'hints' as const, hints: 3 },
  };
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

/** Journals what was played, line by line, so that it can be gone on with. */
function kept(session: Session, scenario: ScenarioScreen, { played = [] }: RunStep, at: number): Update {
  if (scenario.prepared || scenario.edited) return only(session);
  return journalledLines(session, played, (now, line) => typedEvent(now, scenario, line), at);
}

function applied(session: Session, scenario: ScenarioScreen, step: RunStep, at: number): Update {
  const next = withRun({ ...session, nextTicket: session.nextTicket + 1 }, scenario, step.run);
  const isNew = !scenario.run?.isReplaying;
  const typed = isNew ? kept(next, scenario, step, at) : only(next);
  const counted = judged(typed.session, step, at);
  const saved = step.isSolved ? solved(counted.session, scenario, step.run, at) : only(counted.session);
  const left = leaving(saved.session, step, at);
  const effects = [...typed.effects, ...counted.effects, ...saved.effects];
  return { session: left.session, effects: [...step.effects, ...effects, ...left.effects] };
}

const contextFor = (
  { course: { facts }, nextTicket: ticket }: Session,
  scenario: Scenario | undefined,
): RunContext => ({
  scenario,
  facts,
  ticket,
});

const TRIAL = sanitizeLine('The world of the question, to try things out in. Nothing counts; quit leads back to it.');
const CHANGED = sanitizeLine('This scenario is another one since you were here: it begins anew.');

function welcomed(run: Run, lines: readonly string[]): Run {
  const count = shellLinesOf({ lines });
  const what = count === 0 ? 'your hints are' : count === 1 ? '1 line was' : `${count} lines were`;
  const said = `You were here before: ${what} ${count === 0 ? 'shown' : 'played'} again. reset starts over.`;
  return noted({ ...run, isReplaying: false }, 'plain', sanitizeLine(said));
}

/** The world is there: what was typed on an earlier visit is played in it first. */
function opened(session: Session, scenario: ScenarioScreen, sandbox: Sandbox): RunStep {
  const content = scenarioOf(session.course, scenario.scenarioId);
  const run = openedRun(sandbox, openingOf(content));
  const { earlier, prepared, edited } = scenario;
  if (edited && content) return quiet({ ...run, predicted: passedOver(content, edited.part) });
  const context = contextFor(session, content);
  if (prepared) return runUpdate(noted(run, 'plain', TRIAL), { type: 'paste', text: prepared.join('\n') }, context);
  if (earlier === undefined) return quiet(run);
  if (earlier === 'changed') return quiet(noted(run, 'plain', CHANGED));
  const waiting: Run = { ...run, isReplaying: true, queue: [...earlier, ''] };
  return settled(drained(waiting, context), scenario);
}

/** The replay has come to its end once no line waits and none is at work. */
function settled(step: RunStep, { earlier }: ScenarioScreen): RunStep {
  const { isReplaying, running, queue } = step.run;
  const isDone = isReplaying && !running && queue.length === 0 && Array.isArray(earlier);
  return isDone ? { ...step, run: welcomed(step.run, earlier) } : step;
}

/** After a step towards what an author is writing; for everybody else, after a step. */
function led(session: Session, scenario: ScenarioScreen, step: RunStep, at: number): Update {
  const content = scenarioOf(session.course, scenario.scenarioId);
  if (!scenario.edited || !content) return applied(session, scenario, step, at);
  const { step: next, edited } = towards(step, scenario.edited, content, session.nextTicket);
  return applied(session, { ...scenario, edited }, next, at);
}

/** There is no world to play in: that is said, and it leads back to where one came from. */
function withoutWorld(
  session: Session,
  scenario: ScenarioScreen,
  { ticket, reason }: TerminalAction & { type: 'sandbox-failed' },
): Session {
  if (ticket !== scenario.ticket) return session;
  const back = scenario.from ?? { name: 'home' };
  return { ...session, screen: { name: 'broken', issues: [reason], back, world: scenario } };
}

/** All that passes while lines are played again. */
const OF_A_LINE: ReadonlySet<Action['type']> = new Set(['line-printed', 'line-incomplete', 'line-finished']);

/** Everything that happens in a scenario or in free play. */
export function scenarioUpdate(session: Session, scenario: ScenarioScreen, action: TerminalAction, at: number): Update {
  const content = scenarioOf(session.course, scenario.scenarioId);
  if (action.type === 'sandbox-failed') return only(withoutWorld(session, scenario, action));
  if (action.type === 'sandbox-ready') {
    if (action.ticket !== scenario.ticket) return only(session);
    const step = opened(session, scenario, action.sandbox);
    if (scenario.edited) return led(session, scenario, step, at);
    const next = withRun({ ...session, nextTicket: session.nextTicket + 1 }, scenario, step.run);
    return { session: next, effects: step.effects };
  }
  const { run } = scenario;
  if (!run || (run.isReplaying && !OF_A_LINE.has(action.type)))
    return action.type === 'interrupt' ? { session, effects: [{ type: 'leave' }] } : only(session);
  const step = runUpdate(run, action, contextFor(session, content));
  return led(session, scenario, settled(step, scenario), at);
}
