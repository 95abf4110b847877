import { printed } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';

export const exit: SandboxCommand = {
  name: 'exit',
  summary: 'leave the machine that ssh went to',
  usage: ['exit [CODE]'],
  run: async ([code = '0'], context) => {
    const { host } = context.environment;
    const exitCode = Number.parseInt(code, 10) & 255;
    context.leave();
    if (host !== undefined) return { ...printed(''), exitCode };
    return printed('This is your own machine. quit leaves this terminal.');
  },
};

/** What `exit` is called within the shell library, which knows an `exit` of its own. */
export const logout: SandboxCommand = { ...exit, name: 'logout' };
