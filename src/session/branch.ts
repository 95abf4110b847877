import { seenIn } from '../catalog/goal-kind.ts';
import { scenarioState } from '../catalog/scenario-state.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import type { World } from '../sim/world.ts';
import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
import { isChange } from './change.ts';
import { oneLine } from './entry-lines.ts';
import { folded } from './map-fold.ts';
import { changedRows } from './map-marks.ts';
import type { MarkedRow } from './map-row.ts';
import { mapChanges } from './map-twin.ts';
import type { Entry, Moment, Run } from './run.ts';
import { noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { momentOf } from './undo.ts';

type LineEntry = Extract<Entry, { kind: 'line' }>;

/** The lines that made the present world, in order. One that was stopped left no trace. */
function linesOf({ entries }: Run): readonly LineEntry[] {
  return entries.filter((entry): entry is LineEntry => entry.kind === 'line' && entry.exitCode !== 130);
}

/** The moment before a line of the transcript, and the one after it. */
function around(run: Run, line: LineEntry): readonly [Moment | undefined, Moment] {
  const { entries, past } = run;
  const index = entries.indexOf(line);
  const isBefore = (moment: Moment): boolean =>
    moment.entries.length === index && moment.entries.every((one, place) => one === entries[place]);
  const place = past.findIndex(isBefore);
  return [past[place], past[place + 1] ?? momentOf(run)];
}

/** What a line came to: one that the history was brought back into is itself wherever it is played. */
const ranAs = ({ text, ran = text }: LineEntry): SafeText => ran;

/** The lines that can be left out, in order: without what only looked, or failed, nothing would be otherwise. */
function choosable(run: Run): readonly LineEntry[] {
  return linesOf(run).filter((line) => {
    const [before, after] = around(run, line);
    return before !== undefined && isChange(before, after);
  });
}

/** These with their numbers, by which one is left out. */
function listed(run: Run): SafeText {
  const all = choosable(run);
  const lines = all.map((line, index) => `${index + 1}  ${oneLine(ranAs(line))}`);
  if (lines.length === 0)
    return sanitizeLine(
      linesOf(run).length === 0
        ? 'There is no line to leave out yet.'
        : 'There is no line to leave out: nothing that was typed has changed anything.',
    );
  const others = linesOf(run).length - all.length;
  const left = others > 0 ? ['Lines that changed nothing are not among them.'] : [];
  return sanitize(
    ['What if you had not typed one of these? whatif 2 leaves line 2 out.', ...lines, ...left].join('\n'),
  );
}

/** Sets the other lines to work, on a fork from the start; without a number the lines are listed. */
export function branching(run: Run, number: number | undefined, { ticket }: RunContext): RunStep {
  if (number === undefined) return quiet(noted(run, 'plain', listed(run)));
  const left = choosable(run)[number - 1];
  if (!left) return quiet(noted(run, 'plain', sanitizeLine(`There is no line ${number}. whatif lists them.`)));
  const others = linesOf(run)
    .filter((one) => one !== left)
    .map((one) => ranAs(one));
  const going: Run = { ...run, running: { ticket, line: ranAs(left), leftOut: number } };
  return { run: going, effects: [{ type: 'replay', ticket, sandbox: run.start, lines: others }] };
}

/** What came back from playing lines again. */
interface Replayed {
  readonly ticket: number;
  /** Undefined where it was stopped. */
  readonly sandbox: Sandbox | undefined;
  readonly exitCodes: readonly number[];
}

/** Lines that worked as typed and fail where the other is missing. */
function failures(run: Run, leftOut: number, exitCodes: readonly number[]): readonly SafeText[] {
  const left = choosable(run)[leftOut - 1];
  const others = linesOf(run).filter((one) => one !== left);
  const failed = others.filter((one, index) => one.exitCode === 0 && exitCodes[index] !== 0);
  return failed.map(({ text }) => sanitizeLine(`Without it this line fails: ${oneLine(text)}`));
}

/** The fork is there: both worlds are shown, and what differs. */
export function branched(run: Run, { ticket, sandbox, exitCodes }: Replayed, { scenario }: RunContext): RunStep {
  if (run.running?.ticket !== ticket) return quiet(run);
  const { running, ...rest } = run;
  const { leftOut, line } = running;
  if (!sandbox || leftOut === undefined) return quiet(rest);
  const goals = scenario && run.goals ? scenarioState(scenario, seenIn(sandbox, run.since)) : undefined;
  const branch = {
    number: leftOut,
    line: oneLine(line),
    sandbox,
    failures: failures(run, leftOut, exitCodes),
    ...(goals ? { goals } : {}),
  };
  return quiet({ ...rest, branch, panel: 'whatif' });
}

/** The run as if it were the branch, come about from the present world, and nothing asked of it. */
export function asBranch(run: Run, { world, shell }: Sandbox): Run {
  return { ...run, sandbox: { world, shell: { ...shell, lastTrace: undefined } }, past: [momentOf(run)] };
}

const rowsOf = (other: World, shown: World, { unfolded }: Run): readonly MarkedRow[] =>
  folded(
    changedRows(other, shown).filter(({ change }) => change !== 'gone'),
    unfolded,
  );

/** The map as it is and as it would be; what only one of them has is marked as new there. */
export function branchMaps(
  run: Run,
  { world }: Sandbox,
): { readonly present: readonly MarkedRow[]; readonly other: readonly MarkedRow[] } {
  const present = run.sandbox.world;
  return { present: rowsOf(world, present, run), other: rowsOf(present, world, run) };
}

function goalChanges({ goals, branch }: Run): readonly string[] {
  const before = new Map(goals?.tasks.flatMap((task) => task.goals).map((goal) => [goal.id, goal.isMet]));
  const there = branch?.goals?.tasks.flatMap((task) => task.goals) ?? [];
  return there
    .filter(({ id, isMet }) => before.get(id) !== isMet)
    .map(({ text, isMet }) => `Without it this goal is ${isMet ? 'met' : 'not met'}: ${text}.`);
}

/** What would be otherwise without the line, in sentences. */
export function branchSentences(run: Run): readonly SafeText[] {
  const { branch } = run;
  if (!branch) return [];
  const changes = mapChanges(asBranch(run, branch.sandbox)).map((one) =>
    one
      .replace(/^New: /, 'Only without it: ')
      .replace(/^No longer: /, 'Only with it: ')
      .replace(/^Changed: /, 'Otherwise without it: '),
  );
  const all = [...goalChanges(run), ...changes, ...branch.failures];
  return (all.length > 0 ? all : ['Nothing on the map and no goal would be otherwise.']).map(sanitizeLine);
}
