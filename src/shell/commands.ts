import { az } from './az/az.ts';
import { HELP_COMMAND } from './carried-state.ts';
import { clock } from './commands/clock.ts';
import { date } from './commands/date.ts';
import { exit, logout } from './commands/exit.ts';
import { fault } from './commands/fault.ts';
import { type CommandGroup, helpOf } from './commands/help.ts';
import { history } from './commands/history.ts';
import { jwt } from './commands/jwt.ts';
import { hostname, id, uname, whoami } from './commands/machine.ts';
import { missingCommands } from './commands/missing.ts';
import { sleep } from './commands/sleep.ts';
import { ssh } from './commands/ssh.ts';
import { why } from './commands/why.ts';
import { burst } from './http/burst.ts';
import { curl } from './http/curl.ts';
import type { SandboxCommand } from './line-context.ts';

/** Every command of ours that `help` lists. A new one is a file and a name here. */
const GROUPS: readonly CommandGroup[] = [
  { title: 'Azure and its machines', commands: [az, curl, burst, ssh, exit, fault] },
  { title: 'Understanding', commands: [why, jwt] },
  { title: 'Time', commands: [clock, date, sleep] },
  { title: 'This machine', commands: [whoami, hostname, id, uname, history] },
];

/** Every command of ours that the shell finds. */
export const commands: readonly SandboxCommand[] = [
  ...GROUPS.flatMap((group) => group.commands),
  { ...helpOf(GROUPS), name: HELP_COMMAND },
  logout,
  ...missingCommands,
];
