import { printed, refused } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';
import { LINUX_COMMANDS } from '../linux-commands.ts';
import { usageRows } from '../usage-text.ts';

/** Commands of ours under a heading. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly SandboxCommand[];
  /** Listed with what comes from Linux. */
  readonly isUsual?: boolean;
}

function groupText({ title, commands }: CommandGroup): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [title, ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)].join('\n');
}

const LINUX = ['As on Linux:', ...Object.values(LINUX_COMMANDS).map((names) => `  ${names.join(' ')}`)].join('\n');

/** What the lab answers itself, where there is a screen or a prompt of its own. */
const LAB = [
  'The lab',
  '  goals story map time steps  what is wanted, and what there is',
  '  hint solution               help that grows',
  '  undo redo reset reset step  back before the last change, again, to the start, to where the task began',
  '  play                        nothing counts until play is typed again',
  '  whatif                      your lines by number; whatif 2 shows the world without line 2',
  '  next                        what happens first, and when; once more, and it has happened',
  '  fact F02, lookup            what why cites as [F02]; what explains the last error',
  '  said WORDS                  your lines so far that hold them',
  '  done quit                   the summary, once every goal is met; leaving before',
].join('\n');

const END =
  'help lab lists the words of the lab (hint, undo, map ...), help linux what comes with bash.\nhelp NAME says how a command is used, as in: help why';

/** What `help NAME` says, and `NAME --help`. */
export const helpText = ({ name, summary, usage }: SandboxCommand): string =>
  [`${name}: ${summary}`, ...usageRows(usage)].join('\n');

/** `help` over the commands that it is to list. */
export function helpOf(groups: readonly CommandGroup[]): SandboxCommand {
  const lab = groups.filter((one) => !one.isUsual);
  const usual = groups.filter((one) => one.isUsual);
  const help: SandboxCommand = {
    name: 'help',
    summary: 'this list',
    usage: ['help', 'help NAME', 'help lab', 'help linux'],
    run: async ([name]) => {
      if (name === undefined) return printed([...lab.map(groupText), END].join('\n'));
      if (name === 'linux') return printed([LINUX, ...usual.map(groupText)].join('\n'));
      if (name === 'lab') return printed(LAB);
      const command = [help, ...groups.flatMap(({ commands }) => commands)].find((one) => one.name === name);
      if (command) return printed(helpText(command));
      const isLinux = Object.values(LINUX_COMMANDS)
        .flat()
        .some((one) => one === name);
      if (isLinux) return printed(`${name}: as on Linux; ${name} --help says more`);
      return refused(`help: there is no ${name} here. Type help for the list.`);
    },
  };
  return help;
}
