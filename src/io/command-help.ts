import type { CommandHelp } from '../session/command-help.ts';
import { COMMANDS } from '../shell/az/az-registry.ts';
import { listedCommands } from '../shell/commands.ts';

/** Everything that can be read about the sandbox's commands without opening one: plain data, prepared at build. */
export function commandHelp(): readonly CommandHelp[] {
  const own = listedCommands.map(({ name, summary, usage }) => ({ name, summary, usage }));
  const az = COMMANDS.map(({ path, summary, examples }) => ({
    name: `az ${path}`,
    summary: summary.replace(/\.$/, ''),
    usage: examples.length > 0 ? examples.map(({ line }) => line) : [`az ${path}`],
  }));
  return [...own, ...az];
}
