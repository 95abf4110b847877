import type { BashOptions } from 'just-bash/browser';

type LinuxCommand = NonNullable<BashOptions['commands']>[number];

/** The Linux commands of the sandbox, by what they are for; `help` lists them so. Nothing here reaches a network or a process. */
export const LINUX_COMMANDS = {
  text: ['grep', 'egrep', 'fgrep', 'sed', 'awk', 'cut', 'tr', 'sort', 'uniq', 'wc', 'head', 'tail', 'tac', 'rev', 'nl'],
  tables: ['column', 'paste', 'join', 'comm', 'fold', 'expand', 'diff', 'strings', 'od'],
  data: ['jq', 'base64', 'md5sum', 'sha1sum', 'sha256sum', 'seq', 'expr'],
  files: ['cat', 'ls', 'cp', 'mv', 'rm', 'mkdir', 'rmdir', 'touch', 'chmod', 'find', 'tree', 'du', 'stat', 'tee'],
  paths: ['pwd', 'basename', 'dirname', 'which'],
  shell: [
    'echo',
    'printf',
    'env',
    'printenv',
    'alias',
    'unalias',
    'xargs',
    'bash',
    'sh',
    'true',
    'false',
    'clear',
    'time',
  ],
} as const satisfies Record<string, readonly LinuxCommand[]>;

/** All of them, as the shell library wants them. */
export const LINUX_COMMAND_NAMES: LinuxCommand[] = Object.values(LINUX_COMMANDS).flat();

const MEGABYTE = 1_048_576;

/**
 * How far one statement may go. A loop that never ends stops within a quarter of a second even where nothing in it yields;
 * no deadline, because the library would measure it on the simulated clock.
 */
export const EXECUTION_LIMITS: NonNullable<BashOptions['executionLimits']> = {
  maxCommandCount: 2_000,
  maxLoopIterations: 2_000,
  maxAwkIterations: 50_000,
  maxSedIterations: 50_000,
  maxJqIterations: 50_000,
  maxQueryElements: 200_000,
  maxBraceExpansionResults: 10_000,
  maxArrayElements: 10_000,
  maxStringLength: 4 * MEGABYTE,
  maxHeredocSize: MEGABYTE,
  maxOutputSize: 4 * MEGABYTE,
  maxFileSystemBytes: 16 * MEGABYTE,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
};
