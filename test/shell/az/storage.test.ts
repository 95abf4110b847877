import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

const AT = '--account-name st1 --auth-mode login';

async function withContainer() {
  const lab = azLab();
  const group = await lab.json('group create -n rg-app -l westeurope');
  await lab.az('storage account create -g rg-app -n st1 --sku Standard_LRS');
  await lab.az(`storage container create -n reports ${AT}`);
  const grant = (role: string) =>
    lab.json(`role assignment create --assignee operator@contoso.com --role "${role}" --scope ${group.id}`);
  return { lab, grant };
}

test('an account: create, show by name alone, keys, delete', async () => {
  const { lab } = await withContainer();
  expect(await lab.json('storage account show -n st1')).toMatchObject({
    kind: 'StorageV2',
    primaryEndpoints: { blob: 'https://st1.blob.core.windows.net/' },
    resourceGroup: 'rg-app',
    sku: { name: 'Standard_LRS', tier: 'Standard' },
  });
  expect(await lab.json('storage account keys list -n st1 --query [].keyName')).toEqual(['key1', 'key2']);
  expect(await lab.az('storage account show')).toMatchObject({
    stderr: 'ERROR: (--name | --ids) are required\n',
    exitCode: 1,
  });
  expect((await lab.az('storage account show -n st9')).stderr).toBe("ERROR: Storage account 'st9' not found.\n");
  expect((await lab.az('storage account delete -n st1')).stderr).toContain('ERROR: Operation cancelled.\n');
  expect((await lab.az('storage account delete -n st1 -y')).exitCode).toBe(0);
});

test('a container: created once, listed', async () => {
  const { lab } = await withContainer();
  expect(await lab.json(`storage container create -n reports ${AT}`)).toEqual({ created: false });
  expect(await lab.json(`storage container create -n logs ${AT}`)).toEqual({ created: true });
  expect(await lab.json(`storage container list ${AT} --query [].name`)).toEqual(['logs', 'reports']);
});

test('Owner may not read a blob: the message lists the data roles', async () => {
  const { lab } = await withContainer();
  const { stderr, exitCode } = await lab.az(`storage blob upload -c reports -n may.txt --data May ${AT}`);
  expect(stderr).toMatch(
    /^ERROR: \nYou do not have the required permissions needed to perform this operation\.\nDepending on your operation, you may need to be assigned one of the following roles:\n {4}"Storage Blob Data Owner"\n/,
  );
  expect(exitCode).toBe(1);
});

test('a data role may: upload, list, show, download, delete', async () => {
  const { lab, grant } = await withContainer();
  await grant('Storage Blob Data Contributor');
  lab.files.set('june.txt', 'June\n');
  expect((await lab.az(`storage blob upload -c reports -n may.txt --data May ${AT}`)).exitCode).toBe(0);
  expect((await lab.az(`storage blob upload -c reports --file june.txt ${AT}`)).exitCode).toBe(0);
  expect(await lab.json(`storage blob list -c reports ${AT} --query [].name`)).toEqual(['june.txt', 'may.txt']);
  expect(await lab.json(`storage blob list -c reports --prefix m ${AT} --query [].name`)).toEqual(['may.txt']);
  expect((await lab.json(`storage blob show -c reports -n may.txt ${AT}`)).properties.contentLength).toBe(3);
  expect((await lab.az(`storage blob download -c reports -n june.txt ${AT}`)).stdout).toBe('June\n');
  await lab.json(`storage blob download -c reports -n may.txt --file out.txt ${AT}`);
  expect(lab.files.get('out.txt')).toBe('May');
  expect(await lab.az(`storage blob delete -c reports -n may.txt ${AT}`)).toEqual({
    stdout: '',
    stderr: '',
    exitCode: 0,
  });
});

test('errors of the blob service have its text, the code below it, and 3 for what is not there', async () => {
  const { lab, grant } = await withContainer();
  await grant('Storage Blob Data Contributor');
  const upload = `storage blob upload -c reports -n may.txt --data May ${AT}`;
  await lab.az(upload);
  const again = await lab.az(upload);
  expect(again.stderr).toMatch(
    /^ERROR: The specified blob already exists\.\nRequestId:[0-9a-f-]{36}\nTime:\S+\nErrorCode:BlobAlreadyExists\nIf you want to overwrite the existing one, please add --overwrite in your command\.\n$/,
  );
  expect(again.exitCode).toBe(1);
  expect((await lab.az(`${upload} --overwrite`)).exitCode).toBe(0);
  const missing = await lab.az(`storage blob download -c reports -n nope.txt ${AT}`);
  expect(missing.stderr).toMatch(/^ERROR: The specified blob does not exist\.\n.*\nErrorCode:BlobNotFound\n$/s);
  expect(missing.exitCode).toBe(3);
  const account = await lab.az('storage container list --account-name st9 --auth-mode login');
  expect(account.stderr).toContain("Failed to resolve 'st9.blob.core.windows.net'");
});

test('without --auth-mode az looks for an account key, and says so', async () => {
  const { lab } = await withContainer();
  const { stderr, exitCode } = await lab.az('storage blob upload -c reports -n may.txt --data May --account-name st1');
  expect(stderr).toMatch(
    /^WARNING: \nThere are no credentials provided in your command and environment, we will query/,
  );
  expect(exitCode).toBe(0);
  const wrong = await lab.az('storage blob list -c reports --account-name st1 --account-key abc');
  expect(wrong.stderr).toMatch(/^ERROR: \nAuthentication failure\. This may be caused by either invalid account key/);
});

test.each([
  ['storage container list', 'Please provide storage account name or connection string.'],
  ['storage blob upload -c reports', 'usage error: please specify one of --file and --data to upload.'],
  [`storage blob upload --file nope.txt -c reports ${AT}`, "[Errno 2] No such file or directory: 'nope.txt'"],
  [
    'storage blob download -n may.txt',
    'Please specify --blob-url or combination of blob name, container name and storage account arguments.',
  ],
])('%s', async (line, message) => {
  const { lab } = await withContainer();
  const { stderr, exitCode } = await lab.az(line);
  expect([stderr, exitCode]).toEqual([`ERROR: ${message}\n`, 1]);
});
