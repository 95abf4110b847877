import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { screenAfter, streamAfter, typeLines } from '../typing.ts';
import { guid, idIn, people, signedInAs, world } from './people.ts';

const VM = 'az vm identity assign -g rg-app -n vm-web';

describe('F17 enabling a system-assigned identity takes write on the resource and nothing else', () => {
  test.each(['Virtual Machine Contributor', 'Contributor', 'Owner'])('%s may', async (role) => {
    const sandbox = await signedInAs('vera', [role]);
    expect(await screenAfter([`${VM} --query systemAssignedIdentity -o tsv`], sandbox)).toMatch(guid);
  });

  test.each(['Reader', 'Managed Identity Contributor', 'Managed Identity Operator', 'Website Contributor'])(
    '%s may not',
    async (role) => {
      const sandbox = await signedInAs('vera', [role]);
      const vera = idIn(sandbox, 'vera@contoso.com');
      const { subscriptionId } = world(sandbox);
      const { outputs, exitCode } = await typeLines([VM], sandbox);
      const scope = `/subscriptions/${subscriptionId}/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-web`;
      const action = role === 'Managed Identity Contributor' || role === 'Managed Identity Operator' ? 'read' : 'write';
      const message = `The client 'vera@contoso.com' with object id '${vera}' does not have authorization to perform action 'Microsoft.Compute/virtualMachines/${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
      expect(exitCode).toBe(1);
      expect(outputs[0]?.text).toContain('ERROR: (AuthorizationFailed) The client');
      if (role === 'Reader')
        expect(outputs[0]).toEqual({
          fd: 2,
          text: `ERROR: (AuthorizationFailed) ${message}\nCode: AuthorizationFailed\nMessage: ${message}\n`,
        });
    },
  );

  test('why names the action and the nearest assignment', async () => {
    const sandbox = await signedInAs('vera', ['Reader']);
    const text = await screenAfter([VM, 'why'], sandbox);
    expect(text).toContain('vera@contoso.com, a user');
    expect(text).toMatch(
      /no role assignment grants Microsoft\.Compute\/virtualMachines\/write at vm-web; nearest: Reader/,
    );
    expect(text).toContain('[F02]');
  });
});

describe('F18 attaching takes write on the resource and assign on the identity', () => {
  const attach = (sandbox: Sandbox) => streamAfter(2, [`${VM} --identities id-app`], sandbox);

  test('write alone is a LinkedAuthorizationFailed that names the identity', async () => {
    const sandbox = await signedInAs('vera', ['Virtual Machine Contributor']);
    const { subscriptionId } = world(sandbox);
    const vera = idIn(sandbox, 'vera@contoso.com');
    const group = `/subscriptions/${subscriptionId}/resource`;
    const vm = `${group}Groups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-web`;
    const text = await attach(sandbox);
    expect(text).toMatch(/^ERROR: \(LinkedAuthorizationFailed\) /);
    expect(text).toContain(
      `The client 'vera@contoso.com' with object id '${vera}' has permission to perform action 'Microsoft.Compute/virtualMachines/write' on scope '${vm}'; however, it does not have permission to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' on the linked scope(s) '${group}`,
    );
    expect(text).toContain("/userAssignedIdentities/id-app' or the linked scope(s) are invalid.\n");
  });

  test('Managed Identity Operator beside it is enough', async () => {
    expect(await attach(await signedInAs('vera', ['Virtual Machine Contributor', 'Managed Identity Operator']))).toBe(
      '',
    );
  });

  test('Managed Identity Contributor beside it is not: that role cannot attach', async () => {
    const sandbox = await signedInAs('vera', ['Virtual Machine Contributor', 'Managed Identity Contributor']);
    expect(await attach(sandbox)).toContain('(LinkedAuthorizationFailed)');
  });

  test('assign alone is refused at the resource', async () => {
    const sandbox = await signedInAs('vera', ['Managed Identity Operator', 'Reader']);
    expect(await attach(sandbox)).toContain("perform action 'Microsoft.Compute/virtualMachines/write'");
  });
});

describe('F19 creating and deleting identities', () => {
  test.each([
    ['Managed Identity Contributor', 0],
    ['Contributor', 0],
    ['Owner', 0],
    ['Managed Identity Operator', 1],
    ['Virtual Machine Contributor', 1],
    ['Reader', 1],
  ])('%s: exit code %i', async (role, exitCode) => {
    const sandbox = await signedInAs('vera', [role]);
    const created = await typeLines(['az identity create -g rg-app -n id-new -l westeurope'], sandbox);
    expect(created.exitCode).toBe(exitCode);
    expect((await typeLines(['az identity delete -g rg-app -n id-app'], sandbox)).exitCode).toBe(exitCode);
  });
});

describe('F20 granting roles takes roleAssignments/write over the target', () => {
  const grant =
    'az role assignment create --role Reader --scope $RG --assignee-principal-type ServicePrincipal --assignee-object-id $ID';

  test.each([
    ['Owner', 0],
    ['User Access Administrator', 0],
    ['Role Based Access Control Administrator', 0],
    ['Contributor', 1],
    ['Managed Identity Operator', 1],
  ])('%s: exit code %i', async (role, exitCode) => {
    const sandbox = await signedInAs('vera', [role]);
    const id = `ID=$(az ad sp list --display-name id-app --query [].id -o tsv)`;
    const rg = `RG=$(az group show -n rg-app --query id -o tsv)`;
    const { outputs, ...result } = await typeLines([rg, id, grant], sandbox);
    expect(result.exitCode).toBe(exitCode);
    if (exitCode > 0)
      expect(outputs[0]?.text).toContain(
        "does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope",
      );
  });

  test('rights at the target do not carry over to another group', async () => {
    const sandbox = await signedInAs('vera', ['Owner']);
    await expect(
      screenAfter(
        [
          'az role assignment create --role Reader --assignee vera@contoso.com --scope $(az account show --query id -o tsv | sed s,^,/subscriptions/,)',
        ],
        sandbox,
      ),
    ).resolves.toContain('(AuthorizationFailed)');
  });
});

describe('F21 Reader is for finding the identity among the resources', () => {
  test('without it the list is empty, and the directory still finds it', async () => {
    const sandbox = await signedInAs('vera', ['Virtual Machine Contributor']);
    expect(await screenAfter(['az identity list -g rg-app --query [].name -o tsv'], sandbox)).toBe('');
    expect(await screenAfter(['az ad sp list --display-name id-app --query [].displayName -o tsv'], sandbox)).toBe(
      'id-app\n',
    );
  });

  test('with it the identity is in the list', async () => {
    const sandbox = await signedInAs('vera', ['Reader']);
    expect(await screenAfter(['az identity list -g rg-app --query [].name -o tsv'], sandbox)).toBe('id-app\n');
  });
});

describe('people', () => {
  test('are made, shown, listed, signed in and deleted', async () => {
    const sandbox = await people(['alice', 'bob']);
    expect(await screenAfter(['az ad user list --query [].userPrincipalName -o tsv'], sandbox)).toBe(
      'operator@contoso.com\nalice@contoso.com\nbob@contoso.com\n',
    );
    expect(await screenAfter(['az ad user list --display-name AL --query [].displayName -o tsv'], sandbox)).toBe(
      'alice\n',
    );
    expect(await screenAfter(['az ad user show --id alice@contoso.com --query id -o tsv'], sandbox)).toMatch(guid);
    expect(await screenAfter(['az login --username alice@contoso.com'], sandbox)).toBe(
      'ERROR: No subscriptions found for alice@contoso.com.\n',
    );
    const signedIn = ['az login --username alice@contoso.com --allow-no-subscriptions -o none'];
    expect(await screenAfter([...signedIn, 'az account show --query user.name -o tsv'], sandbox)).toBe(
      'alice@contoso.com\n',
    );
    const deleted = 'az ad user delete --id alice@contoso.com';
    const gone = await typeLines([deleted, 'az ad user show --id alice@contoso.com'], sandbox);
    expect([gone.exitCode, gone.outputs[0]?.text]).toEqual([
      3,
      "ERROR: Resource 'alice@contoso.com' does not exist or one of its queried reference-property objects are not present.\n",
    ]);
    expect(await screenAfter([deleted, ...signedIn], sandbox)).toMatch(/^ERROR: AADSTS50034: /);
  });

  test.each([
    ['a name of another domain', 'carl@elsewhere.com', 'Lab.2026.pw', 'The domain portion of the userPrincipalName'],
    ['a name that is taken', 'operator@contoso.com', 'Lab.2026.pw', 'Another object with the same value for property'],
    ['a weak password', 'carl@contoso.com', 'secret', 'The specified password does not comply'],
  ])('%s is refused', async (_what, upn, password, text) => {
    const { outputs, exitCode } = await typeLines([
      `az ad user create --display-name x --user-principal-name ${upn} --password ${password}`,
    ]);
    expect([outputs[0]?.text, exitCode]).toEqual([expect.stringContaining(`ERROR: ${text}`), 1]);
  });

  test('F25 Owner of the subscription may not change the directory', async () => {
    const sandbox = await signedInAs('vera', ['Owner']);
    const create = 'az ad user create --display-name x --user-principal-name x@contoso.com --password Lab.2026.pw';
    expect(await screenAfter([create], sandbox)).toBe('ERROR: Insufficient privileges to complete the operation.\n');
    expect(await screenAfter([create, 'why'], sandbox)).toMatch(/takes a directory role such as Global Administrator/);
  });
});
