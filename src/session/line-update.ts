import { seenIn } from '../catalog/goal-kind.ts';
import { recognise, type ScenarioState, scenarioState } from '../catalog/scenario-state.ts';
import type { LineResult, Output } from '../shell/sandbox.ts';
import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
import type { Effect } from './effect.ts';
import { promptText } from './prompt-text.ts';
import type { Entry, EntryOutput, Moment, Run } from './run.ts';
import { noted, type RunContext, type RunStep } from './run-step.ts';

type LineEntry = Extract<Entry, { kind: 'line' }>;

const shown = ({ fd, text }: Output): EntryOutput => ({ fd, text: sanitize(text) });

/** Puts a line into the transcript and sets it to work. */
export function entered(run: Run, line: string, { ticket }: RunContext): RunStep {
  const entry: Entry = { kind: 'line', prompt: promptText(run.sandbox), text: sanitize(line), outputs: [] };
  const effect: Effect = { type: 'run-line', ticket, sandbox: run.sandbox, line };
  return { run: { ...run, running: { ticket, line }, entries: [...run.entries, entry] }, effects: [effect] };
}

function withLastLine(run: Run, change: (entry: LineEntry) => LineEntry): Run {
  const index = run.entries.findLastIndex((entry) => entry.kind === 'line');
  const entry = run.entries[index];
  if (entry?.kind !== 'line') return run;
  return { ...run, entries: run.entries.with(index, change(entry)) };
}

/** What a line at work prints, as it comes. */
export function printed(run: Run, ticket: number, output: Output): Run {
  if (run.running?.ticket !== ticket) return run;
  return withLastLine(run, (entry) => ({ ...entry, outputs: [...entry.outputs, shown(output)] }));
}

/** The text was not a whole command: it goes back into the editor with a line end, to be continued. */
export function incomplete(run: Run, ticket: number): Run {
  if (run.running?.ticket !== ticket) return run;
  const text = `${run.running.line}\n`;
  const { running: _, ...rest } = run;
  return { ...rest, entries: run.entries.slice(0, -1), editor: { text, cursor: text.length } };
}

/** Says of each goal that turned, which one and how it stands now. */
function turned(before: ScenarioState, after: ScenarioState): readonly { isMet: boolean; text: SafeText }[] {
  const earlier = new Map(before.tasks.flatMap((task) => task.goals).map((goal) => [goal.id, goal.isMet]));
  return after.tasks
    .flatMap((task) => task.goals)
    .filter((goal) => earlier.get(goal.id) !== goal.isMet)
    .map((goal) => ({
      isMet: goal.isMet,
      text: goal.isMet ? goal.text : sanitizeLine(`${goal.text}: ${goal.detail}`),
    }));
}

const SHOWN = sanitizeLine('There it is. Press Enter to go on.');
const ANSWERED = sanitizeLine('Every goal is met.');
const SOLVED = sanitizeLine('Every goal is met. Type done for the summary, or keep trying things.');

function solvedText({ isGuided, solution }: Run): SafeText {
  if (solution) return ANSWERED;
  return isGuided ? SHOWN : SOLVED;
}

/** Looks at the goals in the world as it is now, and says what turned and which wrong turn is known. */
export function reviewed(run: Run, before: Run, { scenario }: RunContext): RunStep {
  if (!scenario || !run.goals || run.isBlind) return { run, effects: [] };
  const goals = scenarioState(scenario, seenIn(run.sandbox, run.since));
  let next: Run = { ...run, goals };
  for (const { isMet, text } of turned(run.goals, goals)) next = noted(next, isMet ? 'met' : 'unmet', text);
  const miss = goals.isSolved ? undefined : recognise(scenario, seenIn(run.sandbox, run.since));
  const missBefore = recognise(scenario, seenIn(before.sandbox, run.since));
  if (miss && miss.id !== missBefore?.id) {
    next = { ...noted(next, 'miss', miss.message), missesSaid: [...next.missesSaid, miss.id] };
  }
  const isNewlySolved = goals.isSolved && !run.goals.isSolved;
  return isNewlySolved
    ? { run: noted(next, 'solved', solvedText(run)), effects: [], isSolved: true }
    : { run: next, effects: [] };
}

/** A line is done: its world becomes the present one, the one before can be come back to, and the goals are looked at. */
export function finished(
  run: Run,
  { ticket, result }: { readonly ticket: number; readonly result: LineResult },
  context: RunContext,
): RunStep {
  if (run.running?.ticket !== ticket) return { run, effects: [] };
  const { running: _, ...rest } = run;
  const moment: Moment = { sandbox: run.sandbox, entries: run.entries.slice(0, -1) };
  const done = withLastLine({ ...rest, sandbox: result.sandbox, past: [...run.past, moment], future: [] }, (entry) => ({
    ...entry,
    outputs: result.outputs.map(shown),
    exitCode: result.exitCode,
  }));
  return reviewed(done, run, context);
}
