import type { Json } from '../../sim/json.ts';
import type { LineContext } from '../line-context.ts';
import type { AzValues } from './az-argument.ts';
import type { OutputFormat } from './az-arguments.ts';
import { callerOf, credentialOf } from './az-caller.ts';
import type { AzCommand } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { commandHelp } from './az-help.ts';
import { type AzJob, jobsOf } from './az-ids.ts';
import { outputText } from './az-output.ts';
import { parseLine } from './az-parser.ts';
import { requestOf, subscriptionNamed } from './az-request.ts';
import { withResourceGroups } from './az-shape.ts';

/** The line that is run: what it sees, and where its text goes. */
export interface AzLine {
  readonly context: LineContext;
  /** Text on stdout. */
  print(text: string): void;
  /** A line `WARNING: …` on stderr. */
  warn(text: string): void;
}

function textOf(values: AzValues, option: string): string | undefined {
  const found = values.get(option);
  return typeof found === 'string' ? found : undefined;
}

/** Runs one job as whoever is signed in on this machine. */
async function runJob(command: AzCommand, { values }: AzJob, line: AzLine): Promise<Json> {
  const { context } = line;
  const { account } = context.environment;
  if (!account && !command.isOpenToAll) throw new AzFailure("Please run 'az login' to setup account.");
  const hasOwnMeaning = command.arguments.some(({ options }) => options.includes('--subscription'));
  const named = hasOwnMeaning ? undefined : textOf(values, '--subscription');
  const subscriptionId =
    named === undefined ? (account?.subscriptionId ?? '') : subscriptionNamed(context, named, line.warn);
  const credentialFor = (resource: string) => credentialOf(context, resource);
  const request = requestOf({ ...line, caller: callerOf(context), credentialFor, subscriptionId }, values);
  return (await command.run(request)) ?? null;
}

/** The results of all jobs; where some fail and some do not, the failures become warnings, as in real az. */
async function runJobs(command: AzCommand, jobs: readonly AzJob[], line: AzLine): Promise<Json> {
  const results: Json[] = [];
  const failures: { readonly id: string; readonly failure: AzFailure }[] = [];
  for (const job of jobs) {
    try {
      results.push(await runJob(command, job, line));
    } catch (error) {
      if (!(error instanceof AzFailure) || jobs.length === 1) throw error;
      failures.push({ id: job.id ?? '', failure: error });
    }
  }
  for (const { id, failure } of failures) line.warn(`${id}: "${failure.message}"`);
  if (failures.length > 0 && results.length === 0) throw new AzFailure('Encountered more than one exception.');
  if (failures.length > 0) line.warn('Encountered more than one exception.');
  return results.length === 1 ? (results[0] ?? null) : results;
}

/** Runs a command with the words behind it and prints its result as the line wants it. Throws `AzFailure`. */
export async function runCommand(command: AzCommand, words: readonly string[], line: AzLine): Promise<void> {
  const { values, asksForHelp } = parseLine(command, words);
  if (asksForHelp) return line.print(commandHelp(command));
  const jobs = jobsOf(command, values, line.warn);
  if (command.isDestructive && !values.has('--yes')) {
    line.warn('Unable to prompt for confirmation as no tty available. Use --yes.');
    throw new AzFailure('Operation cancelled.');
  }
  const result = withResourceGroups(await runJobs(command, jobs, line));
  const query = textOf(values, '--query');
  const text = await outputText(result, {
    format: textOf(values, '--output') as OutputFormat,
    ...(query === undefined ? {} : { query }),
    ...(command.table === undefined ? {} : { table: command.table }),
  });
  line.print(text);
}
