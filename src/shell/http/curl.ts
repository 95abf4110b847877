import { SECOND } from '../../sim/duration.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import type { CurlSettings } from './curl-options.ts';
import { headLines, type Transfer, verboseText, writeOutText } from './curl-output.ts';
import { curlRequest } from './curl-request.ts';
import { parseCurlArguments } from './http-arguments.ts';
import type { HttpAnswer, HttpRequest, Unreachable } from './http-message.ts';
import { sendHttp } from './http-routes.ts';

const USAGE = [
  'curl [-s] [-S] [-i] [-v] [-f] [-X METHOD] [-H HEADER]... [-d DATA] [-o FILE] [-w FORMAT] URL',
  'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=…"',
];

/** Statuses that `--retry` takes for passing trouble. */
const RETRIED = [408, 429, 500, 502, 503, 504];

interface Retried {
  readonly answer: HttpAnswer | Unreachable;
  readonly warnings: string;
}

/** Sends the request, and again after simulated seconds of waiting while `--retry` allows it. */
async function sendWithRetries(
  request: HttpRequest,
  { retries }: CurlSettings,
  context: LineContext,
): Promise<Retried> {
  let warnings = '';
  for (let attempt = 0; ; attempt += 1) {
    const answer = await sendHttp(request, context);
    const isPassing = 'status' in answer && RETRIED.includes(answer.status);
    if (!isPassing || attempt >= retries) return { answer, warnings };
    const seconds = Number(answer.headers['retry-after'] ?? 2 ** attempt);
    const left = retries - attempt;
    warnings += `Warning: Problem : HTTP error. Will retry in ${seconds} seconds. ${left} ${left === 1 ? 'retry' : 'retries'} left.\n`;
    context.send({ type: 'clock.advance', milliseconds: seconds * SECOND });
  }
}

function unreachable({ curlError, message, hint }: Unreachable, settings: CurlSettings): CommandResult {
  const isShown = !settings.isSilent || settings.showsErrors;
  const error = isShown ? `curl: (${curlError}) ${message}\n` : '';
  return { stdout: '', stderr: `${error}${hint ? `${hint}\n` : ''}`, exitCode: curlError };
}

async function writtenTo(path: string | undefined, body: string, context: LineContext): Promise<string | Unreachable> {
  if (path === undefined || path === '-') return body;
  if (path === '/dev/null' || (await context.writeFile(path, body))) return '';
  return { curlError: 23, message: 'Failure writing output to destination' };
}

/** What a finished exchange prints: the body or where it went, with or without its head. */
async function shown(
  {
    request,
    answer,
    warnings,
  }: { readonly request: HttpRequest; readonly answer: HttpAnswer; readonly warnings: string },
  settings: CurlSettings,
  context: LineContext,
): Promise<CommandResult> {
  const { now } = context.world;
  const isFailure = answer.status >= 400 && (settings.failsOnStatus || settings.failsWithBody);
  const failure: Unreachable = { curlError: 22, message: `The requested URL returned error: ${answer.status}` };
  const verbose = settings.isVerbose ? verboseText(request, answer, now) : '';
  const head = settings.showsHeaders ? headLines(request, answer, now).join('\r\n').concat('\r\n') : '';
  const body = settings.isHead || (isFailure && !settings.failsWithBody) ? '' : answer.body;
  const stdout = await writtenTo(settings.output, `${head}${body}`, context);
  if (typeof stdout !== 'string') return unreachable(stdout, settings);
  const failed = isFailure ? unreachable(failure, settings) : undefined;
  const noise = `${settings.isSilent ? '' : warnings}${verbose}`;
  return { stdout, stderr: `${noise}${failed?.stderr ?? ''}`, exitCode: failed?.exitCode ?? 0 };
}

async function transfer(address: string, settings: CurlSettings, context: LineContext): Promise<CommandResult> {
  const started = context.world.now;
  const request = await curlRequest(settings, address, context);
  if (settings.proxy !== undefined && settings.proxy !== '') {
    const name = settings.proxy.replace(/^\w+:\/\//, '').replace(/:\d+\/?$/, '');
    return unreachable({ curlError: 5, message: `Could not resolve proxy: ${name}` }, settings);
  }
  const sent = 'curlError' in request ? undefined : await sendWithRetries(request, settings, context);
  const answer = sent && 'status' in sent.answer ? sent.answer : undefined;
  const result =
    sent && answer && !('curlError' in request)
      ? await shown({ request, answer, warnings: sent.warnings }, settings, context)
      : unreachable((sent?.answer ?? request) as Unreachable, settings);
  if (settings.writeOut === undefined) return result;
  const facts: Transfer = {
    request: 'curlError' in request ? undefined : request,
    answer,
    milliseconds: context.world.now - started,
    exitCode: result.exitCode,
    errorMessage: result.stderr.replace(/^curl: \(\d+\) /, '').trimEnd(),
  };
  return { ...result, stdout: `${result.stdout}${writeOutText(settings.writeOut, facts)}` };
}

export const curl: SandboxCommand = {
  name: 'curl',
  summary: 'send an HTTP request to IMDS and the other services of the lab',
  usage: USAGE,
  run: async (args, context) => {
    if (args.includes('--version') || args.includes('-V')) return printed('curl 8.5.0 (mi-lab, offline)');
    if (args.includes('--help') || args[0] === '-h') return printed(`Usage:\n  ${USAGE.join('\n  ')}`);
    const settings = parseCurlArguments(args);
    if ('usageError' in settings) return refused(settings.usageError, 2);
    let all: CommandResult = { stdout: '', stderr: '', exitCode: 0 };
    for (const address of settings.urls) {
      const { stdout, stderr, exitCode } = await transfer(address, settings, context);
      all = { stdout: all.stdout + stdout, stderr: all.stderr + stderr, exitCode };
    }
    return all;
  },
};
