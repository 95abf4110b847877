import type { LineContext, SandboxCommand } from '../line-context.ts';
import { AzFailure, failureText } from './az-failure.ts';
import { groupHelp } from './az-help.ts';
import { type AzLine, runCommand } from './az-run.ts';
import { type AzPlace, placeOf } from './az-tree.ts';
import { misspelled, notModelled } from './az-unknown.ts';
import { explainFailure } from './az-wording.ts';
import { versionText } from './version.ts';

/** `@path` stands for what the file holds; a word whose file is not there stays as it is. */
async function withFiles(words: readonly string[], context: LineContext): Promise<readonly string[]> {
  return Promise.all(
    words.map(async (word) => (/^@./.test(word) ? await context.readFile(word.slice(1)) : word) ?? word),
  );
}

/** The answer to a line that names no command: help, the version, or what is missing. */
function groupText({ group, rest }: AzPlace & { readonly kind: 'group' }): string {
  const isRoot = group.path === '';
  if (rest.some((word) => word === '--help' || word === '-h') || (isRoot && rest.length === 0)) return groupHelp(group);
  if (isRoot && (rest.includes('--version') || rest.includes('-v'))) return versionText;
  throw new AzFailure('the following arguments are required: _subcommand', 2, { examples: [] });
}

/** Runs a line. Throws `AzFailure` where it ends in an error. */
async function runWords(words: readonly string[], line: AzLine): Promise<void> {
  const place = placeOf(words[0] === 'help' ? ['--help', ...words.slice(1)] : words);
  switch (place.kind) {
    case 'command':
      return runCommand(place.command, place.rest, line);
    case 'group':
      return line.print(groupText(place));
    case 'unknown':
      throw misspelled(place);
    case 'not modelled':
      throw notModelled(place);
  }
}

/** The simulated Azure CLI. */
export const az: SandboxCommand = {
  name: 'az',
  summary: 'The Azure CLI, for the part of Azure that this lab models.',
  usage: ['az GROUP [SUBGROUP] COMMAND [--name VALUE ...]', 'az --help', 'az GROUP --help', 'az GROUP COMMAND --help'],
  run: async (args, context) => {
    const isQuiet = args.includes('--only-show-errors');
    let [stdout, stderr] = ['', ''];
    const print = (text: string): void => {
      stdout += text;
    };
    const warn = (text: string): void => {
      if (!isQuiet) stderr += `WARNING: ${text}\n`;
    };
    const { lastTrace } = context;
    try {
      await runWords(await withFiles(args, context), { context, print, warn });
      return { stdout, stderr, exitCode: 0 };
    } catch (error) {
      if (!(error instanceof AzFailure)) throw error;
      explainFailure(error, context, lastTrace);
      return { stdout, stderr: stderr + failureText(error), exitCode: error.exitCode };
    }
  },
};
