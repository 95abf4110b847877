import { beforeAll, describe, expect, test } from 'vitest';
import { complete } from '../../../src/shell/complete.ts';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { typed } from '../facts/people.ts';
import { sandboxWithMachine, screenAfter, TOKEN_URL, typeLines } from '../typing.ts';

const READ_BLOB = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read';

const prepared = async () =>
  (
    await typeLines(
      [
        'az storage account create -g rg-app -n st1 -o none',
        'az role assignment create --assignee-object-id $(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv) --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $(az storage account show -g rg-app -n st1 --query id -o tsv) -o none',
      ],
      await sandboxWithMachine(),
    )
  ).sandbox;

test('answers a what-if as the target would, with the nearest assignment, and asks nobody', async () => {
  const sandbox = await prepared();
  const { sandbox: after, outputs } = await typeLines([`explain vm-web can ${READ_BLOB} on st1/reports`], sandbox);
  expect(outputs[0]?.text).toMatch(
    /^No: vm-web may not .*\n[\s\S]*nearest: Storage Blob Data Reader at .* would, and arrives in/,
  );
  expect(after.world.log?.length).toBe(sandbox.world.log?.length);
  expect(await screenAfter(['why'], after)).toContain('nearest: Storage Blob Data Reader');
  const later = await screenAfter(['clock to propagation', `explain vm-web can ${READ_BLOB} on st1/reports`], sandbox);
  expect(later).toMatch(/^Yes: vm-web may .* on st1\/reports\.\n/);
});

test('B-11 tells the control plane from the data plane', async () => {
  const { sandbox } = await typeLines(['clock to propagation'], await prepared());
  const owner = await screenAfter([`explain operator@contoso.com can ${READ_BLOB} on st1`], sandbox);
  expect(owner).toMatch(/^No: .*\n[\s\S]*a data action/);
  const write = 'explain operator@contoso.com can Microsoft.Storage/storageAccounts/write on';
  for (const scope of ['st1', 'rg-app', 'contoso-dev']) {
    expect(await screenAfter([`${write} ${scope}`], sandbox)).toMatch(/^Yes: .*\n[\s\S]*a control-plane action/);
  }
});

test('F40 of a deleted identity it says whether a token from before is let in, and until when', async () => {
  const question = 'explain id-gone can read blobs on st1/reports';
  const gone = await typed(
    [
      'az identity create -g rg-app -n id-gone -o none',
      'az vm identity assign -g rg-app -n vm-web --identities id-gone -o none',
      'az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-gone --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $(az storage account show -g rg-app -n st1 --query id -o tsv) -o none',
      'clock to propagation',
      `ssh vm-web 'curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/&client_id='$(az identity show -g rg-app -n id-gone --query clientId -o tsv)'"' > /dev/null`,
      'clock +5h',
      'az identity delete -g rg-app -n id-gone',
    ],
    await prepared(),
  );
  expect(await screenAfter([question], gone)).toMatch(
    /^Yes: id-gone may read blobs on st1\/reports, with a token from before it was deleted, until 2026-03-03 \d\d:\d\d:\d\d, (18|19) h.* more\.\n[\s\S]*\[F40\]/,
  );
  expect(await screenAfter([question.replace('blobs', 'VMs').replace('st1/reports', 'rg-app')], gone)).toMatch(/^No: /);
  expect(await screenAfter(['clock +25h', question], gone)).toMatch(
    /^No: id-gone may not read blobs [\s\S]*no token of it for this target is good any more/,
  );
  expect(await screenAfter(['clock +40d', question], gone)).toContain('nobody is called id-gone');
});

test('says whom and what it does not find', async () => {
  expect(await screenAfter(['explain nobody can x on contoso-dev'])).toContain('nobody is called nobody');
  expect(await screenAfter(['explain operator@contoso.com can x on st9'])).toContain('there is no st9');
  expect((await typeLines(['explain operator@contoso.com x'])).exitCode).toBe(2);
});

describe('plain words', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    const vault = 'az keyvault create -g rg-app -n kv1 -o none';
    const twins = ['rg-app', 'rg-two'].map((group) => `az identity create -g ${group} -n id-app -o none`);
    const reader = 'az identity create -g rg-app -n id-reader -o none';
    sandbox = await typed(
      [
        'az group create -n rg-two -l westeurope -o none',
        vault,
        ...twins,
        reader,
        'az vm create -g rg-two -n kv1 --image Ubuntu2204 -o none',
        'az vm create -g rg-two -n vm-two --image Ubuntu2204 --assign-identity id-app -o none',
        'az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-reader --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role "Key Vault Secrets User" --scope $(az keyvault show -n kv1 --query id -o tsv) -o none',
        'clock to propagation',
      ],
      await prepared(),
    );
  });

  test.each([
    ['vm-web can read blobs on st1', 'Yes', 'containers/blobs/read'],
    ['vm-web can list the files in st1/reports', 'Yes', 'containers/blobs/read'],
    ['vm-web can delete blobs on st1', 'No', 'containers/blobs/delete'],
    ['vm-web may upload data to st1', 'No', 'containers/blobs/write'],
    ['vm-web can list containers on st1', 'Yes', 'blobServices/containers/read'],
    ['vm-web can list account keys of st1', 'No', 'storageAccounts/listKeys/action'],
    ['id-reader can read secrets on kv1/password', 'Yes', 'secrets/getSecret/action'],
    ['id-reader can set secrets on kv1', 'No', 'secrets/setSecret/action'],
    ['vm-web can start VMs on rg-app', 'No', 'virtualMachines/start/action'],
    ['operator@contoso.com can stop virtual machines on contoso-dev?', 'Yes', 'virtualMachines/powerOff/action'],
    ['operator@contoso.com can create VMs on rg-app', 'Yes', 'virtualMachines/write'],
    ['operator@contoso.com can assign roles on st1', 'Yes', 'roleAssignments/write'],
    ['operator@contoso.com can give access to st1', 'Yes', 'roleAssignments/write'],
    ['vm-two can assign identities on rg-app', 'No', 'userAssignedIdentities/assign/action'],
    ['operator@contoso.com can delete on vm-web', 'Yes', 'virtualMachines/delete'],
    ['operator@contoso.com can delete groups on rg-app', 'Yes', 'resourceGroups/delete'],
  ])('explain %s: %s', async (question, verdict, action) => {
    const said = await screenAfter([`explain ${question}`], sandbox);
    expect(said).toMatch(new RegExp(`^${verdict}: .* ${verdict === 'Yes' ? 'may' : 'may not'} `));
    expect(said).toMatch(new RegExp(`(no role assignment grants )?[A-Za-z./]*${action} `));
  });

  test('a name that means several is asked back, with what tells them apart', async () => {
    const { outputs, exitCode } = await typeLines(['explain id-app can read blobs on st1'], sandbox);
    const said = outputs[0]?.text ?? '';
    expect(said).toMatch(/^explain: id-app can mean several\. Ask by one of these ids:\n/);
    expect(said).toMatch(/\n {2}[-0-9a-f]{36} {2}id-app, a user-assigned managed identity, in rg-app\n/);
    expect(said).toMatch(/, in rg-two\n/);
    expect(exitCode).toBe(1);
    const [id = ''] = /[-0-9a-f]{36}/.exec(said) ?? [];
    expect(await screenAfter([`explain ${id} can read blobs on st1`], sandbox)).toMatch(/^No: id-app may not /);
    expect(await screenAfter(['explain id-reader can delete on kv1'], sandbox)).toContain('kv1 can mean several');
  });

  test('of a host it answers for each identity that it holds, its own first', async () => {
    const both = await typeLines(
      [
        'az identity create -g rg-app -n id-both -o none',
        'az vm create -g rg-app -n vm-both --image Ubuntu2204 --assign-identity [system] id-both -o none',
        'az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-both --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none',
        'clock to propagation',
      ],
      sandbox,
    );
    const said = await screenAfter(['explain vm-both can read VMs on rg-app'], both.sandbox);
    expect(said).toMatch(/^vm-both holds 2 identities, and asks as the one that a request names:\n/);
    expect(said).toMatch(
      /\nNo: vm-both, a system-assigned managed identity, may not read VMs .*\n[\s\S]*\nYes: id-both, a user-assigned managed identity, may read VMs /,
    );
  });

  test('of several scopes of one name the one is meant that has what is asked about', async () => {
    expect(await screenAfter(['explain id-reader can read secrets on kv1'], sandbox)).toMatch(/^Yes: /);
    expect(await screenAfter(['explain id-reader can start VMs on kv1'], sandbox)).toMatch(/^No: .*kv1\.\n/);
  });

  test('what means nothing is answered with the nearest, and an example', async () => {
    const { outputs, exitCode } = await typeLines(['explain vm-web can raed blobs on st1'], sandbox);
    expect(outputs[0]?.text).toContain("'raed blobs' means nothing here. The nearest: read blobs, ");
    expect(outputs[0]?.text).toContain('For example: explain id-reports can read blobs on st1/reports');
    expect(exitCode).toBe(2);
    expect(await screenAfter(['explain vm-wob can read blobs on st1'], sandbox)).toContain('Did you mean vm-web?');
    expect(await screenAfter(['explain vm-web can read secrets on st1'], sandbox)).toBe(
      "explain: st1 has nothing that 'read secrets' is about; it is a storage account in rg-app.\n",
    );
  });

  test('every phrase of its help means an action that some role grants', async () => {
    const rows = [...(await screenAfter(['help explain'])).matchAll(/ACTION: (\S+\|\S+) (.*)/g)];
    expect(rows.length).toBeGreaterThan(10);
    for (const [, verbs = '', thing = ''] of rows) {
      for (const verb of verbs.split('|')) {
        const said = await screenAfter([`explain operator@contoso.com can ${verb} ${thing} on contoso-dev`], sandbox);
        expect(said, `${verb} ${thing}`).toMatch(/^(Yes: .*|No: [\s\S]*a data action)/);
      }
    }
  });

  test('Tab offers who, what and where', () => {
    const offered = (text: string): readonly string[] =>
      complete(sandbox, text, text.length).candidates.map((one) => one.text);
    expect(offered('explain id-r')).toEqual(['id-reader']);
    expect(offered('explain id-reader ')).toEqual(['can']);
    expect(offered('explain id-reader can re')).toEqual(['read', 'restart', 'remove']);
    expect(offered('explain id-reader can read sec')).toEqual(['secrets']);
    expect(offered('explain id-reader can read key ')).toEqual(['vaults']);
    expect(offered('explain id-reader can read secrets ')).toEqual(['on']);
    expect(offered('explain id-reader can read secrets on k')).toEqual(['kv1']);
  });
});
