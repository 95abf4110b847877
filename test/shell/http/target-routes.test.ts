import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/shell/create-sandbox.ts';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { DataWorld } from '../../sim/data-world.ts';
import { screenAfter, streamAfter, TOKEN_URL, typeLines } from '../typing.ts';

const GRANT = 'az role assignment create --assignee-object-id $ID --assignee-principal-type ServicePrincipal -o none';

/** vm-web holds id-reports; st1/reports has q1.txt, kv-app is empty. `$ID` on the operator's machine is the identity. */
async function dataSandbox(): Promise<Sandbox & { readonly data: DataWorld }> {
  const data = new DataWorld({ propagation: 'realistic' });
  const { sandbox } = await typeLines([`ID=${data.principalId}`], { ...createSandbox(), world: data.tenant.draft });
  return { ...sandbox, data };
}

const askFor = (resource: string, rest: string): string =>
  `T=$(curl -s -H Metadata:true "${TOKEN_URL}${resource}" | jq -r .access_token); curl -s -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $T" ${rest}`;

const BLOB = 'https://st1.blob.core.windows.net/reports/q1.txt';
const STATUS = "-o /dev/null -w '%{http_code}\\n'";

describe('blobs', () => {
  test('are refused without a role and read with one, once it has arrived', async () => {
    const { data, ...sandbox } = await dataSandbox();
    const read = `ssh vm-web '${askFor('https://storage.azure.com/', BLOB).replaceAll("'", "'\\''")}'`;
    expect(await screenAfter([read], sandbox)).toContain('<Code>AuthorizationPermissionMismatch</Code>');
    const grant = `${GRANT} --role "Storage Blob Data Reader" --scope ${data.container}`;
    expect(await screenAfter([grant, read], sandbox)).toContain('<Code>AuthorizationPermissionMismatch</Code>');
    expect(await screenAfter([grant, 'clock to propagation', read], sandbox)).toBe('Grüße');
  });

  test('a token for somebody else, an edited one and none at all are told apart by why', async () => {
    const { sandbox } = await typeLines(['ssh vm-web'], await dataSandbox());
    const other = await typeLines([askFor('https://vault.azure.net', `${BLOB} ${STATUS}`)], sandbox);
    expect(other.outputs[0]?.text).toBe('401\n');
    expect(await screenAfter(['why'], other.sandbox)).toMatch(/✗ token .*audience https:\/\/vault\.azure\.net/);
    const edited = `curl -s -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer \${T%????}AAAA" ${BLOB} ${STATUS}`;
    expect(await screenAfter([edited], other.sandbox)).toBe('401\n');
    expect(await screenAfter([edited, 'why'], other.sandbox)).toContain('changed after it was signed');
    expect(await screenAfter([`curl -s ${BLOB}`], sandbox)).toContain('<Code>NoAuthenticationInformation</Code>');
  });

  test('are written, listed and deleted as well', async () => {
    const { data, ...sandbox } = await dataSandbox();
    const lines = [
      `${GRANT} --role "Storage Blob Data Contributor" --scope ${data.container}`,
      'clock to propagation',
      'ssh vm-web',
      askFor('https://storage.azure.com/', `-X PUT -d hello ${BLOB.replace('q1', 'q2')} ${STATUS}`),
    ];
    const written = await typeLines(lines, sandbox);
    expect(written.outputs[0]?.text).toBe('201\n');
    const list =
      'curl -s -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $T" "https://st1.blob.core.windows.net/reports?restype=container&comp=list"';
    expect(await screenAfter([`${list} | grep -o "<Name>[^<]*"`], written.sandbox)).toBe(
      '<Name>q1.txt\n<Name>q2.txt\n',
    );
    const remove = `curl -s -X DELETE -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $T" ${BLOB} ${STATUS}`;
    expect(await screenAfter([remove], written.sandbox)).toBe('202\n');
  });

  test('an account that does not exist has no address', async () => {
    const text = await streamAfter(2, ['curl https://st9.blob.core.windows.net/a/b'], await dataSandbox());
    expect(text).toContain('curl: (6) Could not resolve host: st9.blob.core.windows.net');
    expect(text).toContain('https://st1.blob.core.windows.net, https://kv-app.vault.azure.net');
  });
});

describe('secrets', () => {
  const secret = 'https://kv-app.vault.azure.net/secrets/db-password?api-version=7.4';

  test('are set by an officer, and read and listed', async () => {
    const { data, ...sandbox } = await dataSandbox();
    const set = askFor('https://vault.azure.net', `-X PUT --json '{"value":"s3"}' "${secret}" | jq -r .value`);
    const lines = [
      `${GRANT} --role "Key Vault Secrets Officer" --scope ${data.vaultId}`,
      'clock to propagation',
      'ssh vm-web',
      set,
    ];
    const stored = await typeLines(lines, sandbox);
    expect(stored.outputs[0]?.text).toBe('s3\n');
    const read = `curl -s -H "Authorization: Bearer $T" "${secret}" | jq -r .value`;
    expect(await screenAfter([read], stored.sandbox)).toBe('s3\n');
    const list = `curl -s -H "Authorization: Bearer $T" "https://kv-app.vault.azure.net/secrets?api-version=7.4"`;
    expect(await screenAfter([`${list} | jq -r ".value[].id"`], stored.sandbox)).toMatch(/secrets\/db-password\n$/);
  });

  test('without a role the vault names who asked for what', async () => {
    const { sandbox } = await typeLines(['ssh vm-web'], await dataSandbox());
    const text = await screenAfter([askFor('https://vault.azure.net', `"${secret}" | jq -r .error.message`)], sandbox);
    expect(text).toContain("Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'");
  });
});

describe('ARM', () => {
  const group = (sandbox: Sandbox) =>
    `https://management.azure.com/subscriptions/${[...sandbox.world.subscriptions.keys()][0]}/resourceGroups/rg-app`;

  test('asks for a role, and then for nothing else', async () => {
    const { data: _data, ...sandbox } = await dataSandbox();
    const url = group(sandbox);
    const grant = `${GRANT} --role Reader --scope ${url.replace('https://management.azure.com', '')}`;
    const read = askFor(
      'https://management.azure.com/',
      `"${url}?api-version=2022-09-01" | jq -r ".name // .error.code"`,
    );
    expect(await screenAfter(['ssh vm-web', read], sandbox)).toBe('AuthorizationFailed\n');
    expect(await screenAfter([grant, 'clock to propagation', 'ssh vm-web', read], sandbox)).toBe('rg-app\n');
    const members = `${read.split(';')[0]}; curl -s -H "Authorization: Bearer $T" ${url}/resources | jq -r ".value[].name" | sort`;
    const all = await screenAfter([grant, 'clock to propagation', 'ssh vm-web', members], sandbox);
    expect(all).toBe('id-reports\nkv-app\nst1\nvm-web\n');
  });

  test.each([
    ['no token', 'curl -s', 'AuthenticationFailed'],
    ['no token of the tenant', 'curl -s -H "Authorization: Bearer x.y.z"', 'InvalidAuthenticationToken'],
    ['another audience', askFor('https://vault.azure.net', ''), 'InvalidAuthenticationTokenAudience'],
    [
      'an expired token',
      `${askFor('https://management.azure.com/', 'https://management.azure.com/x')}; clock +25h; curl -s -H "Authorization: Bearer $T"`,
      'ExpiredAuthenticationToken',
    ],
  ])('%s is refused before any role is looked at', async (_what, command, code) => {
    const { sandbox } = await typeLines(['ssh vm-web'], await dataSandbox());
    const { outputs } = await typeLines([`${command} ${group(sandbox)} -w "\\n%{http_code}"`], sandbox);
    const text = outputs.at(-1)?.text ?? '';
    expect(text).toContain(`{"error":{"code":"${code}"`);
    expect(text).toMatch(/\n401$/);
  });

  test('a deleted identity keeps its access until its token expires, and Graph refuses it at once', async () => {
    const { data: _data, ...sandbox } = await dataSandbox();
    const url = group(sandbox);
    const lines = [
      `${GRANT} --role Reader --scope ${url.replace('https://management.azure.com', '')}`,
      'clock to propagation',
      'ssh vm-web',
      askFor('https://management.azure.com/', `${url} -o /dev/null`),
      `G=$(curl -s -H Metadata:true "${TOKEN_URL}https://graph.microsoft.com/" | jq -r .access_token)`,
      'exit',
      'az identity delete -g rg-app -n id-reports',
      'ssh vm-web',
    ];
    const deleted = (await typeLines(lines, sandbox)).sandbox;
    const arm = `curl -s -H "Authorization: Bearer $T" ${url} ${STATUS}`;
    expect(await screenAfter([arm], deleted)).toBe('200\n');
    expect(await screenAfter(['clock +25h', arm], deleted)).toBe('401\n');
    const graph = 'curl -s -H "Authorization: Bearer $G" https://graph.microsoft.com/v1.0/servicePrincipals';
    expect(await screenAfter([`${graph} | jq -r .error.code`], deleted)).toBe('Authorization_IdentityNotFound\n');
  });
});

test('Graph does not count Azure roles', async () => {
  const { sandbox } = await typeLines(['ssh vm-web'], await dataSandbox());
  const url = 'https://graph.microsoft.com/v1.0/servicePrincipals';
  const asked = await typeLines([askFor('https://graph.microsoft.com/', `${url} | jq -r .error.code`)], sandbox);
  expect(asked.outputs[0]?.text).toBe('Authorization_RequestDenied\n');
  expect(await screenAfter(['why'], asked.sandbox)).toContain('[F25]');
});

test('a path that the lab does not serve says so, and why calls it not modelled', async () => {
  const { sandbox } = await typeLines(['ssh vm-web'], await dataSandbox());
  const url = 'https://management.azure.com/providers/Microsoft.Billing?x=y';
  const asked = await typeLines([askFor('https://management.azure.com/', `"${url}" | jq -r .error.code`)], sandbox);
  expect(asked.outputs[0]?.text).toBe('NotModelled\n');
  expect(await screenAfter(['why'], asked.sandbox)).toContain('how true: not modelled');
});
