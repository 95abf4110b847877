import { seenIn } from '../catalog/goal-kind.ts';
import { recognise, type ScenarioState, scenarioState } from '../catalog/scenario-state.ts';
import type { LineResult, Output, Sandbox } from '../shell/sandbox.ts';
import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
import type { Effect } from './effect.ts';
import { oneLine } from './entry-lines.ts';
import { withFactPointer } from './fact-pointer.ts';
import { withLosses } from './goal-losses.ts';
import { withOffers, withTry } from './growing-help.ts';
import { withWayBack } from './next-line.ts';
import { judged } from './predicting.ts';
import { promptText } from './prompt-text.ts';
import type { Entry, EntryOutput, Moment, Run } from './run.ts';
import { noted, type RunContext, type RunStep } from './run-step.ts';
import { broughtBy } from './time-rows.ts';

type Running = NonNullable<Run['running']>;
type LineEntry = Extract<Entry, { kind: 'line' }>;

const shown = ({ fd, text }: Output): EntryOutput => ({ fd, text: sanitize(text) });

const withLine = (history: readonly string[], line: string): readonly string[] =>
  history.at(-1) === line ? history : [...history, line];

/** What a line came to: where `!!` or the like stands in it, what was put in its place, as the shell notes it. */
function ranAs({ sandbox }: Run, typed: string, { shell }: Sandbox): string {
  const ran = shell.history.length > sandbox.shell.history.length ? shell.history.at(-1) : undefined;
  return /^\^|!/.test(typed) && ran !== undefined ? ran : typed;
}

/** What Up brings back after a line: what it came to. */
const historyAfter = ({ history }: Run, typed: string, ran: string): readonly string[] =>
  history.at(-1) === typed ? withLine(history.slice(0, -1), ran) : history;

/** Puts a line into the transcript and sets it to work. */
export function entered(
  run: Run,
  line: string,
  { ticket, predicted, mayAsk = [] }: Pick<RunContext, 'ticket'> & Pick<Running, 'predicted' | 'mayAsk'>,
): RunStep {
  const entry: Entry = { kind: 'line', prompt: promptText(run.sandbox), text: sanitize(line), outputs: [] };
  const effect: Effect = { type: 'run-line', ticket, sandbox: run.sandbox, line, recall: run.history };
  const running = { ticket, line, ...(predicted ? { predicted } : {}), ...(mayAsk.length > 0 ? { mayAsk } : {}) };
  return {
    run: { ...run, history: withLine(run.history, line), running, entries: [...run.entries, entry] },
    effects: [effect],
  };
}

function withLastLine(run: Run, change: (entry: LineEntry) => LineEntry): Run {
  const index = run.entries.findLastIndex((entry) => entry.kind === 'line');
  const entry = run.entries[index];
  if (entry?.kind !== 'line') return run;
  return { ...run, entries: run.entries.with(index, change(entry)) };
}

/** What a line at work prints, as it comes; not where it may be asked first what will come. */
export function printed(run: Run, ticket: number, output: Output): Run {
  if (run.running?.ticket !== ticket || run.running.mayAsk) return run;
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
  const all = after.tasks.flatMap((task) => task.goals).filter((goal) => earlier.get(goal.id) !== goal.isMet);
  // One line that takes several goals away is explained once.
  const first = all.find((goal) => goal.lost !== undefined);
  return all.map((goal) => ({
    isMet: goal.isMet,
    text: goal.isMet
      ? goal.text
      : sanitizeLine(`${goal.text}: ${goal === first ? `${goal.lost} undo takes it back.` : goal.detail}`),
  }));
}

const SHOWN = sanitizeLine('There it is. Press Enter to go on.');
const ANSWERED = sanitizeLine('Every goal is met.');
const SOLVED = sanitizeLine('Every goal is met. Type done for the summary, or keep trying things.');

function solvedText({ isGuided, solution }: Run): SafeText {
  if (solution?.after === 'tries') return ANSWERED;
  return isGuided ? SHOWN : SOLVED;
}

/** How the present world came about: by a line, or by going to a moment whose goals these are. */
type CameBy = { readonly line: SafeText } | { readonly goals: ScenarioState | undefined };

/** Looks at the goals in the world as it is now, and says what turned, by what, and which wrong turn is known. */
export function reviewed(run: Run, before: Run, { scenario, ...came }: RunContext & CameBy): RunStep {
  if (!scenario || !run.goals || run.isBlind) return { run, effects: [] };
  const line = 'line' in came ? came.line : undefined;
  const remembered = 'line' in came ? run.goals : came.goals;
  const seen = scenarioState(scenario, seenIn(run.sandbox, run.since));
  const goals = withLosses(seen, { run, before: run.goals, remembered, line });
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

/** Exit code of a line that Ctrl-C stopped; how far it had come no replay could tell. */
const INTERRUPTED = 130;

/** Says what happened by itself while the line ran, unless the line said so: `clock` does. */
function withNews(run: Run, before: Run, { outputs }: LineResult): Run {
  const printed = outputs.map(({ text }) => text).join('');
  const isTold = (text: string): boolean => printed.includes(text);
  return broughtBy(before.sandbox.world, run.sandbox.world)
    .filter(({ text }) => !isTold(text))
    .reduce((told, { at, text }) => noted(told, 'time', sanitizeLine(`${at}: ${text}.`)), run);
}

/** `clear` at the end of several commands does what it does alone. */
const withClearing = (run: Run, line: string): Run =>
  /[;&\n]\s*clear[\s;]*$/.test(line) ? noted(run, 'clear', sanitizeLine('')) : run;

/** A line is done: its world becomes the present one, the one before can be come back to, and the goals are looked at. */
export function finished(
  run: Run,
  { ticket, result }: { readonly ticket: number; readonly result: LineResult },
  context: RunContext,
): RunStep {
  if (run.running?.ticket !== ticket) return { run, effects: [] };
  const { running, ...rest } = run;
  const moment: Moment = { sandbox: run.sandbox, entries: run.entries.slice(0, -1), goals: run.goals };
  const ran = ranAs(run, running.line, result.sandbox);
  const history = historyAfter(run, running.line, ran);
  const done = withLastLine(
    { ...rest, history, sandbox: result.sandbox, past: [...run.past, moment], future: [] },
    (entry) => ({
      ...entry,
      ...(ran === running.line ? {} : { ran: sanitize(ran) }),
      outputs: result.outputs.map(shown),
      exitCode: result.exitCode,
    }),
  );
  const played = result.exitCode === INTERRUPTED ? [] : [ran];
  const news = withNews(withClearing(done, running.line), run, result);
  const told = withFactPointer(withWayBack(news, running.line, result.exitCode), context.facts);
  const { run: compared, judgement } = judged(told, running.predicted);
  const line = oneLine(running.line);
  const step = reviewed(compared, run, { ...context, line });
  return {
    ...step,
    played,
    run: withOffers(withTry(step.run, moment), run, context),
    ...(judgement ? { judgement } : {}),
  };
}
