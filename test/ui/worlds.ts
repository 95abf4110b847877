import { createSandbox } from '../../src/shell/create-sandbox.ts';
import type { Sandbox } from '../../src/shell/sandbox.ts';
import { MINUTE } from '../../src/sim/duration.ts';
import { LabTenant } from '../sim/lab-tenant.ts';

/** Before the last line: id-app had no role, and a machine was there that is deleted now. */
export function yesterday(): Sandbox {
  const tenant = new LabTenant({ propagation: 'realistic' });
  const [app, reports] = [tenant.identity('id-app'), tenant.identity('id-reports')];
  tenant.machine('vm-web', true, [app.id, reports.id]);
  tenant.machine('vm-old', true);
  return { ...createSandbox(), world: tenant.draft };
}

/** vm-web holds two identities; id-reports was granted a role a minute ago, and it is on its way. */
export function office(wait = 0): Sandbox {
  const tenant = new LabTenant({ propagation: 'realistic' });
  const [app, reports] = [tenant.identity('id-app'), tenant.identity('id-reports')];
  tenant.machine('vm-web', true, [app.id, reports.id]);
  tenant.identity('id-old');
  tenant.wait(MINUTE);
  tenant.grant('Key Vault Secrets User', app.principalId);
  tenant.wait(12 * MINUTE);
  tenant.grant('Storage Blob Data Reader', reports.principalId);
  tenant.wait(wait);
  return { ...createSandbox(), world: tenant.draft };
}

/** The same, and the role has arrived. */
export const later = (): Sandbox => office(11 * MINUTE);
