import type { ArmId } from '../../src/sim/arm-id.ts';
import type { ServicePrincipal } from '../../src/sim/principal.ts';
import type { Command, Outcome } from '../../src/sim/tenant.ts';
import type { Draft } from '../../src/sim/world.ts';
import { LabTenant, type TestCommand, VM } from './lab-tenant.ts';

/** Which identities vm-web has. */
export interface MachineSetup {
  readonly systemAssigned?: boolean;
  readonly userAssigned?: readonly string[];
}

/** A tenant with vm-web in it, and the names under which a test speaks of its parts. */
export interface MachineWorld {
  readonly tenant: LabTenant;
  readonly draft: Draft;
  readonly vmId: ArmId;
  /** A service principal by its display name; the system-assigned one is `vm-web`. */
  identity(name: string): ServicePrincipal;
  run(command: TestCommand): Outcome;
}

export function servicePrincipalNamed(draft: Draft, name: string): ServicePrincipal {
  for (const one of draft.principals.values()) {
    if (one.kind === 'servicePrincipal' && one.displayName === name) return one;
  }
  throw new Error(`no service principal ${name} in this world`);
}

export function machineWorld({ systemAssigned = false, userAssigned = [] }: MachineSetup = {}): MachineWorld {
  const tenant = new LabTenant();
  const identity = { systemAssigned, userAssigned: userAssigned.map((name) => tenant.identity(name).id) };
  tenant.ok({
    type: 'virtualMachine.create',
    ...tenant.named('vm-web'),
    size: 'Standard_B1s',
    image: 'Canonical:ubuntu-24_04-lts:server:latest',
    tags: { team: 'web', tier: 'front' },
    identity,
  });
  return {
    tenant,
    draft: tenant.draft,
    vmId: tenant.id(VM, 'vm-web'),
    identity: (name) => servicePrincipalNamed(tenant.draft, name),
    run: (command) => tenant.run(command),
  };
}

/** What a request to IMDS may say otherwise than the usual one. */
export interface Variation {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly concurrent?: number;
}

const isPairs = (query: NonNullable<Variation['query']>): query is readonly (readonly [string, string])[] =>
  Array.isArray(query);

/** A good request for an ARM token of vm-web; a variation's query is added to the usual one, pairs replace it. */
export function tokenRequest(vmId: ArmId, variation: Variation = {}): Command & { readonly type: 'imds.request' } {
  const usual = { 'api-version': '2018-02-01', resource: 'https://management.azure.com/' };
  const query = variation.query ?? {};
  return {
    type: 'imds.request',
    host: vmId,
    method: variation.method ?? 'GET',
    path: variation.path ?? '/metadata/identity/oauth2/token',
    query: isPairs(query) ? query : Object.entries({ ...usual, ...query }),
    headers: variation.headers ?? { metadata: 'true' },
    ...(variation.concurrent === undefined ? {} : { concurrent: variation.concurrent }),
  };
}
