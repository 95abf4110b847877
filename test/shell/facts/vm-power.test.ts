import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

const STATE = 'az vm show -g rg-app -n vm-web -d --query powerState -o tsv';
const PRINCIPAL = 'az vm show -g rg-app -n vm-web --query identity.principalId -o tsv';

test('a deallocated machine gets no token, and keeps its identity when it starts again', async () => {
  const sandbox = await sandboxWithMachine();
  const before = await screenAfter([PRINCIPAL], sandbox);
  const { sandbox: off } = await typeLines(['az vm deallocate -g rg-app -n vm-web'], sandbox);
  expect(await screenAfter([STATE], off)).toBe('VM deallocated\n');
  expect(await screenAfter([`ssh vm-web '${ASK_FOR_TOKEN}'`], off)).toContain('Connection timed out');
  const { sandbox: on } = await typeLines(['az vm start -g rg-app -n vm-web'], off);
  expect(await screenAfter([PRINCIPAL], on)).toBe(before);
  expect(await screenAfter([`ssh vm-web '${ASK_FOR_TOKEN} | jq -r .token_type'`], on)).toBe('Bearer\n');
});

test('stop warns that it is billed, and restart needs a machine that runs', async () => {
  const sandbox = await sandboxWithMachine();
  const stopped = await typeLines(['az vm stop -g rg-app -n vm-web'], sandbox);
  expect(stopped.outputs[0]?.text).toBe(
    'WARNING: About to power off the specified VM...\nIt will continue to be billed. To deallocate a VM, run: az vm deallocate.\n',
  );
  expect(await screenAfter([STATE], stopped.sandbox)).toBe('VM stopped\n');
  expect(await screenAfter(['az vm restart -g rg-app -n vm-web'], stopped.sandbox)).toContain('(OperationNotAllowed)');
});

test('B-14 a machine that was moved while it ran fails to start until an update refreshes its identity URI', async () => {
  const move = 'az resource move --destination-group rg-new --ids $(az vm show -g rg-app -n vm-web --query id -o tsv)';
  const { sandbox } = await typeLines(
    ['az group create -n rg-new -l westeurope -o none', move, 'az vm deallocate -g rg-new -n vm-web'],
    await sandboxWithMachine(),
  );
  const start = await typeLines(['az vm start -g rg-new -n vm-web'], sandbox);
  expect(start.exitCode).toBe(1);
  expect(await screenAfter(['why'], start.sandbox)).toMatch(
    /✗ identity .*old URI of its identity.*\[B-14\]\n.*simplified/,
  );
  const fix = ['az vm update -g rg-new -n vm-web --set tags.fixVM=1 -o none', 'az vm start -g rg-new -n vm-web'];
  const fixed = await typeLines(fix, start.sandbox);
  expect(fixed.exitCode).toBe(0);
  expect(await screenAfter(['az vm update -g rg-new -n vm-web --remove tags.fixVM --query tags'], fixed.sandbox)).toBe(
    '{}\n',
  );
});

test.each([
  ['an identity is taken away', 'az vm identity remove -g rg-new -n vm-web'],
  ['another identity is attached', 'az vm identity assign -g rg-new -n vm-web --identities $ID'],
])('B-14 a machine that was moved while it ran starts once %s: that is an update too', async (_, update) => {
  const { sandbox, exitCode } = await typeLines(
    [
      'az group create -n rg-new -l westeurope -o none',
      'ID=$(az identity create -g rg-new -n id-other --query id -o tsv)',
      'az resource move --destination-group rg-new --ids $(az vm show -g rg-app -n vm-web --query id -o tsv)',
      'az vm deallocate -g rg-new -n vm-web',
      `${update} -o none`,
    ],
    await sandboxWithMachine(),
  );
  expect(exitCode).toBe(0);
  expect(await screenAfter(['why'], sandbox)).toContain('drops the URI of its identities from before it was moved');
  expect((await typeLines(['az vm start -g rg-new -n vm-web'], sandbox)).exitCode).toBe(0);
});

test('B-14 a machine that is moved while it is deallocated starts', async () => {
  const { exitCode } = await typeLines(
    [
      'az group create -n rg-new -l westeurope -o none',
      'az vm deallocate -g rg-app -n vm-web',
      'az resource move --destination-group rg-new --ids $(az vm show -g rg-app -n vm-web --query id -o tsv)',
      'az vm start -g rg-new -n vm-web',
    ],
    await sandboxWithMachine(),
  );
  expect(exitCode).toBe(0);
});

test('update speaks of what it does not know', async () => {
  const sandbox = await sandboxWithMachine();
  expect(await screenAfter(['az vm update -g rg-app -n vm-web --remove tags.x'], sandbox)).toBe(
    "ERROR: Couldn't find 'x' in 'tags'. Available options: []\n",
  );
  expect(await screenAfter(['az vm update -g rg-app -n vm-web --set priority=Spot'], sandbox)).toContain(
    "mi-lab: the lab updates the tags of a VM, as in --set tags.fixVM=1, and not 'priority'.",
  );
});
