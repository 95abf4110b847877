import { expect, test } from 'vitest';
import { sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

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

test('says whom and what it does not find', async () => {
  expect(await screenAfter(['explain nobody can x on contoso-dev'])).toContain('nobody is called nobody');
  expect(await screenAfter(['explain operator@contoso.com can x on st9'])).toContain('there is no st9');
  expect((await typeLines(['explain operator@contoso.com x'])).exitCode).toBe(2);
});
