import type { ArmId } from './arm-id.ts';
import type { AuthorizationEvents } from './authorization.ts';
import { checkBearer, type TokenFault } from './bearer-token.ts';
import { denyUnlessDataAllowed } from './data-access.ts';
import { blobEndpoint } from './data-store-body.ts';
import { tenantIdOf } from './managed-identity.ts';
import type { Claims, PresentedToken } from './reply.ts';
import { describePrincipal } from './request-trace.ts';
import type { StorageAccount } from './resource.ts';
import type { Tagged } from './slice.ts';
import {
  AUTHENTICATION_FAILED,
  invalidAuthenticationInfo,
  KEYS_NOT_PERMITTED,
  noAuthenticationInformation,
  PERMISSION_MISMATCH,
  type StorageError,
} from './storage-errors.ts';
import type { Fidelity, Tracer } from './trace.ts';
import type { World } from './world.ts';

/**
 * What a request to the blob service brings; of several the first counts. `bearer`: the claims of a token whose signature an
 * edge has verified. `accountKey`: shared key. `caller`: the object id of who is signed in to a tool that gets the token.
 */
export interface StorageCredential {
  readonly bearer?: Claims;
  /** Beside `bearer`: `x-ms-version`, undefined where the request does not say it; a tool always does. */
  readonly version?: string | undefined;
  readonly accountKey?: string;
  readonly caller?: string;
  /** Beside `caller`: what stands in the token that the tool got. */
  readonly token?: PresentedToken;
}

/** What is to be done, where. Containers are named in `actions` of roles, blobs in `dataActions`. [E.5] */
export interface StorageOperation {
  readonly action: string;
  readonly plane: 'control' | 'data';
  readonly scope: ArmId;
}

/** Who did it, as the audit log keeps it; a key names nobody. */
export type StorageActor = { readonly principalId: string } | { readonly via: 'account key' };

/** A request that may go on, or the service's refusal. */
export type StorageAdmission =
  | { readonly actor: StorageActor }
  | {
      readonly refusal: StorageError;
      readonly events: readonly Tagged<AuthorizationEvents>[];
      readonly fidelity: Fidelity;
    };

/** The text for the audience was seen on the wire, the other two are the lab's. */
const FAULT_DETAIL: Readonly<Record<TokenFault, readonly [detail: string, fidelity: Fidelity]>> = {
  audience: ['Audience validation failed. Audience did not match.', 'matches Azure'],
  expired: ['Lifetime validation failed. The token is expired.', 'simplified'],
  tenant: ['Issuer validation failed. Issuer did not match.', 'simplified'],
};

function refused(refusal: StorageError, fidelity: Fidelity = 'matches Azure'): StorageAdmission {
  return { refusal, events: [], fidelity };
}

function admitByKey({ properties, name }: StorageAccount, key: string, trace: Tracer): StorageAdmission {
  trace.noted('caller', 'whoever holds an account key; a key names nobody', 'B-11');
  if (!properties.allowSharedKeyAccess) {
    trace.failed('decision', `${name} takes no account keys`);
    return refused(KEYS_NOT_PERMITTED);
  }
  if (!properties.keys.includes(key)) {
    trace.failed('decision', `this is no key of ${name}`);
    return refused(AUTHENTICATION_FAILED);
  }
  trace.passed('decision', `an account key opens all of ${name}; roles are not asked`, 'B-11');
  return { actor: { via: 'account key' } };
}

interface Asked {
  readonly account: StorageAccount;
  readonly credential: StorageCredential;
  readonly operation: StorageOperation;
}

/** The first version of the blob service's interface that takes tokens. */
const FIRST_WITH_TOKENS = '2017-11-09';

/**
 * 403 for a token in a request that names no version, or one from before tokens. Code, text and detail were seen on the wire.
 * https://github.com/microsoft/typespec/pull/7216
 */
function refuseVersion(credential: StorageCredential, trace: Tracer): StorageAdmission | undefined {
  if (!('version' in credential)) return undefined;
  const { version } = credential;
  if (version !== undefined && version >= FIRST_WITH_TOKENS) return undefined;
  const named = version === undefined ? 'no header x-ms-version' : `x-ms-version ${version}`;
  trace.failed('endpoint', `${named}: tokens are taken from version ${FIRST_WITH_TOKENS} on`);
  return refused({
    ...AUTHENTICATION_FAILED,
    detail: 'Authentication scheme Bearer is not supported in this version.',
  });
}

/** Who the request speaks for, once its token is good; a refusal otherwise. */
function authenticate(world: World, { account, credential }: Asked, trace: Tracer): string | StorageAdmission {
  const tenantId = tenantIdOf(world, account.subscriptionId);
  const { bearer, caller } = credential;
  if (bearer) {
    const outdated = refuseVersion(credential, trace);
    if (outdated) return outdated;
    const required = { audiences: ['https://storage.azure.com', blobEndpoint(account.name).slice(0, -1)], tenantId };
    const fault = checkBearer(world, { claims: bearer, required }, trace);
    if (!fault) return bearer.oid;
    const [detail, fidelity] = FAULT_DETAIL[fault];
    return refused(invalidAuthenticationInfo(tenantId, detail), fidelity);
  }
  if (caller !== undefined) {
    trace.noted('caller', `${describePrincipal(world.principals.get(caller))}, signed in`);
    trace.about(caller);
    return caller;
  }
  trace.failed('token', 'the request brings no token and no key', 'F01');
  return refused(noAuthenticationInformation(tenantId));
}

/** Authentication, then authorization; what is asked for is looked at only after both. [F38, B-11] */
export function admitToStorage(world: World, asked: Asked, trace: Tracer): StorageAdmission {
  const { account, credential, operation } = asked;
  if (!credential.bearer && credential.accountKey !== undefined)
    return admitByKey(account, credential.accountKey, trace);
  const principalId = authenticate(world, asked, trace);
  if (typeof principalId !== 'string') return principalId;
  const denied = denyUnlessDataAllowed(world, { principalId, ...operation }, trace);
  return denied
    ? { refusal: PERMISSION_MISMATCH, events: [denied], fidelity: 'matches Azure' }
    : { actor: { principalId } };
}
