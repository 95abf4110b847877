import { DAY, HOUR, MINUTE, SECOND } from '../../sim/duration.ts';
import { printed, refused } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';

const UNITS: Readonly<Record<string, number>> = { '': SECOND, s: SECOND, m: MINUTE, h: HOUR, d: DAY };

const TRY_HELP = "Try 'sleep --help' for more information.";

/** `5`, `0.5`, `2m` as milliseconds. */
function durationOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(text) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * (UNITS[unit] ?? SECOND));
}

export const sleep: SandboxCommand = {
  name: 'sleep',
  summary: 'let simulated time pass; nobody waits',
  usage: ['sleep NUMBER[s|m|h|d]'],
  run: async (args, context) => {
    if (args.length === 0) return refused(`sleep: missing operand\n${TRY_HELP}`);
    let milliseconds = 0;
    for (const text of args) {
      const duration = durationOf(text);
      if (duration === undefined) return refused(`sleep: invalid time interval ‘${text}’\n${TRY_HELP}`);
      milliseconds += duration;
    }
    context.send({ type: 'clock.advance', milliseconds });
    return printed('');
  },
};
