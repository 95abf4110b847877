/**
 * What the facts say about identities, grants, tokens and the clock, as plainly as it can be written: lists that are searched
 * from end to end, nothing taken from the simulator's code. Names stand for ids wherever the facts allow it.
 */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface ModelPrincipal {
  readonly objectId: string;
  readonly appId: string;
  /** Role assignment knows it from here on: 5 to 60 seconds after creation. [B-07] */
  readonly replicatedAt: number;
  deletedAt?: number;
}

/** Who was attached under a name. Deleting an identity does not detach it, and a namesake is somebody else. [E.2, F33] */
export interface ModelReference {
  readonly name: string;
  readonly objectId: string;
}

export interface ModelMachine {
  systemId?: string;
  references: ModelReference[];
}

export interface ModelGrant {
  readonly id: string;
  readonly principalId: string;
  readonly role: RoleName;
  readonly scope: ScopeName;
  readonly effectiveAt: number;
  lapsesAt?: number;
}

export interface ModelToken {
  readonly principalId: string;
  readonly audience: string;
  readonly madeAt: number;
  readonly uti: string;
}

export const MACHINES = ['vm-one', 'vm-two'] as const;
export const IDENTITIES = ['id-one', 'id-two', 'id-three'] as const;
export const ROLES = ['Reader', 'Contributor', 'Storage Blob Data Reader', 'Managed Identity Operator'] as const;
export const SCOPES = ['subscription', 'group', 'account', 'container', ...MACHINES] as const;
export type RoleName = (typeof ROLES)[number];
export type ScopeName = (typeof SCOPES)[number];

/** What a role lets its holder do, of the two things that this model asks for. [E.5, B-11] */
const MAY: Readonly<Record<RoleName, { readonly readMachine: boolean; readonly readBlob: boolean }>> = {
  Reader: { readMachine: true, readBlob: false },
  Contributor: { readMachine: true, readBlob: false },
  'Storage Blob Data Reader': { readMachine: false, readBlob: true },
  'Managed Identity Operator': { readMachine: false, readBlob: false },
};

/** Scope inheritance: subscription > group > resource > what lies in it. [E.6] */
const ABOVE: Readonly<Record<ScopeName, readonly ScopeName[]>> = {
  subscription: ['subscription'],
  group: ['subscription', 'group'],
  account: ['subscription', 'group', 'account'],
  container: ['subscription', 'group', 'account', 'container'],
  'vm-one': ['subscription', 'group', 'vm-one'],
  'vm-two': ['subscription', 'group', 'vm-two'],
};

/** How a request for a token names the identity that it wants; nothing is `none`. */
export type ModelSelector =
  | { readonly by: 'none' }
  | { readonly by: 'client_id' | 'object_id'; readonly principal: ModelPrincipal }
  | { readonly by: 'msi_res_id'; readonly identity: string };

export class NaiveModel {
  principals: ModelPrincipal[] = [];
  /** Identities that exist as resources, and their principal. */
  identities: { readonly name: string; readonly objectId: string }[] = [];
  machines: { readonly name: string; readonly machine: ModelMachine }[] = [];
  grants: ModelGrant[] = [];
  cache: ModelToken[] = [];
  /** Tokens in somebody's hands. */
  held: ModelToken[] = [];
  /** When requests for tokens were taken, by machine. */
  asked: { readonly machine: string; readonly at: number }[] = [];

  principal(objectId: string | undefined): ModelPrincipal | undefined {
    return this.principals.find((one) => one.objectId === objectId);
  }

  livePrincipal(objectId: string | undefined): ModelPrincipal | undefined {
    const found = this.principal(objectId);
    return found?.deletedAt === undefined ? found : undefined;
  }

  machine(name: string): ModelMachine | undefined {
    return this.machines.find((one) => one.name === name)?.machine;
  }

  identity(name: string): { readonly name: string; readonly objectId: string } | undefined {
    return this.identities.find((one) => one.name === name);
  }

  deadReferences(machine: ModelMachine | undefined): readonly string[] {
    return (machine?.references ?? []).map(({ name }) => name).filter((name) => !this.identity(name));
  }

  /** Whoever answers to a reference: the one that was attached, as long as it lives. [F33, F40] */
  behind({ name, objectId }: ModelReference): ModelPrincipal | undefined {
    return this.identity(name)?.objectId === objectId ? this.livePrincipal(objectId) : undefined;
  }

  /** Soft delete: no longer live, and to be seen for 30 days. [F07, F39] */
  deletePrincipal(objectId: string | undefined, now: number): void {
    const found = this.livePrincipal(objectId);
    if (found) found.deletedAt = now;
  }

  visibleDeleted(now: number): readonly string[] {
    return this.principals
      .filter((one) => one.deletedAt !== undefined && now < one.deletedAt + 30 * DAY)
      .map((one) => one.objectId);
  }

  /** Assignments made on something that is gone go with it; those of a principal that is gone stay. [B-08] */
  dropGrantsAt(scope: ScopeName, now: number): void {
    for (const grant of this.grants) if (grant.scope === scope && grant.lapsesAt === undefined) grant.lapsesAt = now;
  }

  listedGrants(): readonly string[] {
    return this.grants.filter((one) => one.lapsesAt === undefined).map((one) => one.id);
  }

  isListed(principalId: string): boolean {
    return this.grants.some((one) => one.principalId === principalId && one.lapsesAt === undefined);
  }

  orphans(): readonly string[] {
    return this.grants
      .filter((one) => one.lapsesAt === undefined && !this.livePrincipal(one.principalId))
      .map((one) => one.id);
  }

  /** Any grant in effect, at the scope or above, whose role allows it; the directory is not asked. [E.6, F40] */
  may(principalId: string, what: 'readMachine' | 'readBlob', { at, now }: { at: ScopeName; now: number }): boolean {
    return this.grants.some(
      (one) =>
        one.principalId === principalId &&
        MAY[one.role][what] &&
        ABOVE[at].includes(one.scope) &&
        one.effectiveAt <= now &&
        (one.lapsesAt === undefined || now < one.lapsesAt),
    );
  }

  /** The principal that answers on a machine, or why none does. [C.3, F27, F28, F29] */
  chosen(machine: ModelMachine, selector: ModelSelector): ModelPrincipal | 'Identity not found' | 'Multiple' {
    const own = this.livePrincipal(machine.systemId);
    const attached = machine.references.map((one) => this.behind(one));
    if (selector.by === 'client_id' || selector.by === 'object_id') {
      return [own, ...attached].find((one) => one === selector.principal) ?? 'Identity not found';
    }
    if (selector.by === 'msi_res_id') {
      const named = machine.references.find((one) => one.name === selector.identity);
      return (named && this.behind(named)) || 'Identity not found';
    }
    if (own) return own;
    if (machine.references.length > 1) return 'Multiple';
    return attached[0] ?? 'Identity not found';
  }

  /** 20 a second for each machine; what was refused does not count. [F35] */
  isThrottled(machine: string, now: number): boolean {
    return this.asked.filter((one) => one.machine === machine && now - one.at < SECOND).length >= 20;
  }

  /** For 24 hours the same token for an identity and a resource URI. [F38] */
  cached(principalId: string, audience: string, now: number): ModelToken | undefined {
    return this.cache.findLast(
      (one) =>
        one.principalId === principalId &&
        one.audience === audience &&
        now - one.madeAt < 24 * HOUR &&
        !isExpired(one, now),
    );
  }
}

/** exp - iat of a managed identity's token. [D.3] */
const LIFETIME_SECONDS = 86_700;
/** A token is valid from before it was made. [C.2] */
const BACKDATED_SECONDS = 300;

export const issuedAt = (token: ModelToken): number => Math.floor(token.madeAt / SECOND) - BACKDATED_SECONDS;
export const expiryOf = (token: ModelToken): number => issuedAt(token) + LIFETIME_SECONDS;
export const isExpired = (token: ModelToken, now: number): boolean => expiryOf(token) <= Math.floor(now / SECOND);

/** Whether a delay lies where the facts say: 1 to 10 minutes for roles, 5 to 60 seconds for new principals. */
export const isRoleDelay = (delay: number): boolean => delay >= MINUTE && delay <= 10 * MINUTE;
export const isReplicationDelay = (delay: number): boolean => delay >= 5 * SECOND && delay <= MINUTE;
