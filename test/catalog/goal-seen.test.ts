import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conditionSchema, evaluateGoal, goalText } from '../../src/catalog/goal.ts';
import type { Seen } from '../../src/catalog/goal-kind.ts';
import { MINUTE } from '../../src/sim/duration.ts';
import { findResource } from '../../src/sim/resource-queries.ts';
import { type MachineWorld, machineWorld, tokenRequest } from '../sim/machine-world.ts';

const schema = conditionSchema(z);

function look({ draft }: MachineWorld, written: object, seen: Partial<Seen> = {}) {
  return evaluateGoal({ world: draft, since: 0, machines: new Map(), ...seen }, schema.parse(written));
}

const STORAGE = { resource: 'https://storage.azure.com/' };

describe('event-seen', () => {
  const refused = { kind: 'event-seen', type: 'AccessDenied', target: 'id-reports' } as const;

  test('is met by an event that names the target, by whichever of its names', () => {
    const lab = machineWorld({ userAssigned: ['id-reports'] });
    expect(look(lab, refused).detail).toBe('it did not happen yet: access denied, naming id-reports');
    const caller = lab.identity('id-reports').objectId;
    lab.run({ type: 'virtualMachine.get', ...lab.tenant.named('vm-web'), caller });
    expect(look(lab, refused)).toEqual({ isMet: true, detail: 'it happened once: access denied, naming id-reports' });
    expect(look(lab, { ...refused, target: 'vm-web' }).isMet).toBe(true);
    expect(look(lab, { ...refused, not: true }).isMet).toBe(false);
  });

  test('knows a resource group by its name', () => {
    const lab = machineWorld({ userAssigned: ['id-reports'] });
    const granted = { kind: 'event-seen', type: 'RoleAssignmentCreated', target: 'rg-app' } as const;
    lab.tenant.grant(
      'Reader',
      lab.identity('id-reports').objectId,
      lab.tenant.id('Microsoft.Compute/virtualMachines', 'vm-web'),
    );
    expect(look(lab, granted).isMet).toBe(false);
    lab.tenant.grant('Reader', lab.identity('id-reports').objectId);
    expect(look(lab, granted).isMet).toBe(true);
  });

  test('is not met by what befell another, nor by what was before the learner began', () => {
    const lab = machineWorld({ userAssigned: ['id-reports', 'id-app'] });
    lab.run({ type: 'virtualMachine.get', ...lab.tenant.named('vm-web'), caller: lab.identity('id-app').objectId });
    expect(look(lab, refused).detail).toContain('only for others');
    const { target: _, ...anybody } = refused;
    expect(look(lab, anybody).isMet).toBe(true);
    expect(look(lab, anybody, { since: lab.draft.log?.length ?? 0 }).isMet).toBe(false);
  });
});

describe('token-claim', () => {
  const claims = { kind: 'token-claim', principal: 'id-reports', claim: 'aud', value: STORAGE.resource } as const;

  test('looks at the last token that was handed out, the cached one included', () => {
    const lab = machineWorld({ userAssigned: ['id-reports'] });
    expect(look(lab, claims).detail).toBe('id-reports got no such token yet');
    lab.run(tokenRequest(lab.vmId, { query: STORAGE }));
    expect(look(lab, claims)).toEqual({
      isMet: true,
      detail: 'the last token of id-reports carries aud: https://storage.azure.com/',
    });
    const since = lab.draft.log?.length ?? 0;
    lab.run(tokenRequest(lab.vmId, { query: STORAGE }));
    expect(look(lab, claims, { since }).isMet).toBe(true);
    expect(look(lab, { ...claims, claim: 'roles' }).detail).toBe('the last token of id-reports carries no claim roles');
  });

  test('a group joined after the token was made is not in it: the cache serves the old one', () => {
    const lab = machineWorld({ userAssigned: ['id-reports'] });
    const groups = { kind: 'token-claim', principal: 'id-reports', claim: 'groups', value: 'readers' } as const;
    lab.run(tokenRequest(lab.vmId, { query: STORAGE }));
    const group = lab.tenant.ok({ type: 'directoryGroup.create', displayName: 'readers', mailNickname: 'readers' });
    const memberId = lab.identity('id-reports').objectId;
    lab.tenant.ok({ type: 'groupMember.add', groupId: String(group.id), memberId });
    lab.run(tokenRequest(lab.vmId, { query: STORAGE }));
    expect(look(lab, groups).isMet).toBe(false);
    lab.run(tokenRequest(lab.vmId, { query: { resource: 'https://vault.azure.net' } }));
    expect(look(lab, groups)).toEqual({ isMet: true, detail: 'the last token of id-reports carries groups: readers' });
    expect(look(lab, { ...groups, resource: STORAGE.resource }).isMet).toBe(false);
  });

  test('says itself what is wanted', () => {
    const text = (written: object): string => goalText(schema.parse(written));
    const { value: _, ...any } = claims;
    expect(text(any)).toBe('the last token of id-reports carries a claim aud');
    expect(text({ ...any, not: true })).toBe('the last token of id-reports carries no claim aud');
    expect(text({ ...claims, claim: 'groups', value: 'readers', not: true })).toBe(
      'the last token of id-reports does not carry readers in its claim groups',
    );
  });
});

describe('policy-in-force', () => {
  const inForce = { kind: 'policy-in-force', policy: 'only-west', scope: 'rg-app' } as const;

  function assigned(enforcementMode: 'Default' | 'DoNotEnforce') {
    const lab = machineWorld();
    const { subscriptionId, subscription, group } = lab.tenant;
    const rule = JSON.parse('{"if":{"field":"location","equals":"northeurope"},"then":{"effect":"deny"}}');
    const definition = { subscriptionId, name: 'only-west', displayName: 'Only in the west', mode: 'Indexed' };
    const made = { type: 'policyDefinition.create', ...definition, rule, parameters: {}, metadata: {} } as const;
    lab.tenant.ok({ ...made, description: 'a test' });
    lab.tenant.ok({
      type: 'policyAssignment.create',
      scope: group,
      name: 'west-here',
      policyDefinitionId: `${subscription}/providers/Microsoft.Authorization/policyDefinitions/only-west`,
      notScopes: [],
      enforcementMode,
      parameters: {},
    });
    return lab;
  }

  test('is met once ARM applies it, by the name of assignment or definition', () => {
    expect(look(machineWorld(), inForce).detail).toBe('no policy only-west is assigned');
    const lab = assigned('Default');
    lab.tenant.wait(10 * MINUTE);
    expect(look(lab, inForce)).toEqual({ isMet: true, detail: 'west-here is in force' });
    expect(look(lab, { ...inForce, policy: 'west-here' }).isMet).toBe(true);
    expect(look(lab, { ...inForce, policy: 'Only in the west' }).isMet).toBe(true);
  });

  test('is not met elsewhere, nor where it is not enforced, nor before its time', () => {
    const lab = assigned('DoNotEnforce');
    lab.tenant.wait(10 * MINUTE);
    expect(look(lab, inForce).detail).toBe('west-here is assigned and not enforced');
    expect(look(lab, { ...inForce, scope: 'subscription' }).detail).toContain('and not at the subscription');
    const early = assigned('Default');
    for (const one of early.draft.policyAssignments.values())
      early.draft.policyAssignments.set(one.id.toLowerCase(), { ...one, effectiveAt: early.draft.now + 3 * MINUTE });
    expect(look(early, inForce).detail).toBe('west-here is assigned and takes effect in 3 min');
  });
});

describe('no-secret-stored', () => {
  const onWeb = { kind: 'no-secret-stored', in: 'vm-web' } as const;

  /** vm-web with a file and a variable on it. */
  function machines(content: string, variables: Readonly<Record<string, string>> = {}): Seen['machines'] {
    const file = { kind: 'file', content };
    return new Map([
      ['vm-web', { host: '/x', hostName: 'vm-web', variables, files: new Map([['/home/azureuser/app.env', file]]) }],
    ]);
  }

  function withAccount() {
    const lab = machineWorld();
    lab.tenant.ok({ type: 'storageAccount.create', ...lab.tenant.named('st1'), tags: {} });
    const account = findResource(lab.draft, { type: 'Microsoft.Storage/storageAccounts', name: 'st1' });
    return { lab, key: account?.properties.keys[0] ?? '' };
  }

  test.each([
    ['a password', 'DB_PASSWORD=hunter2hunter2'],
    ['a client secret in JSON', '{"client_secret": "abc123def456"}'],
    ['an account key in a connection string', 'AccountName=st1;AccountKey=abcdef0123=='],
  ])('finds %s in a file', (_name, content) => {
    const { isMet, detail } = look(machineWorld(), onWeb, { machines: machines(content) });
    expect(isMet).toBe(false);
    expect(detail).toBe('on vm-web there is something like a password in /home/azureuser/app.env');
  });

  test.each([
    ['a reference to a variable', 'DB_PASSWORD=$DB_PASSWORD'],
    ['a reference to a vault', 'password: @Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/db)'],
    ['what is only spoken of', 'the password is in the vault'],
    ['a script that asks', 'az keyvault secret show --name db-password --query value'],
    ['a token', 'TOKEN=eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9'],
  ])('leaves %s alone', (_name, content) => {
    expect(look(machineWorld(), onWeb, { machines: machines(content) })).toEqual({
      isMet: true,
      detail: 'no secret is stored on vm-web',
    });
  });

  test('knows the keys of the world wherever they stand, and what the platform puts there', () => {
    const { lab, key } = withAccount();
    expect(look(lab, onWeb, { machines: machines(`echo ${key}`) }).detail).toContain('a key of st1 in /home');
    const variables = { KEY: key, IDENTITY_HEADER: 'abcdef0123456789', MSI_SECRET: 'abcdef0123456789' };
    expect(look(lab, onWeb, { machines: machines('', variables) }).detail).toBe(
      'on vm-web there is a key of st1 in the variable KEY',
    );
  });

  test('of a storage account sees that its keys were listed, since the learner began', () => {
    const { lab } = withAccount();
    const unlisted = { ...onWeb, in: 'st1' };
    expect(look(lab, unlisted)).toEqual({ isMet: true, detail: 'nobody listed the keys of st1' });
    lab.tenant.ok({ type: 'storageAccount.listKeys', ...lab.tenant.named('st1') });
    expect(look(lab, unlisted)).toEqual({ isMet: false, detail: 'the keys of st1 were listed' });
    expect(look(lab, unlisted, { since: lab.draft.log?.length ?? 0 }).isMet).toBe(true);
  });
});
