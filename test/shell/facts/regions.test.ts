import { expect, test } from 'vitest';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';

const IDENTITY = '$(az identity show -g rg-eu -n id-app --query id -o tsv)';
const ask = (host: string) =>
  `ssh ${host} 'curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r .token_type'`;

/** id-app lives in westeurope; vm-us in eastus holds it, vm-eu in westeurope has one of its own. */
const prepared = async () =>
  (
    await typeLines([
      'az group create -n rg-eu -l westeurope -o none',
      'az group create -n rg-us -l eastus -o none',
      'az identity create -g rg-eu -n id-app -o none',
      `az vm create -g rg-us -n vm-us --image Ubuntu2204 --assign-identity ${IDENTITY} -o none`,
      'az vm create -g rg-us -n vm-two --image Ubuntu2204 -o none',
      'az vm create -g rg-eu -n vm-eu --image Ubuntu2204 --assign-identity -o none',
      'az storage account create -g rg-us -n st1 -o none',
      `ID=${IDENTITY}`,
    ])
  ).sandbox;

test('F30 an outage hits the control plane of the identity, and hosts elsewhere still get its tokens', async () => {
  const { sandbox } = await typeLines(['fault region westeurope down'], await prepared());
  const shown = await typeLines(['az identity show -g rg-eu -n id-app'], sandbox);
  expect(shown.exitCode).toBe(1);
  expect(shown.outputs[0]?.text).toContain('(ServiceUnavailable)');
  expect(await screenAfter(['why'], shown.sandbox)).toMatch(/\[F30\]\n.*simplified/);
  expect(await screenAfter([ask('vm-us')], sandbox)).toBe('Bearer\n');
  expect(await screenAfter(['az vm identity assign -g rg-us -n vm-two --identities $ID'], sandbox)).toContain(
    '(ServiceUnavailable)',
  );
  expect(await screenAfter(['az identity create -g rg-eu -n id-new'], sandbox)).toContain('(ServiceUnavailable)');
  expect(await screenAfter(['az identity delete -g rg-eu -n id-app'], sandbox)).toContain('(ServiceUnavailable)');
});

test('F30 the hosts of the region go down with it, and come back', async () => {
  const { sandbox } = await typeLines(['fault region westeurope down'], await prepared());
  expect(await screenAfter([ask('vm-eu')], sandbox)).toContain('Connection timed out');
  expect(await screenAfter(['fault region westeurope up', ask('vm-eu')], sandbox)).toBe('Bearer\n');
});

test('F30 availability follows Entra: the service principal can still be looked up and granted roles', async () => {
  const { sandbox } = await typeLines(['fault region westeurope down'], await prepared());
  const show = 'az ad sp list --display-name id-app --query "[].displayName" -o tsv';
  expect(await screenAfter([show], sandbox)).toBe('id-app\n');
});

test('F30 a Regional identity is refused to hosts of another region, and None is not', async () => {
  const sandbox = await prepared();
  const create = (scope: string) => `az identity create -g rg-eu -n id-reg --isolation-scope ${scope} -o none`;
  const attach = (group: string, vm: string) =>
    `az vm identity assign -g ${group} -n ${vm} --identities $(az identity show -g rg-eu -n id-reg --query id -o tsv) -o none`;
  const { sandbox: regional } = await typeLines([create('Regional')], sandbox);
  expect((await typeLines([attach('rg-us', 'vm-two')], regional)).exitCode).toBe(1);
  expect((await typeLines([attach('rg-eu', 'vm-eu')], regional)).exitCode).toBe(0);
  expect((await typeLines([create('None'), attach('rg-us', 'vm-two')], sandbox)).exitCode).toBe(0);
});

test('fault target slow lets 20 simulated seconds pass for an answer, until it is cleared', async () => {
  const { sandbox } = await typeLines(['fault target st1 slow'], await prepared());
  const time = "curl -s -o /dev/null -w '%{time_total}\\n' https://st1.blob.core.windows.net/a/b";
  expect(await screenAfter([time], sandbox)).toBe('20.020000\n');
  expect(await screenAfter(['fault target st1 clear', time], sandbox)).toBe('0.020000\n');
});

test('F30 data in a region that is down does not answer', async () => {
  const { sandbox } = await typeLines(['fault region eastus down'], await prepared());
  const status = "curl -s -o /dev/null -w '%{http_code}\\n' https://st1.blob.core.windows.net/a/b";
  expect(await screenAfter([status], sandbox)).toBe('503\n');
});

test('fault names what there is where the name is unknown', async () => {
  const sandbox = await prepared();
  expect(await screenAfter(['fault region mars down'], sandbox)).toBe(
    'fault: nothing is in a region mars. There is something in eastus and westeurope.\n',
  );
  expect(await screenAfter(['fault target st9 slow'], sandbox)).toContain('no storage account or vault st9');
});
