import type { WorldHeader } from '../../src/sim/genesis.ts';
import type { Claims } from '../../src/sim/reply.ts';
import { type Command, type Outcome, step } from '../../src/sim/tenant.ts';
import { LabTenant } from './lab-tenant.ts';
import { tokenRequest } from './machine-world.ts';

const STORAGE = 'Microsoft.Storage/storageAccounts';
const VAULT = 'Microsoft.KeyVault/vaults';

type Distributed<Union> = Union extends unknown ? Omit<Union, 'account' | 'vault' | 'container'> : never;

/** A request to st1, container reports, or to kv-app; with exactly the credential that it names. */
export type DataCommand = Distributed<Extract<Command, { readonly account: string } | { readonly vault: string }>>;

/** vm-web holds id-reports and asks st1/reports/q1.txt and kv-app/db-password for their content. */
export class DataWorld {
  readonly tenant: LabTenant;
  readonly vmId: string;
  readonly principalId: string;
  readonly accountId: string;
  readonly vaultId: string;
  readonly accountKey: string;

  constructor(header: Partial<WorldHeader> = {}) {
    const tenant = new LabTenant(header);
    this.tenant = tenant;
    const identity = tenant.identity('id-reports');
    this.principalId = identity.principalId;
    this.vmId = tenant.machine('vm-web', false, [identity.id]);
    this.accountId = tenant.id(STORAGE, 'st1');
    this.vaultId = tenant.id(VAULT, 'kv-app');
    tenant.ok({ type: 'storageAccount.create', ...tenant.named('st1'), tags: {} });
    tenant.ok({ type: 'keyVault.create', ...tenant.named('kv-app'), tags: {} });
    const { keys } = tenant.ok({ type: 'storageAccount.listKeys', ...tenant.named('st1') });
    this.accountKey = (keys as readonly { value: string }[])[0]?.value ?? '';
    const { accountKey } = this;
    this.ask({ type: 'blobContainer.create', name: 'reports', accountKey });
    this.ask({ type: 'blob.upload', name: 'q1.txt', content: 'Grüße', contentType: 'text/plain', accountKey });
  }

  /** Sends a command as it stands; unlike the tenant's `run` it adds no caller. */
  ask(command: DataCommand): Outcome {
    const where = { account: 'st1', vault: 'kv-app', container: 'reports' };
    return step(this.tenant.draft, { ...where, ...command } as unknown as Command);
  }

  get container(): string {
    return `${this.accountId}/blobServices/default/containers/reports`;
  }

  /** The claims of a token of id-reports, asked of IMDS by vm-web. */
  token(resource = 'https://storage.azure.com/'): Claims {
    const { reply } = this.tenant.run(tokenRequest(this.vmId, { query: { resource } }));
    if (!reply.token) throw new Error(`no token: ${JSON.stringify(reply.body)}`);
    return reply.token;
  }

  read(bearer: Claims): number {
    return this.ask({ type: 'blob.download', name: 'q1.txt', bearer }).reply.status;
  }
}
