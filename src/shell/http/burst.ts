import { printed, refused } from '../command-result.ts';
import type { LineContext, SandboxCommand } from '../line-context.ts';
import { usageText } from '../usage-text.ts';
import { curlRequest } from './curl-request.ts';
import { parseCurlArguments } from './http-arguments.ts';
import type { HttpRequest } from './http-message.ts';
import { imdsCommand, imdsRoute } from './imds-route.ts';

const USAGE = [
  'burst N -- curl …  N requests at one moment, all open at once',
  'burst N --concurrent C -- curl …  with C of them open at once',
];
const MOST = 1_000;

interface BurstArguments {
  readonly count: number;
  readonly concurrent: number;
  readonly curl: readonly string[];
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = /^\d+$/.test(text ?? '') ? Number(text) : 0;
  return value >= 1 && value <= MOST ? value : undefined;
}

function argumentsOf(args: readonly string[]): BurstArguments | undefined {
  const end = args.indexOf('--');
  const [first, option, value, ...others] = end < 0 ? [] : args.slice(0, end);
  const count = wholeNumber(first);
  const concurrent = option === undefined ? count : wholeNumber(value);
  const isKnown = option === undefined || option === '--concurrent';
  const [program, ...curl] = args.slice(end + 1);
  if (count === undefined || concurrent === undefined || !isKnown || others.length > 0 || program !== 'curl') {
    return undefined;
  }
  return { count, concurrent: Math.min(concurrent, count), curl };
}

/** How often each status came back, the most frequent of equals in numerical order. */
function tally(statuses: readonly number[]): readonly string[] {
  const counts = new Map<number, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const width = String(statuses.length).length;
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `  ${String(count).padStart(width)} × ${status === 0 ? 'no answer' : status}`);
}

/** Sends the requests in rounds of `concurrent`, all at one moment: the k-th of a round finds k others open. */
function burstText({ count, concurrent }: BurstArguments, request: HttpRequest, context: LineContext): string {
  const host = context.environment.host ?? '';
  const commands = Array.from({ length: count }, (_, index) => imdsCommand(host, request, index % concurrent));
  const statuses = context.sendTogether(commands).map(({ reply }) => reply.status);
  const requests = count === 1 ? '1 request' : `${count} requests at the same moment`;
  return [`${requests}, ${concurrent} open at once`, ...tally(statuses)].join('\n');
}

export const burst: SandboxCommand = {
  name: 'burst',
  summary: 'send a request many times at one moment, to meet the limits of IMDS',
  usage: USAGE,
  run: async (args, context) => {
    const parsed = argumentsOf(args);
    if (!parsed) return refused(`burst: 1 to ${MOST} requests with curl\n${usageText(USAGE)}`, 2);
    const settings = parseCurlArguments(parsed.curl);
    if ('usageError' in settings) return refused(settings.usageError, 2);
    const request = await curlRequest(settings, settings.urls[0] ?? '', context);
    if ('curlError' in request) return refused(`curl: (${request.curlError}) ${request.message}`, request.curlError);
    if (!imdsRoute.matches(request.url, context)) {
      return refused('burst: only IMDS at 169.254.169.254 counts requests here; use its address', 2);
    }
    if (context.environment.host === undefined) return refused('burst: IMDS answers on a VM only; ssh to one first', 2);
    return printed(burstText(parsed, request, context));
  },
};
