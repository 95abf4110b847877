import type { AuthorizationEvents } from './authorization.ts';
import { checkBearer } from './bearer-token.ts';
import { issuerOf } from './claims.ts';
import { denyUnlessDataAllowed } from './data-access.ts';
import { forbiddenByRbac, tokenMissing, tokenRefused, type VaultCaller } from './key-vault-errors.ts';
import type { Claims, PresentedToken, Reply } from './reply.ts';
import { describePrincipal } from './request-trace.ts';
import type { KeyVault } from './resource.ts';
import { secretScope } from './secret.ts';
import type { Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/**
 * What a request to a vault brings; of both the first counts. `bearer`: the claims of a token whose signature an edge has
 * verified. `caller`: the object id of who is signed in to a tool that gets the token.
 */
export interface VaultCredential {
  readonly bearer?: Claims;
  readonly caller?: string;
  /** Beside `caller`: what stands in the token that the tool got. */
  readonly token?: PresentedToken;
}

/** What is asked of a vault: of one secret, or of all of them. */
export interface VaultOperation {
  readonly action: string;
  readonly secret?: string;
}

/** A request that may go on, or the vault's refusal. */
export type VaultAdmission =
  | { readonly principalId: string }
  | { readonly refusal: Reply; readonly events: readonly Tagged<AuthorizationEvents>[] };

/** The app id of the Azure CLI: what a person's token names as its client. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

function signedIn(world: World, vault: KeyVault, caller: string): VaultCaller {
  const principal = world.principals.get(caller);
  const appid = principal?.kind === 'servicePrincipal' ? principal.appId : AZURE_CLI;
  return { principalId: caller, appid, iss: issuerOf(principal?.tenantId ?? vault.properties.tenantId) };
}

interface Asked {
  readonly vault: KeyVault;
  readonly credential: VaultCredential;
  readonly operation: VaultOperation;
}

function authenticate(world: World, { vault, credential }: Asked, trace: Tracer): VaultCaller | { refusal: Reply } {
  const { bearer, caller } = credential;
  if (bearer) {
    const required = { audiences: ['https://vault.azure.net'], tenantId: vault.properties.tenantId };
    const fault = checkBearer(world, { claims: bearer, required }, trace);
    if (fault) return { refusal: tokenRefused(vault, fault, bearer) };
    return { principalId: bearer.oid, appid: bearer.appid, iss: bearer.iss };
  }
  if (caller !== undefined) {
    trace.noted('caller', `${describePrincipal(world.principals.get(caller))}, signed in`);
    trace.about(caller);
    return signedIn(world, vault, caller);
  }
  trace.failed('token', 'the request brings no token', 'F01');
  return { refusal: tokenMissing(vault) };
}

/** Authentication, then Azure RBAC; whether the secret exists is looked at only after both. [F38, B-11] */
export function admitToVault(world: World, asked: Asked, trace: Tracer): VaultAdmission {
  const { vault, operation } = asked;
  const caller = authenticate(world, asked, trace);
  if ('refusal' in caller) return { ...caller, events: [] };
  const { principalId } = caller;
  const scope = operation.secret === undefined ? vault.id : secretScope(vault.id, operation.secret);
  const question = { principalId, action: operation.action, plane: 'data', scope } as const;
  const denied = denyUnlessDataAllowed(world, question, trace);
  return denied ? { refusal: forbiddenByRbac(vault, caller, operation), events: [denied] } : { principalId };
}
