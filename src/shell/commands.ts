import { az } from './az/az.ts';
import { HELP_COMMAND } from './carried-state.ts';
import { printed } from './command-result.ts';
import { clock } from './commands/clock.ts';
import { date } from './commands/date.ts';
import { diff } from './commands/diff.ts';
import { exit, logout } from './commands/exit.ts';
import { explain } from './commands/explain.ts';
import { fault } from './commands/fault.ts';
import { type CommandGroup, helpOf, helpText } from './commands/help.ts';
import { history } from './commands/history.ts';
import { jwt } from './commands/jwt.ts';
import { hostname, id, uname, whoami } from './commands/machine.ts';
import { missingCommands } from './commands/missing.ts';
import { sleep } from './commands/sleep.ts';
import { ssh } from './commands/ssh.ts';
import { timeline } from './commands/timeline.ts';
import { transfer } from './commands/transfer.ts';
import { why } from './commands/why.ts';
import { burst } from './http/burst.ts';
import { curl } from './http/curl.ts';
import type { SandboxCommand } from './line-context.ts';

/** Every command of ours that `help` lists. A new one is a file and a name here. */
const GROUPS: readonly CommandGroup[] = [
  { title: 'Azure and its machines', commands: [az, curl, burst, ssh, exit, fault, transfer] },
  { title: 'Understanding', commands: [why, explain, timeline, diff, jwt] },
  { title: 'Time', commands: [clock, date, sleep] },
  { title: 'This machine', commands: [whoami, hostname, id, uname, history], isUsual: true },
];

/** Those that answer `--help` in their own way. */
const OWN_HELP: readonly SandboxCommand[] = [az, curl];

function withHelp(command: SandboxCommand): SandboxCommand {
  if (OWN_HELP.includes(command)) return command;
  const isAsked = (args: readonly string[]): boolean => args.length === 1 && args[0] === '--help';
  return {
    ...command,
    isForLinux: (args) => !isAsked(args) && command.isForLinux?.(args) === true,
    run: async (args, context, stdin) =>
      isAsked(args) ? printed(helpText(command)) : await command.run(args, context, stdin),
  };
}

/** The commands that `help` lists. */
export const listedCommands: readonly SandboxCommand[] = GROUPS.flatMap((group) => group.commands).map(withHelp);

/** Every command of ours that the shell finds. */
export const commands: readonly SandboxCommand[] = [
  ...listedCommands,
  { ...helpOf(GROUPS), name: HELP_COMMAND },
  logout,
  ...missingCommands,
];
