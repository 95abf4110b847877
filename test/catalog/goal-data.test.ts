import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conditionSchema, evaluateGoal } from '../../src/catalog/goal.ts';
import { appended } from '../../src/sim/event-log.ts';
import { type MachineWorld, machineWorld } from '../sim/machine-world.ts';

const schema = conditionSchema(z);

const look = ({ draft }: MachineWorld, written: object, since = 0) =>
  evaluateGoal({ world: draft, since, machines: new Map() }, schema.parse(written));

/** vm-web holds id-reports; nothing is granted. */
const start = () => machineWorld({ userAssigned: ['id-reports'] });

describe('no-orphans', () => {
  const clean = { kind: 'no-orphans', scope: 'rg-app' } as const;

  test('is met until an identity with a role there is deleted, and again once its line is gone', () => {
    const lab = start();
    const line = lab.tenant.grant('Reader', lab.identity('id-reports').objectId);
    expect(look(lab, clean)).toEqual({ isMet: true, detail: 'every line at rg-app has its identity' });
    lab.tenant.ok({ type: 'userAssignedIdentity.delete', ...lab.tenant.named('id-reports') });
    expect(look(lab, clean)).toEqual({ isMet: false, detail: 'an identity that is gone still has Reader at rg-app' });
    expect(look(lab, { ...clean, not: true }).isMet).toBe(true);
    lab.tenant.ok({ type: 'roleAssignment.delete', id: line });
    expect(look(lab, clean).isMet).toBe(true);
  });

  test('looks at exactly this scope', () => {
    const lab = start();
    lab.tenant.grant('Reader', lab.identity('id-reports').objectId, lab.tenant.subscription);
    lab.tenant.ok({ type: 'userAssignedIdentity.delete', ...lab.tenant.named('id-reports') });
    expect(look(lab, clean).isMet).toBe(true);
    expect(look(lab, { ...clean, scope: 'subscription' }).isMet).toBe(false);
  });
});

describe('data-read', () => {
  const READER = 'id-reports';
  const june = { kind: 'data-read', principal: READER, item: 'st1/reports/june.csv' } as const;

  /** An audit log with these entries; the worlds in which they come about are tested with their slices. */
  function logged(...events: readonly object[]) {
    const lab = start();
    const { objectId } = lab.identity(READER);
    const accountId = `${lab.tenant.group}/providers/Microsoft.Storage/storageAccounts/st1`;
    const vaultId = `${lab.tenant.group}/providers/Microsoft.KeyVault/vaults/kv1`;
    for (const event of events) {
      const whole = { accountId, vaultId, principalId: objectId, actor: { principalId: objectId }, ...event };
      lab.draft.log = appended(lab.draft.log, { at: lab.draft.now, event: whole as unknown as { type: string } });
    }
    return lab;
  }

  const download = { type: 'BlobDownloaded', container: 'reports', name: 'june.csv' };

  test('is met by the blob that the identity read, and says what it read instead', () => {
    expect(look(logged(), june)).toEqual({ isMet: false, detail: 'id-reports read nothing yet' });
    expect(look(logged({ ...download, name: 'may.csv' }), june).detail).toBe('id-reports read st1/reports/may.csv');
    expect(look(logged(download), june)).toEqual({ isMet: true, detail: 'id-reports read st1/reports/june.csv' });
  });

  test('is met by a secret', () => {
    const secret = { ...june, item: 'kv1/db-password' };
    expect(look(logged({ type: 'SecretRead', name: 'db-password' }), secret).isMet).toBe(true);
  });

  test('is not met by what another read, or an account key, or what was read before the learner began', () => {
    expect(look(logged({ ...download, actor: { principalId: 'somebody' } }), june).isMet).toBe(false);
    expect(look(logged({ ...download, actor: { via: 'account key' } }), june).isMet).toBe(false);
    const lab = logged(download);
    expect(look(lab, june, lab.draft.log?.length).isMet).toBe(false);
    expect(look(lab, { ...june, principal: 'id-none' }).detail).toBe('there is no identity called id-none');
  });
});
