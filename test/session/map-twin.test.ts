import { expect, test } from 'vitest';
import { worldRows } from '../../src/session/map-rows.ts';
import { mapChanges, mapTwin } from '../../src/session/map-twin.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Run } from '../../src/session/run.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import type { Sandbox } from '../../src/shell/sandbox.ts';
import { MINUTE } from '../../src/sim/duration.ts';
import { fork } from '../../src/sim/world.ts';
import { LabTenant } from '../sim/lab-tenant.ts';

const sandboxOf = (tenant: LabTenant): Sandbox => ({ ...createSandbox(), world: fork(tenant.draft) });

/** A run before and after something was done in its tenant. */
function changed(prepare: (tenant: LabTenant) => void, act: (tenant: LabTenant) => void): Run {
  const tenant = new LabTenant({ propagation: 'realistic' });
  prepare(tenant);
  const before = sandboxOf(tenant);
  act(tenant);
  return { ...openedRun(sandboxOf(tenant), undefined), past: [{ sandbox: before, entries: [] }] };
}

test('what the line changed comes first, then everything, each as a sentence', () => {
  const run = changed(
    (tenant) => tenant.machine('vm-web', false, [tenant.identity('id-app').id]),
    (tenant) => tenant.identity('id-reports'),
  );
  expect(mapTwin(run)).toEqual([
    'Changed by the last line.',
    'New: id-reports, attached to nothing.',
    'The whole map.',
    'vm-web holds id-app (no roles).',
    'id-reports, attached to nothing.',
    'operator@contoso.com has Owner at contoso-dev.',
  ]);
});

test('what is there no longer is said as well', () => {
  const run = changed(
    (tenant) => tenant.identity('id-app'),
    () => undefined,
  );
  const undone: Run = { ...run, sandbox: createSandbox() };
  expect(mapChanges(undone)).toEqual(['No longer: id-app, attached to nothing.']);
});

test('a role of a system-assigned identity says whose it is', () => {
  let principalId = '';
  const run = changed(
    (tenant) => {
      tenant.machine('vm-web', true);
      tenant.wait(MINUTE);
      principalId = /"principalId":"([^"]+)"/.exec(JSON.stringify([...tenant.draft.resources.values()]))?.[1] ?? '';
    },
    (tenant) => tenant.grant('Storage Blob Data Reader', principalId),
  );
  expect(mapChanges(run)).toEqual([
    expect.stringMatching(/^New: system-assigned of vm-web has Storage Blob Data Reader at /),
  ]);
});

test('time that passes by itself is no change', () => {
  const run = changed(
    (tenant) => {
      const { id, principalId } = tenant.identity('id-reports');
      tenant.machine('vm-web', false, [id]);
      tenant.wait(MINUTE);
      tenant.grant('Storage Blob Data Reader', principalId);
    },
    (tenant) => tenant.wait(MINUTE / 2),
  );
  expect(mapChanges(run)).toEqual([]);
  expect(mapTwin(run).join('\n')).toMatch(/id-reports has Storage Blob Data Reader at .* \(arrives within \d+ min\)/);
});

test('it tells as much as the map shows', () => {
  const run = changed(
    (tenant) => {
      const [app, reports] = [tenant.identity('id-app'), tenant.identity('id-reports')];
      tenant.machine('vm-web', true, [app.id, reports.id]);
      tenant.wait(MINUTE);
      tenant.grant('Storage Blob Data Reader', reports.principalId);
    },
    () => undefined,
  );
  const said = mapTwin(run).join('\n');
  for (const { text } of worldRows(run.sandbox.world)) expect(said).toContain(text.replace(' → ', ' at '));
});

test('an empty map says so', () => {
  expect(mapTwin(openedRun(createSandbox(), undefined))).toContain('No host and no identity yet.');
});
