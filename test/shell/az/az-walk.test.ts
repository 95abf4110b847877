import { describe, expect, test } from 'vitest';
import { shown } from '../../../src/shell/az/az-argument.ts';
import { COMMANDS, GROUPS } from '../../../src/shell/az/az-registry.ts';
import { childrenOf, lastWord, wordsBelow } from '../../../src/shell/az/az-tree.ts';
import { azLab } from './az-lab.ts';

/** A row of the help for an option: its name, the tag, and the beginning of its text. */
const optionRow = (help: string, options: readonly string[]): RegExpExecArray | null =>
  new RegExp(`^ {4}${options.toSorted().join(' ')} *(\\[Required\\])? : \\S`, 'm').exec(help);

/** A word whose last letter was typed twice: a slip of the fingers that no other word begins with. */
const slipped = (word: string): string => word + word.slice(-1);

describe.each(COMMANDS)('az $path', (command) => {
  const lab = azLab();
  const needed = command.arguments.filter((argument) => argument.isRequired && !argument.idPart);
  const byId = command.arguments.filter((argument) => argument.idPart);

  test('says in its help every option with all its forms, and which ones are required', async () => {
    const { stdout, exitCode } = await lab.az(`${command.path} --help`);
    expect(exitCode).toBe(0);
    for (const argument of command.arguments) {
      const row = optionRow(stdout, argument.options);
      expect(row, shown(argument)).not.toBeNull();
      expect(row?.[1] !== undefined, shown(argument)).toBe(needed.includes(argument));
    }
    for (const option of ['--help -h', '--output -o', '--query']) expect(stdout).toContain(`\n    ${option} `);
    expect(stdout).toContain('\nExamples\n');
    expect(stdout).toContain(`\n        az ${command.path}`);
  });

  test('names what is missing, all of it, and ends with 2, or with 1 where ids would do as well', async () => {
    const { stderr, exitCode } = await lab.az(command.path);
    if (needed.length > 0) {
      const names = needed.map(shown).join(', ');
      expect(stderr.split('\n')[0]).toBe(`ERROR: the following arguments are required: ${names}`);
      expect(exitCode).toBe(2);
    } else if (byId.some((argument) => argument.isRequired)) {
      expect(stderr).toMatch(/^ERROR: \(.*--ids.*\) are required\n/);
      expect(exitCode).toBe(1);
    } else expect(stderr).not.toContain('the following arguments are required');
  });

  test('knows what a misspelled option was meant to be, and says it in its own name', async () => {
    for (const { options } of command.arguments) {
      const [option = ''] = options.filter((one) => one.startsWith('--'));
      const { stderr, exitCode } = await lab.az(`${command.path} ${slipped(option)} x`);
      expect(exitCode, option).toBe(2);
      expect(stderr).toMatch(/^ERROR: /);
      expect(stderr).toContain(`mi-lab: there is no ${slipped(option)} here; did you mean ${option}?\n`);
    }
  });
});

describe.each(GROUPS)('the group az $path', ({ path }) => {
  const lab = azLab();
  const { groups, commands } = childrenOf(path);
  const words = [...groups, ...commands].map((one) => lastWord(one.path));
  const line = (word: string): string => [path, word].filter(Boolean).join(' ');

  test('lists everything in it within the window, each with what it is for', async () => {
    const { stdout, exitCode } = await lab.az(line('--help'));
    expect(exitCode).toBe(0);
    for (const word of words) expect(stdout).toMatch(new RegExp(`^ {4}${word} +: \\S`, 'm'));
    for (const row of stdout.split('\n')) expect(row.length).toBeLessThanOrEqual(78);
  });

  test('knows what a misspelled word was meant to be', async () => {
    for (const word of words.filter((one) => !wordsBelow(path).has(slipped(one)) && one.length > 3)) {
      const { stderr, exitCode } = await lab.az(line(slipped(word)));
      expect(stderr.split('\n').slice(0, 2)).toEqual([
        `ERROR: '${slipped(word)}' is misspelled or not recognized by the system.`,
        expect.stringMatching(/^Did you mean '[a-z-]+' \?$/),
      ]);
      expect(exitCode).toBe(2);
    }
  });
});

test.each(GROUPS.filter(({ path }) => path !== ''))(
  'az $path asks for a command where there is none',
  async ({ path }) => {
    const { stderr, exitCode } = await azLab().az(path);
    expect(stderr).toMatch(/^ERROR: the following arguments are required: _subcommand\n/);
    expect(exitCode).toBe(2);
  },
);
