import { exerciseOf } from '../catalog/question-command.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { Action } from './action.ts';
import { judged } from './asking.ts';
import { isExam } from './exam.ts';
import { linesLeft, typedAt } from './kept-question.ts';
import { goneOn, leaving, skipped } from './navigation.ts';
import { blindRun, openedRun } from './opened-run.ts';
import { recordedAnswer } from './question-update.ts';
import type { Run } from './run.ts';
import { noted, type RunContext, type RunStep } from './run-step.ts';
import { drained, runUpdate, type TerminalAction } from './run-update.ts';
import type { Asking } from './screen.ts';
import type { Session } from './session.ts';
import { canShowSolution, isSolutionNext } from './solution.ts';
import { typedAnswer } from './typed-answer.ts';
import { journalledLines, only, type Update } from './update-result.ts';
import { type QuestionScreen, questionScreen, withWorkScreen } from './work-screen.ts';

function contextOf({ nextTicket, course: { facts } }: Session, { question }: Asking): RunContext {
  return { scenario: question.kind === 'command' ? exerciseOf(question) : undefined, facts, ticket: nextTicket };
}

/** Once a line is typed anew, what was kept before is not what stands there. */
function withoutKept(asking: Asking, before: Run | undefined): Asking {
  const linesIn = (run: Run | undefined): number => run?.entries.filter(({ kind }) => kind === 'line').length ?? 0;
  if (!before || linesIn(asking.sandbox?.run) === linesIn(before)) return asking;
  const { isKept: _, ...rest } = asking;
  return rest;
}

/** The run in its question, and the ticket that it may have used up. */
function withRun(session: Session, screen: QuestionScreen, run: Run): Session {
  const { sandbox } = screen.asking;
  if (!sandbox) return session;
  const asking = withoutKept({ ...screen.asking, sandbox: { ...sandbox, run } }, sandbox.run);
  return { ...withWorkScreen(session, { ...screen, asking }), nextTicket: session.nextTicket + 1 };
}

/** Solved, or given up for the solution: that is the answer, and it is recorded before anything else is shown. */
function answeredAt(session: Session, { before, step }: Moved, at: number): Update {
  const screen = questionScreen(session);
  if (step.isHandedIn && isExam(session.screen)) return goneOn(session, at);
  const isOver = step.isSolved || step.isGivenUp;
  if (!isOver || !screen || screen.asking.answered) return only(session);
  const answer = typedAnswer(step.isGivenUp ? before : step.run, screen.asking.question);
  return recordedAnswer(session, screen, judged(screen.asking, answer), at);
}

/** A run before and after a move. */
interface Moved {
  readonly before: Run;
  readonly step: RunStep;
}

const OFFER = sanitizeLine('Type solution to see one way. The question then counts as missed, and comes back.');
const OFFER_BESIDE_HINTS = sanitizeLine(
  'hint shows the next hint. solution shows one way: the question then counts as missed, and comes back.',
);

/** Offers the solution once, after the line that makes it available; after the last hint that says so itself. */
function withOffer({ before, step }: Moved): Run {
  const isNew = step.run.tries > before.tries && canShowSolution(step.run) && !canShowSolution(before);
  const offer = isSolutionNext(step.run) ? OFFER : OFFER_BESIDE_HINTS;
  return isNew && !step.isSolved ? noted(step.run, 'hint', offer) : step.run;
}

/** How many lines of an earlier visit are still to be played after a step: none once it has come to rest. */
function stillReplaying(before: number, { run, played = [] }: RunStep): number {
  return run.running || run.queue.length > 0 ? Math.max(0, before - played.length) : 0;
}

/**
 * Journals what was played, line by line, but for what is played again, and for a solution that is shown once it is answered. In an
 * exam the answer itself is kept.
 */
function keptLines(session: Session, { asking }: QuestionScreen, { played = [] }: RunStep, at: number): Update {
  if (isExam(session.screen) || asking.answered) return only(session);
  const lines = played.slice(asking.sandbox?.replaying ?? 0);
  return journalledLines(session, lines, (now, line) => typedAt(now, asking, line), at);
}

function applied(session: Session, screen: QuestionScreen, moved: Moved, at: number): Update {
  const { step } = moved;
  if (step.isSkipped) return skipped(session, at);
  const { sandbox } = screen.asking;
  const replaying = stillReplaying(sandbox?.replaying ?? 0, step);
  const after = sandbox ? { ...screen, asking: { ...screen.asking, sandbox: { ...sandbox, replaying } } } : screen;
  const typed = keptLines(withRun(session, after, withOffer(moved)), screen, step, at);
  const answered = answeredAt(typed.session, moved, at);
  const left = leaving(answered.session, step, at);
  return {
    session: left.session,
    effects: [...typed.effects, ...answered.effects, ...step.effects, ...left.effects],
  };
}

const AGAIN = sanitizeLine('You were here before: your lines are played again. reset starts over.');

/** What was typed on an earlier visit is played first. */
function replayed(session: Session, screen: QuestionScreen, run: Run, lines: readonly string[]): Update {
  const { asking } = screen;
  if (!asking.sandbox) return only(session);
  const waiting: Run = { ...noted(run, 'plain', AGAIN), queue: [...lines, ''] };
  const step = drained(waiting, contextOf(session, asking));
  const replaying = stillReplaying(lines.length, step);
  const sandbox = { ...asking.sandbox, replaying };
  return { session: withRun(session, { ...screen, asking: { ...asking, sandbox } }, step.run), effects: step.effects };
}

/** The sandbox is there: it waits for lines to be typed, or the lines of a prediction run in it by themselves. */
function opened(session: Session, screen: QuestionScreen, action: TerminalAction & { type: 'sandbox-ready' }): Update {
  const { asking } = screen;
  const { question } = asking;
  if (action.ticket !== asking.sandbox?.ticket || asking.sandbox.run) return only(session);
  if (question.kind === 'command') {
    const exercise = exerciseOf(question);
    const solution = { lines: question.solution, after: 'tries' as const, hints: question.hints?.length ?? 0 };
    if (isExam(screen))
      return only(withRun(session, screen, blindRun(action.sandbox, exercise, asking.isKept === true)));
    const run = { ...openedRun(action.sandbox, { ...exercise, solution }), isSkippable: screen.name === 'quiz' };
    const left = linesLeft(session, question);
    return left ? replayed(session, screen, run, left.lines) : only(withRun(session, screen, run));
  }
  const run = openedRun(action.sandbox, undefined);
  const lines = question.kind === 'predict' ? question.lines : [];
  const step = runUpdate(run, { type: 'paste', text: `${lines.join('\n')}\n` }, contextOf(session, asking));
  return { session: withRun(session, screen, step.run), effects: step.effects };
}

/** What happens to a run that only plays by itself. */
const WHILE_PLAYING: ReadonlySet<Action['type']> = new Set([
  'line-printed',
  'line-incomplete',
  'line-finished',
  'interrupt',
]);

/** Everything that happens in the sandbox of a question: it is answered there, or plays what was predicted or the solution. */
export function questionRunUpdate(
  session: Session,
  screen: QuestionScreen,
  action: TerminalAction,
  at: number,
): Update {
  if (action.type === 'sandbox-ready') return opened(session, screen, action);
  const { asking } = screen;
  if (action.type === 'sandbox-failed') {
    const { ticket, reason } = action;
    if (ticket !== asking.sandbox?.ticket) return only(session);
    return only(withWorkScreen(session, { ...screen, asking: { ...asking, sandbox: { ticket, failed: reason } } }));
  }
  const before = asking.sandbox?.run;
  const isForRun = before && (!asking.answered || WHILE_PLAYING.has(action.type));
  if (!isForRun) return action.type === 'interrupt' ? { session, effects: [{ type: 'leave' }] } : only(session);
  const step = runUpdate(before, action, contextOf(session, asking));
  return applied(session, screen, { before, step }, at);
}
