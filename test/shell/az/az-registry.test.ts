import { describe, expect, test } from 'vitest';
import { parseLine } from '../../../src/shell/az/az-parser.ts';
import { COMMANDS, GROUPS } from '../../../src/shell/az/az-registry.ts';
import { childrenOf, wordsBelow } from '../../../src/shell/az/az-tree.ts';
import { realWords } from '../../../src/shell/az/az-vocabulary.ts';
import { azLab } from './az-lab.ts';

const parentOf = (path: string): string => path.split(' ').slice(0, -1).join(' ');

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\$\([^)]*\)|[^\s"]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

describe.each(COMMANDS)('az $path', (command) => {
  test('stands in a group that has a summary', () => {
    const group = GROUPS.find(({ path }) => path === parentOf(command.path));
    expect(group).toBeDefined();
    if (group?.path !== '') expect(group?.summary).not.toBe('');
  });

  test('is a word of the real CLI', () => {
    expect(realWords(parentOf(command.path))).toContain(command.path.split(' ').at(-1));
  });

  test('has examples that its own parser takes', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) {
      expect(line.startsWith(`az ${command.path}`)).toBe(true);
      const rest = line.slice(`az ${command.path}`.length);
      expect(() => parseLine(command, wordsOf(rest)), line).not.toThrow();
    }
  });

  test('reads no argument that the shortest line need not have', async () => {
    const words = command.arguments
      .filter((argument) => argument.isRequired || argument.idPart || argument.options.includes('--yes'))
      .map((argument) => (argument.takes === 'switch' ? argument.options[0] : `${argument.options[0]} abc`));
    const { stderr, exitCode } = await azLab().az(`${command.path} ${words.join(' ')}`);
    expect([0, 1, 2, 3]).toContain(exitCode);
    if (exitCode !== 0) expect(stderr).toMatch(/(^|\n)ERROR: /);
  });

  test('gives each option to one argument', () => {
    const options = command.arguments.flatMap((argument) => argument.options);
    expect(new Set(options).size).toBe(options.length);
  });

  test.each(['--help', '-h'])('explains itself on %s, even to somebody who is not signed in', async (option) => {
    const lab = azLab();
    lab.signIn(undefined);
    const { stdout, stderr, exitCode } = await lab.az(`${command.path} ${option}`);
    expect(stdout).toMatch(new RegExp(`^\\nCommand\\n    az ${command.path} : `));
    for (const argument of command.arguments) expect(stdout).toContain(argument.options[0]);
    for (const row of stdout.split('\n')) if (!/^ *https:\S+ \\$/.test(row)) expect(row.length).toBeLessThanOrEqual(78);
    expect([stderr, exitCode]).toEqual(['', 0]);
  });
});

test('paths are unique, and every group has something in it', () => {
  const paths = [...COMMANDS, ...GROUPS].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const { path } of GROUPS) {
    const { groups, commands } = childrenOf(path);
    expect(groups.length + commands.length, path).toBeGreaterThan(0);
  }
});

test('the words below a group are the modelled ones and the real ones', () => {
  expect(wordsBelow('vm identity')).toEqual(new Set(['assign', 'remove', 'show']));
  expect(wordsBelow('vm').has('start')).toBe(true);
});

test('help of a command is laid out as in real az', async () => {
  const { stdout } = await azLab().az('vm identity show --help');
  expect(stdout).toBe(`
Command
    az vm identity show : Display the managed identities of a VM.

Arguments

Resource Id Arguments
    --ids               : One or more resource IDs (space-delimited). It
                          should be a complete resource ID containing all
                          information of 'Resource Id' arguments. You should
                          provide either --ids or other 'Resource Id'
                          arguments.
    --name -n           : The name of the Virtual Machine.
    --resource-group -g : Name of resource group.
    --subscription      : Name or ID of subscription.

Global Arguments
    --debug             : Increase logging verbosity to show all debug logs.
    --help -h           : Show this help message and exit.
    --only-show-errors  : Only show errors, suppressing warnings.
    --output -o         : Output format.  Allowed values: json, jsonc, none,
                          table, tsv, yaml, yamlc.  Default: json.
    --query             : JMESPath query string. See http://jmespath.org/ for
                          more information and examples.
    --verbose           : Increase logging verbosity. Use --debug for full
                          debug logs.

Examples
    Show the principal id of the system assigned identity.
        az vm identity show -g rg-app -n vm-web --query principalId -o tsv

These are the arguments that this lab takes; the real az has more.
`);
});

test('a long example can be pasted as it stands in the help', async () => {
  const { stdout } = await azLab().az('vm create --help');
  const pasted = stdout.replaceAll(/ \\\n +/g, ' ');
  expect(pasted).toContain(
    '\n        az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system]\n',
  );
  expect(pasted).not.toBe(stdout);
});

test('help of a group lists what the lab models of it', async () => {
  const { stdout, exitCode } = await azLab().az('identity -h');
  expect(stdout).toBe(`
Group
    az identity : Manage user-assigned managed identities.

Subgroups:
    federated-credential : Manage federated identity credentials under user
                           assigned identities.

Commands:
    create               : Create a user-assigned identity.
    delete               : Deletes the identity. It is detached from nothing,
                           and its role assignments stay.
    list                 : List user-assigned identities.
    list-resources       : List the associated resources for the identity.
    show                 : Gets the identity.

These are the commands that this lab models; the real az has more.
`);
  expect(exitCode).toBe(0);
});

test('az alone, az --help and az help list the groups', async () => {
  const lab = azLab();
  const { stdout } = await lab.az('--help');
  expect(stdout).toMatch(/^\nGroup\n {4}az\n\nSubgroups:\n {4}account +: /);
  expect((await lab.az('')).stdout).toBe(stdout);
  expect((await lab.az('help')).stdout).toBe(stdout);
});
