import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/shell/create-sandbox.ts';
import { screenAfter, streamAfter, typeLines } from '../typing.ts';

const instant = () => createSandbox({ propagation: 'instant' });

const GROUP = 'az group create -n rg-app -l westeurope -o none';
const MACHINE = `${GROUP} && az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system] -o none`;

describe('az among the other commands of a shell', () => {
  test('its output goes into a variable, and its JSON through jq', async () => {
    const lines = [GROUP, 'ID=$(az group show -n rg-app --query id -o tsv)', 'basename "$ID"'];
    expect(await screenAfter(lines)).toBe('rg-app\n');
    expect(await screenAfter([GROUP, 'az group list | jq -r ".[].location"'])).toBe('westeurope\n');
  });

  test('its exit code is the shell’s, and its errors stand on stderr', async () => {
    const { outputs } = await typeLines(['az group show -n nope; echo "rc=$?"']);
    expect(outputs.map(({ fd, text }) => [fd, text.split('\n')[0]])).toEqual([
      [2, "ERROR: (ResourceGroupNotFound) Resource group 'nope' could not be found."],
      [1, 'rc=3'],
    ]);
    expect(await screenAfter(['az group show -n nope 2>/dev/null || echo "not there"'])).toBe('not there\n');
  });

  test('it runs in loops, one simulated second of a line apart at most', async () => {
    const lines = [GROUP, 'for n in app reports; do az identity create -g rg-app -n id-$n --query name -o tsv; done'];
    expect(await screenAfter(lines)).toBe('id-app\nid-reports\n');
  });

  test('it reads and writes the files of the sandbox', async () => {
    const role = 'az role assignment create --assignee operator@contoso.com --role "Storage Blob Data Owner"';
    const lines = [
      `${GROUP}; az storage account create -g rg-app -n st1 -o none`,
      `${role} --scope $(az group show -n rg-app --query id -o tsv) -o none`,
      'export AZURE_STORAGE_ACCOUNT=st1 AZURE_STORAGE_AUTH_MODE=login',
      'az storage container create -n reports -o none; echo May > may.txt',
      'az storage blob upload -c reports -f may.txt -o none',
      'az storage blob download -c reports -n may.txt -f copy.txt -o none; cat copy.txt',
    ];
    expect(await screenAfter(lines, instant())).toBe('May\n');
  });

  test('a query in double quotes loses its backticks to the shell, as in real bash', async () => {
    const { outputs } = await typeLines([MACHINE, 'az resource list --query "[?name==`vm-web`].name" -o tsv']);
    expect(outputs[0]?.text).toContain('vm-web: command not found');
  });
});

describe('az on the machines of the lab', () => {
  const grantTo = (command: string) =>
    `az role assignment create --assignee-object-id $(${command}) --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none`;

  test('each machine has a sign-in of its own', async () => {
    const lines = [
      `${MACHINE} --only-show-errors`,
      grantTo('az vm identity show -g rg-app -n vm-web --query principalId -o tsv'),
      'ssh vm-web',
      'az account show',
      'az login --identity -o none',
      'az account show --query user.name -o tsv; exit',
      'az account show --query user.name -o tsv',
    ];
    expect(await streamAfter(2, lines.slice(0, 4), instant())).toBe("ERROR: Please run 'az login' to setup account.\n");
    expect(await screenAfter(lines.slice(0, 6), instant())).toContain('systemAssignedIdentity\n');
    expect(await screenAfter(lines, instant())).toBe('operator@contoso.com\n');
  });

  test('in a web app az asks the endpoint of App Service, which never falls back to a user-assigned identity', async () => {
    const lines = [
      `${GROUP}; az appservice plan create -g rg-app -n plan-app -o none`,
      'az webapp create -g rg-app -p plan-app -n app-web -o none; az identity create -g rg-app -n id-app -o none',
      'az webapp identity assign -g rg-app -n app-web --identities id-app -o none',
      grantTo('az identity show -g rg-app -n id-app --query principalId -o tsv'),
      'CLIENT=$(az identity show -g rg-app -n id-app --query clientId -o tsv)',
    ];
    const { sandbox } = await typeLines(lines, instant());
    const clientId = (await screenAfter(['echo $CLIENT'], sandbox)).trim();
    const onApp = (line: string) => screenAfter([`ssh app-web '${line}'`], sandbox);
    expect(await onApp('az login --identity')).toContain('Get Token request returned http error: 400');
    expect(await onApp(`az login --identity --client-id ${clientId} --query "[].name" -o tsv`)).toBe('contoso-dev\n');
  });
});
