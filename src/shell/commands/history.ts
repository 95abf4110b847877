import { printed, refused } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';

export const history: SandboxCommand = {
  name: 'history',
  summary: 'the lines typed so far; !! repeats the last one',
  usage: [
    'history [NUMBER]',
    '!!  the last line again, also within a line',
    '!az  the last line that begins so',
    '!3  line 3, !-2  the last but one, !$  the last word of the last line',
  ],
  run: async ([count], context) => {
    const numbered = context.history.map((line, index) => `${String(index + 1).padStart(5)}  ${line}`);
    if (count === undefined) return printed(numbered.join('\n'));
    if (!/^\d+$/.test(count)) return refused(`bash: history: ${count}: numeric argument required`);
    return printed(Number(count) === 0 ? '' : numbered.slice(-Number(count)).join('\n'));
  },
};
