import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Condition, conditionSchema, evaluateGoal, goalText } from '../../src/catalog/goal.ts';
import { UAMI } from '../sim/lab-tenant.ts';
import { type MachineWorld, machineWorld, tokenRequest } from '../sim/machine-world.ts';

const schema = conditionSchema(z);

/** A goal as an author writes it. */
const goal = (written: object): Condition => schema.parse(written);

function look({ draft }: MachineWorld, written: object, since = 0) {
  return evaluateGoal({ world: draft, since, machines: new Map() }, goal(written));
}

/** vm-web holds id-reports; nothing is granted. */
const start = () => machineWorld({ userAssigned: ['id-reports'] });

describe('identity-attached', () => {
  const attached = { kind: 'identity-attached', host: 'vm-web', identity: 'id-reports' } as const;

  test('holds for a user-assigned identity by its name, in any case', () => {
    expect(look(start(), attached)).toEqual({ isMet: true, detail: 'vm-web holds id-reports' });
    expect(look(start(), { ...attached, host: 'VM-WEB' }).isMet).toBe(true);
  });

  test('says what is there instead', () => {
    const lab = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
    const { isMet, detail } = look(lab, attached);
    expect(isMet).toBe(false);
    expect(detail).toBe('vm-web holds its system-assigned identity and id-app');
    expect(look(lab, { ...attached, identity: 'system' }).isMet).toBe(true);
    expect(look(start(), { ...attached, identity: 'system' }).isMet).toBe(false);
    expect(look(lab, { ...attached, host: 'vm-none' }).detail).toBe('there is no host called vm-none');
  });

  test('with not, is met once the identity is detached, not before', () => {
    const lab = start();
    expect(look(lab, { ...attached, not: true }).isMet).toBe(false);
    const detach = [lab.tenant.id(UAMI, 'id-reports')];
    lab.tenant.ok({ type: 'resourceIdentity.update', resourceId: lab.vmId, attach: [], detach });
    expect(look(lab, { ...attached, not: true })).toEqual({ isMet: true, detail: 'vm-web holds no identity' });
  });

  test('a deleted identity is still attached until it is detached', () => {
    const lab = start();
    lab.tenant.ok({ type: 'userAssignedIdentity.delete', ...lab.tenant.named('id-reports') });
    expect(look(lab, attached)).toEqual({ isMet: true, detail: 'vm-web holds id-reports (deleted)' });
  });
});

describe('identity-exists', () => {
  test('follows an identity from nothing over its creation to its deletion', () => {
    const lab = machineWorld();
    const exists = { kind: 'identity-exists', identity: 'id-new' } as const;
    expect(look(lab, exists).detail).toBe('there is no user-assigned identity called id-new');
    lab.tenant.identity('id-new');
    expect(look(lab, exists)).toEqual({ isMet: true, detail: 'id-new exists in rg-app' });
    lab.tenant.ok({ type: 'userAssignedIdentity.delete', ...lab.tenant.named('id-new') });
    expect(look(lab, exists)).toEqual({ isMet: false, detail: 'id-new was deleted' });
    expect(look(lab, { ...exists, not: true }).isMet).toBe(true);
  });

  test('where the author names a group, one of another group does not count, and is told', () => {
    const lab = machineWorld();
    lab.tenant.identity('id-new');
    const elsewhere = { kind: 'identity-exists', identity: 'id-new', group: 'rg-data' } as const;
    expect(look(lab, elsewhere)).toEqual({ isMet: false, detail: 'id-new exists in rg-app' });
    expect(look(lab, { ...elsewhere, group: 'rg-app' }).isMet).toBe(true);
  });
});

describe('role-at-scope', () => {
  const reads = { kind: 'role-at-scope', principal: 'id-reports', role: 'Reader', scope: 'rg-app' } as const;

  function granted(role = 'Reader', scope?: string, header = {}) {
    const lab = start();
    Object.assign(lab.draft, header);
    const assignment = lab.tenant.grant(role, lab.identity('id-reports').objectId, scope ?? lab.tenant.group);
    return { ...lab, assignment };
  }

  test('is met by the role at the group, and says so', () => {
    expect(look(start(), reads)).toEqual({ isMet: false, detail: 'id-reports holds no role' });
    expect(look(granted(), reads)).toEqual({ isMet: true, detail: 'id-reports holds Reader at rg-app' });
  });

  test('knows a person by the name that signs in, and says where nobody does', () => {
    const lab = start();
    const oncall = { ...reads, principal: 'Oncall@contoso.com' } as const;
    expect(look(lab, oncall).detail).toBe('nobody signs in as Oncall@contoso.com');
    lab.tenant.colleague('oncall', ['Reader']);
    expect(look(lab, oncall)).toEqual({ isMet: true, detail: 'Oncall@contoso.com holds Reader at rg-app' });
    const may = { kind: 'can-access', principal: 'oncall@contoso.com', may: 'delete', scope: 'rg-app' } as const;
    expect(look(lab, may).detail).toContain('Reader at rg-app does not contain it');
  });

  test('is met while the role is still arriving, and says how long that takes', () => {
    const { isMet, detail } = look(granted('Reader', undefined, { propagation: 'realistic' }), reads);
    expect(isMet).toBe(true);
    expect(detail).toMatch(/^id-reports holds Reader at rg-app \(takes effect in up to \d+ min\)$/);
  });

  test('is not met by another role or another scope, and names what is held', () => {
    expect(look(granted('Contributor'), reads)).toEqual({
      isMet: false,
      detail: 'id-reports holds Contributor at rg-app',
    });
    const lab = start();
    lab.tenant.grant('Reader', lab.identity('id-reports').objectId, lab.tenant.subscription);
    expect(look(lab, reads)).toEqual({ isMet: false, detail: 'id-reports holds Reader at contoso-dev' });
    expect(look(lab, { ...reads, scope: 'subscription' }).isMet).toBe(true);
    expect(look(lab, { ...reads, scope: 'contoso-dev' }).isMet).toBe(true);
  });

  test('is over as soon as the role is removed, while targets still honour it', () => {
    const lab = granted('Reader', undefined, {});
    Object.assign(lab.draft, { propagation: 'realistic' });
    lab.tenant.ok({ type: 'roleAssignment.delete', id: lab.assignment });
    const { isMet, detail } = look(lab, reads);
    expect(isMet).toBe(false);
    expect(detail).toMatch(/Reader at rg-app \(removed, still honoured for up to \d+ min\)/);
  });

  test('knows resources as scopes, and a host’s name for its system-assigned identity', () => {
    const lab = machineWorld({ systemAssigned: true });
    lab.tenant.grant('Reader', lab.identity('vm-web').objectId, lab.vmId);
    expect(look(lab, { ...reads, principal: 'vm-web', scope: 'vm-web' }).isMet).toBe(true);
    expect(look(lab, { ...reads, principal: 'id-none' }).detail).toBe('there is no identity called id-none');
  });

  test('knows a container by its account and name', () => {
    const lab = start();
    const account = `${lab.tenant.group}/providers/Microsoft.Storage/storageAccounts/st1`;
    const scope = `${account}/blobServices/default/containers/reports`;
    const principalId = lab.identity('id-reports').objectId;
    const given = lab.tenant.grant('Reader', principalId);
    const assignment = lab.draft.roleAssignments.get(given.toLowerCase());
    if (!assignment) throw new Error('the role was not granted');
    lab.draft.roleAssignments.set(given.toLowerCase(), { ...assignment, scope });
    expect(look(lab, { ...reads, scope: 'st1/reports' }).isMet).toBe(true);
    expect(look(lab, { ...reads, scope: 'st1' }).detail).toBe('id-reports holds Reader at st1/reports');
  });
});

describe('no-other-role', () => {
  const narrow = {
    kind: 'no-other-role',
    principal: 'id-reports',
    roles: [{ role: 'Reader', scope: 'rg-app' }],
  } as const;

  test('is met by nothing, by exactly that, and not by more', () => {
    const lab = start();
    const { objectId } = lab.identity('id-reports');
    expect(look(lab, narrow).isMet).toBe(true);
    lab.tenant.grant('Reader', objectId);
    expect(look(lab, narrow)).toEqual({ isMet: true, detail: 'id-reports holds nothing more than that' });
    const extra = lab.tenant.grant('Contributor', objectId, lab.tenant.subscription);
    expect(look(lab, narrow)).toEqual({
      isMet: false,
      detail: 'it also holds Contributor at contoso-dev',
    });
    lab.tenant.ok({ type: 'roleAssignment.delete', id: extra });
    expect(look(lab, narrow).isMet).toBe(true);
  });

  test('takes the right role at a wider scope for more', () => {
    const lab = start();
    lab.tenant.grant('Reader', lab.identity('id-reports').objectId, lab.tenant.subscription);
    expect(look(lab, narrow).isMet).toBe(false);
  });

  test('an identity that is not there holds nothing', () => {
    expect(look(start(), { ...narrow, principal: 'id-none', not: true }).isMet).toBe(false);
  });
});

describe('token-issued', () => {
  const resource = 'https://management.azure.com/';
  const token = { kind: 'token-issued', host: 'vm-web', identity: 'id-reports', resource } as const;
  const ask = (lab: MachineWorld) => lab.run(tokenRequest(lab.vmId));

  test('is met by a token for this identity, this host and this resource', () => {
    const lab = start();
    expect(look(lab, token)).toEqual({ isMet: false, detail: 'vm-web got no token yet' });
    ask(lab);
    expect(look(lab, token)).toEqual({ isMet: true, detail: `vm-web got a token as id-reports for ${resource}` });
    expect(look(lab, { ...token, resource: 'https://management.azure.com' }).isMet).toBe(true);
    expect(look(lab, { ...token, resource: 'https://vault.azure.net' }).isMet).toBe(false);
    expect(look(lab, { ...token, host: 'vm-other' }).isMet).toBe(false);
    expect(look(lab, { ...token, identity: 'system' }).detail).toBe(`vm-web got tokens as id-reports for ${resource}`);
  });

  test('is not met by what happened before the learner began, but by a cached token served since', () => {
    const lab = start();
    ask(lab);
    const since = lab.draft.log?.length ?? 0;
    expect(look(lab, token, since)).toEqual({ isMet: false, detail: 'vm-web got no token yet' });
    ask(lab);
    expect(look(lab, token, since).isMet).toBe(true);
  });

  test('knows the system-assigned identity, and a token of an identity deleted since', () => {
    const lab = machineWorld({ systemAssigned: true });
    ask(lab);
    expect(look(lab, { ...token, identity: 'system' }).detail).toContain('as its system-assigned identity');
    const other = start();
    ask(other);
    other.tenant.ok({ type: 'userAssignedIdentity.delete', ...other.tenant.named('id-reports') });
    expect(look(other, token).isMet).toBe(true);
  });

  test('is not met by a refused request', () => {
    const lab = machineWorld({ userAssigned: ['id-reports', 'id-app'] });
    expect(ask(lab).reply.status).toBe(400);
    expect(look(lab, token).isMet).toBe(false);
  });
});

describe('goalText', () => {
  test('is the author’s, or says the goal in plain words, turned round by not', () => {
    const reads = { kind: 'role-at-scope', principal: 'id-reports', role: 'Reader', scope: 'subscription' } as const;
    expect(goalText(goal({ ...reads, text: 'it can look' }))).toBe('it can look');
    expect(goalText(goal(reads))).toBe('id-reports holds Reader at the subscription');
    expect(goalText(goal({ ...reads, not: true }))).toBe('id-reports does not hold Reader at the subscription');
  });

  test.each<[object, string, string]>([
    [
      { kind: 'identity-attached', host: 'vm-web', identity: 'system' },
      'vm-web has a system-assigned identity',
      'vm-web has no system-assigned identity',
    ],
    [{ kind: 'identity-exists', identity: 'id-a' }, 'the identity id-a exists', 'the identity id-a is gone'],
    [
      { kind: 'identity-exists', identity: 'id-a', group: 'rg-a' },
      'the identity id-a exists in rg-a',
      'the identity id-a is gone from rg-a',
    ],
    [
      { kind: 'no-orphans', scope: 'st1' },
      'no role assignment at st1 belongs to an identity that is gone',
      'a role assignment at st1 belongs to an identity that is gone',
    ],
    [
      { kind: 'data-read', principal: 'id-a', item: 'st1/reports/june.csv' },
      'id-a has read st1/reports/june.csv',
      'id-a has not read st1/reports/june.csv',
    ],
    [{ kind: 'no-other-role', principal: 'id-a', roles: [] }, 'id-a holds no role', 'id-a holds a role'],
    [
      { kind: 'token-issued', host: 'vm-web', identity: 'system', resource: 'https://r' },
      'vm-web gets a token as its system-assigned identity for https://r',
      'vm-web gets no token as its system-assigned identity for https://r',
    ],
  ])('%o', (written, plain, negated) => {
    expect(goalText(goal(written))).toBe(plain);
    expect(goalText(goal({ ...written, not: true }))).toBe(negated);
  });
});
