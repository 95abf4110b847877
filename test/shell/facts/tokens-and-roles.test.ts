import { expect, test } from 'vitest';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';

const GROUP = 'az group create -n rg-app -l westeurope -o none';

test('F16 the query of the documentation misses a resource that has both kinds, and the corrected one finds it', async () => {
  const { sandbox } = await typeLines([
    GROUP,
    'az identity create -g rg-app -n id-app -o none',
    'az vm create -g rg-app -n vm-one --image Ubuntu2204 --assign-identity [system] -o none',
    'az vm create -g rg-app -n vm-both --image Ubuntu2204 --assign-identity [system] id-app -o none',
    'az vm create -g rg-app -n vm-none --image Ubuntu2204 -o none',
  ]);
  const seed = `az resource list --query "[?identity.type=='SystemAssigned'].{Name:name,  principalId:identity.principalId}" --output table`;
  const fixed = `az resource list --query "[?contains(identity.type||'','SystemAssigned')].{Name:name, principalId:identity.principalId}" -o table`;
  const names = (text: string) => text.split('\n').flatMap((line) => /^vm-\w+/.exec(line) ?? []);
  const missed = await screenAfter([seed], sandbox);
  expect(missed).toMatch(/^Name {4}PrincipalId\n/);
  expect(names(missed)).toEqual(['vm-one']);
  expect(names(await screenAfter([fixed], sandbox))).toEqual(['vm-one', 'vm-both']);
});

test('F35 the 21st token request within a second gets 429 with Retry-After, and why says how to retry', async () => {
  const url = `-s -o /dev/null -w "%{http_code}\\n" -H Metadata:true "${TOKEN_URL}https://storage.azure.com/"`;
  const loop = `for i in {1..21}; do curl ${url}; done | sort | uniq -c | tr -s " "`;
  const { sandbox } = await typeLines([
    GROUP,
    'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
    'ssh vm-web',
  ]);
  expect(await screenAfter([loop], sandbox)).toBe(' 20 200\n 1 429\n');
  const burst = await typeLines([`burst 6 -- curl ${url}`], sandbox);
  expect(burst.outputs[0]?.text).toBe('6 requests at the same moment, 6 open at once\n  5 × 200\n  1 × 429\n');
  expect(await screenAfter(['why'], burst.sandbox)).toMatch(/retry 404, 429 and 5xx with growing waits.*\[C\.5, F35\]/);
  const head = await screenAfter([`burst 20 -- curl ${url}`, `curl -s -i ${url.slice(url.indexOf('-H'))}`], sandbox);
  expect(head).toContain('HTTP/1.1 200');
});

test('F35 the limit of the other category is 5 a second, each machine for itself', async () => {
  const url = `-s -o /dev/null -w "%{http_code}\\n" -H Metadata:true "http://169.254.169.254/metadata/instance?api-version=2021-02-01"`;
  const { sandbox } = await typeLines([
    GROUP,
    'az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none',
    'az vm create -g rg-app -n vm-two --image Ubuntu2204 -o none',
  ]);
  const loop = `for i in 1 2 3 4 5 6; do curl ${url}; done | sort | uniq -c | tr -s " "`;
  expect(await screenAfter([`ssh vm-web '${loop}'`], sandbox)).toBe(' 5 200\n 1 429\n');
  expect(await screenAfter([`ssh vm-web '${loop}'; ssh vm-two 'curl ${url}'`], sandbox)).toBe(' 5 200\n 1 429\n200\n');
});

/** vm-web holds id-app; st1 has a container. `read` asks with a token of the platform, `$T` is none. */
const dataWorld = async () =>
  (
    await typeLines([
      GROUP,
      'az identity create -g rg-app -n id-app -o none',
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity id-app -o none',
      'az storage account create -g rg-app -n st1 -o none',
      'az storage container create --account-name st1 -n docs --auth-mode key -o none',
      'ID=$(az identity show -g rg-app -n id-app --query principalId -o tsv)',
      'ST=$(az storage account show -g rg-app -n st1 --query id -o tsv)',
    ])
  ).sandbox;

const TOKEN = `curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r .access_token`;
const LIST = 'https://st1.blob.core.windows.net/docs?restype=container&comp=list';
const READ = `ssh vm-web 'T=$(${TOKEN}); curl -s -o /dev/null -w "%{http_code}" -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $T" "${LIST}"'`;
const grant = (role: string, who = '$ID --assignee-principal-type ServicePrincipal') =>
  `az role assignment create --assignee-object-id ${who} --role "${role}" --scope $ST -o none`;

test('F38 a direct role counts with the same cached token, once it has reached the target', async () => {
  const { sandbox } = await typeLines([READ], await dataWorld());
  const granted = await typeLines([grant('Storage Blob Data Reader'), READ], sandbox);
  expect(granted.outputs.at(-1)?.text).toBe('403');
  expect(await screenAfter(['why'], granted.sandbox)).toMatch(/would, and arrives in .*\[F02, F38\]/);
  const tokens = `ssh vm-web '${TOKEN}'`;
  const before = await screenAfter([tokens], granted.sandbox);
  const arrived = await typeLines(['clock to propagation'], granted.sandbox);
  expect(await screenAfter([READ], arrived.sandbox)).toBe('200');
  expect(await screenAfter([tokens], arrived.sandbox)).toBe(before);
});

test('F38, B-09 a membership waits for the next token: the old one is served for 24 hours', async () => {
  const { sandbox } = await typeLines(
    [
      'G=$(az ad group create --display-name readers --mail-nickname readers --query id -o tsv)',
      grant('Storage Blob Data Reader', '$G --assignee-principal-type Group'),
      'clock to propagation',
      READ,
      'az ad group member add --group readers --member-id $ID',
    ],
    await dataWorld(),
  );
  const stale = await typeLines(['clock +10m', READ], sandbox);
  expect(stale.outputs.at(-1)?.text).toBe('403');
  expect(await screenAfter(['why'], stale.sandbox)).toContain('F38');
  expect(await screenAfter(['clock +24h', READ], sandbox)).toBe('200');
});

test('F40 after deletion there is no new token; the old one is taken by roles-only targets and refused by Graph', async () => {
  const graph = `curl -s -H Metadata:true "${TOKEN_URL}https://graph.microsoft.com/" | jq -r .access_token`;
  const { sandbox } = await typeLines(
    [
      grant('Storage Blob Data Reader'),
      'clock to propagation',
      `ssh vm-web '${TOKEN}' > storage.txt`,
      `ssh vm-web '${graph}' > graph.txt`,
      'az identity delete -g rg-app -n id-app',
    ],
    await dataWorld(),
  );
  expect(await screenAfter([`ssh vm-web '${TOKEN}'`], sandbox)).toBe('null\n');
  const use = (file: string, url: string) =>
    `curl -s -o /dev/null -w "%{http_code}" -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $(cat ${file})" "${url}"`;
  const storage = await typeLines([use('storage.txt', LIST)], sandbox);
  expect(storage.outputs[0]?.text).toBe('200');
  expect(await screenAfter(['why'], storage.sandbox)).toContain('looks at roles only, not at the directory  [F40]');
  const refused = await typeLines([use('graph.txt', 'https://graph.microsoft.com/v1.0/users')], sandbox);
  expect(refused.outputs[0]?.text).toBe('401');
  expect(await screenAfter(['why'], refused.sandbox)).toContain('[F40]');
  expect(await screenAfter(['clock +25h', use('storage.txt', LIST)], sandbox)).toContain('401');
});

test('E.7 storage takes tokens from version 2017-11-09 of its interface on, and answers by HTTP/1.1 with its own phrase', async () => {
  const lines = [
    'az group create -n rg-app -l westeurope -o none',
    'az storage account create -g rg-app -n st1 -o none',
    'T=$(az account get-access-token --resource https://storage.azure.com/ --query accessToken -o tsv)',
  ];
  const { sandbox } = await typeLines(lines);
  const read = (version: string) =>
    `curl -si ${version} -H "Authorization: Bearer $T" https://st1.blob.core.windows.net/c/a`;
  for (const version of ['', '-H "x-ms-version: 2017-07-29"']) {
    const refused = await typeLines([read(version)], sandbox);
    const text = refused.outputs[0]?.text ?? '';
    expect(text).toMatch(/^HTTP\/1\.1 403 Server failed to authenticate the request\. Make sure /);
    expect(text).toContain('<Code>AuthenticationFailed</Code>');
    expect(text).toContain(
      'Authentication scheme Bearer is not supported in this version.</AuthenticationErrorDetail>',
    );
    expect(await screenAfter(['why'], refused.sandbox)).toMatch(/✗ endpoint[\s\S]*how true: matches Azure\n$/);
  }
  const current = await screenAfter([read('-H "x-ms-version: 2017-11-09"')], sandbox);
  expect(current).toContain(
    'HTTP/1.1 403 This request is not authorized to perform this operation using this permission.',
  );
  expect(current).toContain('x-ms-version: 2017-11-09');
});
