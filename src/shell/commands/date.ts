import { printed, refused } from '../command-result.ts';
import { formatTime } from '../date-format.ts';
import { parseDate } from '../date-parse.ts';
import type { SandboxCommand } from '../line-context.ts';

const DEFAULT_FORMAT = '%a %b %e %H:%M:%S %Z %Y';

/** What `-I`, `-Is` and the like print. */
const ISO_FORMATS: Readonly<Record<string, string>> = {
  '': '%F',
  date: '%F',
  d: '%F',
  hours: '%FT%H+00:00',
  minutes: '%FT%R+00:00',
  seconds: '%FT%T+00:00',
  s: '%FT%T+00:00',
  ns: '%FT%T,%N+00:00',
};

interface DateRequest {
  format: string;
  date: string | undefined;
}

/** Applies one argument; the result is the rest of the arguments, or what `date` says about this one. */
function readArgument([argument = '', ...rest]: readonly string[], request: DateRequest): readonly string[] | string {
  const iso = /^(?:-I|--iso-8601=?)(.*)$/.exec(argument);
  const dated = /^(?:-u?d|--date=)(.+)$/.exec(argument);
  if (argument.startsWith('+')) request.format = argument.slice(1);
  else if (iso) {
    const format = ISO_FORMATS[iso[1] ?? ''];
    if (format === undefined) return `date: invalid argument ‘${iso[1]}’ for ‘--iso-8601’`;
    request.format = format;
  } else if (argument === '-R' || argument === '--rfc-email') request.format = '%a, %d %b %Y %T %z';
  else if (/^-u?d$/.test(argument) || argument === '--date') {
    if (rest[0] === undefined) return "date: option requires an argument -- 'd'";
    request.date = rest[0];
    return rest.slice(1);
  } else if (dated) request.date = dated[1];
  else if (!['-u', '--utc', '--universal'].includes(argument)) {
    return argument.startsWith('-')
      ? `date: unrecognized option '${argument}'\nTry 'date --help' for more information.`
      : `date: invalid date ‘${argument}’`;
  }
  return rest;
}

export const date: SandboxCommand = {
  name: 'date',
  summary: 'the simulated time',
  usage: ['date', 'date +FORMAT', 'date -u', 'date -Is', 'date -d @EPOCH', "date -d '+1 hour'"],
  run: async (args, { world }) => {
    const request: DateRequest = { format: DEFAULT_FORMAT, date: undefined };
    let rest = args;
    while (rest.length > 0) {
      const next = readArgument(rest, request);
      if (typeof next === 'string') return refused(next);
      rest = next;
    }
    const time = request.date === undefined ? world.now : parseDate(request.date, world.now);
    if (time === undefined) return refused(`date: invalid date ‘${request.date}’`);
    return printed(`${formatTime(time, request.format)}\n`);
  },
};
