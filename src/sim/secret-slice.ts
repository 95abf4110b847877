import { type ArmId, keyOf } from './arm-id.ts';
import type { AuthorizationEvents } from './authorization.ts';
import { epochSeconds } from './claims.ts';
import { vaultUri } from './data-store-body.ts';
import { keyVaultNamed } from './data-store-queries.ts';
import type { JsonObject } from './json.ts';
import { admitToVault, type VaultCredential, type VaultOperation } from './key-vault-access.ts';
import { badSecretName, secretNotFound, vaultHeaders, vaultUnavailable } from './key-vault-errors.ts';
import type { Mint } from './random.ts';
import { isRegionDown } from './region-outage.ts';
import type { Reply } from './reply.ts';
import type { KeyVault } from './resource.ts';
import type { Secret } from './secret.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import { tracer } from './trace.ts';
import type { World } from './world.ts';

interface InVault extends VaultCredential {
  readonly vault: string;
}

export interface SecretCommands {
  readonly 'secret.set': InVault & { readonly name: string; readonly value: string };
  readonly 'secret.get': InVault & { readonly name: string };
  readonly 'secret.list': InVault;
}

/** What happened to the secrets of a vault; `principalId` did it. */
export interface SecretEvents {
  readonly SecretSet: { readonly vaultId: ArmId; readonly secret: Secret; readonly principalId: string };
  readonly SecretRead: { readonly vaultId: ArmId; readonly name: string; readonly principalId: string };
}

type Event = Tagged<SecretEvents>;
type Emitted = SecretEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** What an admitted request leads to. */
interface Done {
  readonly reply: Reply;
  readonly events: readonly Event[];
}

const SECRETS = 'Microsoft.KeyVault/vaults/secrets';

/** 1 to 127 letters, digits and hyphens. */
const NAME = /^[a-z0-9-]{1,127}$/i;

/** Status 0: no such vault, so the host name does not resolve and nobody answers. */
const NOBODY: Reply = { service: 'vault', status: 0, body: null };

function answered(vault: KeyVault, body: JsonObject): Reply {
  return { service: 'vault', status: 200, body, headers: vaultHeaders(vault) };
}

function attributes({ createdAt }: Secret): JsonObject {
  const at = epochSeconds(createdAt);
  return { enabled: true, created: at, updated: at, recoveryLevel: 'Recoverable+Purgeable', recoverableDays: 90 };
}

const secretUri = (vault: KeyVault, name: string): string => `${vaultUri(vault.name)}secrets/${name}`;

function secretBody(vault: KeyVault, secret: Secret): JsonObject {
  const { value, name, version } = secret;
  return { value, id: `${secretUri(vault, name)}/${version}`, attributes: attributes(secret), tags: {} };
}

/** A list shows names and never values. */
function secretListBody(vault: KeyVault): JsonObject {
  const secrets = [...vault.properties.secrets.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  const items = secrets.map((one) => ({ id: secretUri(vault, one.name), attributes: attributes(one), tags: {} }));
  return { value: items, nextLink: null };
}

/** How one operation is decided: what it needs, and what it does once it is admitted. */
interface Work {
  readonly operation: VaultOperation;
  readonly perform: (vault: KeyVault, principalId: string) => Done;
}

function decideOnVault(world: World, request: InVault, { operation, perform }: Work): Decided {
  const trace = tracer();
  const vault = keyVaultNamed(world, request.vault);
  if (!vault) {
    trace.failed('target', `there is no ${request.vault}.vault.azure.net`);
    return { reply: NOBODY, events: [], trace: trace.finish('simplified') };
  }
  if (isRegionDown(world, vault.location)) {
    trace.failed('target', `${vault.name} is in ${vault.location}, which is down; simulated wording`, 'F30');
    trace.about(vault.id);
    return { reply: vaultUnavailable(vault), events: [], trace: trace.finish('simplified') };
  }
  const admission = admitToVault(world, { vault, credential: request, operation }, trace);
  if ('refusal' in admission) return { reply: admission.refusal, events: admission.events, trace: trace.finish() };
  const done = perform(vault, admission.principalId);
  const outcome = done.reply.status < 400 ? 'passed' : 'failed';
  trace[outcome]('target', `${vault.name} answers ${done.reply.status}`, 'F10');
  trace.about(vault.id);
  return { ...done, trace: trace.finish() };
}

function decideSet(world: World, request: SecretCommands['secret.set'], mint: Mint): Decided {
  const { name, value } = request;
  const perform = (vault: KeyVault, principalId: string): Done => {
    if (!NAME.test(name)) return { reply: badSecretName(vault, name), events: [] };
    const secret: Secret = { name, value, version: mint.guid().replaceAll('-', ''), createdAt: world.now };
    return {
      reply: answered(vault, secretBody(vault, secret)),
      events: [{ type: 'SecretSet', vaultId: vault.id, secret, principalId }],
    };
  };
  return decideOnVault(world, request, { operation: { action: `${SECRETS}/setSecret/action`, secret: name }, perform });
}

function decideGet(world: World, request: SecretCommands['secret.get']): Decided {
  const { name } = request;
  const perform = (vault: KeyVault, principalId: string): Done => {
    const secret = vault.properties.secrets.get(keyOf(name));
    if (!secret) return { reply: secretNotFound(vault, name), events: [] };
    return {
      reply: answered(vault, secretBody(vault, secret)),
      events: [{ type: 'SecretRead', vaultId: vault.id, name: secret.name, principalId }],
    };
  };
  return decideOnVault(world, request, { operation: { action: `${SECRETS}/getSecret/action`, secret: name }, perform });
}

function decideList(world: World, request: InVault): Decided {
  const perform = (vault: KeyVault): Done => ({ reply: answered(vault, secretListBody(vault)), events: [] });
  return decideOnVault(world, request, { operation: { action: `${SECRETS}/readMetadata/action` }, perform });
}

/** Secrets of vaults in RBAC mode; only the latest version of each is kept. [E.5, E.7] */
export const secretSlice: Slice<SecretCommands, SecretEvents, Emitted> = {
  decide: { 'secret.set': decideSet, 'secret.get': decideGet, 'secret.list': decideList },
  evolve: {
    SecretSet: (draft, { vaultId, secret }) => {
      const vault = draft.resources.get(keyOf(vaultId));
      if (vault?.type !== 'Microsoft.KeyVault/vaults') return;
      const secrets = new Map(vault.properties.secrets).set(keyOf(secret.name), secret);
      draft.resources.set(keyOf(vaultId), { ...vault, properties: { ...vault.properties, secrets } });
    },
    SecretRead: () => undefined,
  },
};
