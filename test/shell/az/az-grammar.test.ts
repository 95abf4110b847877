import { describe, expect, test } from 'vitest';
import { azLab } from './az-lab.ts';
import { REAL_ERRORS } from './real-errors.ts';

const withoutExamples = (stderr: string): string => (stderr.split('\n\nExamples')[0] ?? '').trim();

describe('a line that cannot run ends as in real az', () => {
  test.each(REAL_ERRORS)('az %s', async (line, exitCode, stderr) => {
    const lab = azLab();
    lab.signIn(undefined);
    const result = await lab.az(line);
    expect(withoutExamples(result.stderr)).toBe(stderr);
    expect(result.exitCode).toBe(exitCode);
  });
});

describe('the parser closes its errors with examples', () => {
  test('of the command whose required arguments are missing', async () => {
    const { stderr, stdout } = await azLab().az('identity create');
    expect(stderr).toBe(
      [
        'ERROR: the following arguments are required: --resource-group/-g, --name/-n',
        '',
        'Examples from AI knowledge base:',
        'az identity create --name id-reports --resource-group rg-app',
        'Create an identity.',
        '',
        'https://aka.ms/cli_ref',
        'Read more about the command in reference docs',
        '',
      ].join('\n'),
    );
    expect(stdout).toBe('');
  });

  test('of the command that was meant', async () => {
    const { stderr } = await azLab().az('identty create');
    expect(stderr).toContain(
      "Did you mean 'identity' ?\n\nExamples from AI knowledge base:\naz identity create --name",
    );
  });

  test('that share most options with the line come first', async () => {
    const { stderr } = await azLab().az('vm create --assign-identity [system]');
    expect(stderr.indexOf('--assign-identity [system]')).toBeLessThan(stderr.indexOf('Create a Linux VM.'));
  });

  test('and has none where nobody took a word', async () => {
    const { stderr } = await azLab().az('group list stray');
    expect(stderr).toContain('Examples from AI knowledge base:\nhttps://aka.ms/cli_ref\n');
  });
});

describe('ways to write an argument', () => {
  test.each([
    ['--name rg-app', 'a space'],
    ['--name=rg-app', 'an equals sign'],
    ['-n rg-app', 'the short option'],
    ['-nrg-app', 'a value glued to the short option'],
    ['--nam rg-app', 'an unambiguous beginning'],
    ['-n=rg-app', 'the short option with an equals sign'],
    ['-n wrong -n rg-app', 'twice: the last one counts'],
  ])('group show %s (%s)', async (argument) => {
    const lab = azLab();
    await lab.az('group create -n rg-app -l westeurope');
    expect((await lab.json(`group show ${argument}`)).name).toBe('rg-app');
  });

  test('@file stands for what the file holds', async () => {
    const lab = azLab();
    lab.files.set('name.txt', 'rg-app');
    await lab.az('group create -n rg-app -l westeurope');
    expect((await lab.json('group show -n @name.txt')).name).toBe('rg-app');
    expect((await lab.az('group show -n @nope.txt')).stderr).toContain(
      "Resource group '@nope.txt' could not be found.",
    );
  });

  test('tags in every form', async () => {
    const group = await azLab().json('group create -n rg-app -l "West Europe" --tags team=web owner "note=a=b"');
    expect(group.tags).toEqual({ team: 'web', owner: '', note: 'a=b' });
    expect(group.location).toBe('westeurope');
  });
});

test('--only-show-errors drops the warnings', async () => {
  const lab = azLab();
  expect((await lab.az('group delete -n rg-app --only-show-errors')).stderr).toBe('ERROR: Operation cancelled.\n');
});

test('a real command that the lab does not model is named, with the nearest one that it does', async () => {
  const lab = azLab();
  for (const [line, words] of [
    [
      'vm redeploy -g rg-app -n vm-web',
      "'az vm redeploy'. The nearest that it does is 'az vm deallocate'; 'az vm --help'",
    ],
    ['network vnet list', "'az network'. The nearest that it does is 'az resource list'; 'az --help'"],
    ['aks create', "'az aks'. The nearest that it does is 'az vm create'; 'az --help'"],
    ['functionapp create --help', "'az functionapp'. The nearest that it does is 'az webapp create'; 'az --help'"],
    ['role assignment update', "'az role assignment update'. The nearest that it does is 'az role assignment create'"],
  ] as const) {
    const { stdout, stderr, exitCode } = await lab.az(line);
    expect(stderr).toContain(`mi-lab: the lab does not model ${words}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([stdout, exitCode]).toEqual(['', 2]);
  }
});
