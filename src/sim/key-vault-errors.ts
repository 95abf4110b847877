import type { TokenFault } from './bearer-token.ts';
import { issuerOf } from './claims.ts';
import type { JsonObject } from './json.ts';
import type { Claims, Reply } from './reply.ts';
import type { KeyVault } from './resource.ts';

/** What every answer of a vault carries. */
export function vaultHeaders({ location }: KeyVault): Readonly<Record<string, string>> {
  return { 'content-type': 'application/json; charset=utf-8', 'x-ms-keyvault-region': location };
}

function refused(vault: KeyVault, status: number, error: JsonObject): Reply {
  return { service: 'vault', status, body: { error }, headers: vaultHeaders(vault) };
}

/** 401, always with the challenge: where to get a token and for which resource. */
function unauthorized(vault: KeyVault, message: string): Reply {
  const reply = refused(vault, 401, { code: 'Unauthorized', message });
  const authority = `https://login.microsoftonline.com/${vault.properties.tenantId}`;
  const challenge = `Bearer authorization="${authority}", resource="https://vault.azure.net"`;
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': challenge } };
}

export function tokenMissing(vault: KeyVault): Reply {
  return unauthorized(vault, 'AKV10000: Request is missing a Bearer or PoP token.');
}

/** The texts of the service; that of an expired token is the one of older reports. */
export function tokenRefused(vault: KeyVault, fault: TokenFault, { aud, iss }: Claims): Reply {
  switch (fault) {
    case 'audience':
      return unauthorized(vault, `AKV10022: Invalid audience. Expected https://vault.azure.net, found: ${aud}.`);
    case 'expired':
      return unauthorized(vault, "[TokenExpired] Error validating token: 'S2S12086'.");
    case 'tenant': {
      const expected = issuerOf(vault.properties.tenantId);
      return unauthorized(vault, `AKV10032: Invalid issuer. Expected one of ${expected}, found ${iss}.`);
    }
  }
}

/** Who asked, as the message of a refusal names it. */
export interface VaultCaller {
  readonly principalId: string;
  readonly appid: string;
  readonly iss: string;
}

/** 403 ForbiddenByRbac, the real text; ids of resources stand in it in their own lower case. [E.7] */
export function forbiddenByRbac(
  vault: KeyVault,
  caller: VaultCaller,
  asked: { readonly action: string; readonly secret?: string },
): Reply {
  const { subscriptionId, resourceGroup, name, location } = vault;
  const path = `/subscriptions/${subscriptionId}/resourcegroups/${resourceGroup}/providers/microsoft.keyvault/vaults/${name}`;
  const resource = asked.secret === undefined ? path : `${path}/secrets/${asked.secret}`;
  const message = [
    'Caller is not authorized to perform action on resource.',
    'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
    `Caller: appid=${caller.appid};oid=${caller.principalId};iss=${caller.iss}`,
    `Action: '${asked.action}'`,
    `Resource: '${resource}'`,
    'Assignment: (not found)',
    'DenyAssignmentId: null',
    "DecisionReason: 'DeniedWithNoValidRBAC' ",
    `Vault: ${name};location=${location}`,
    '',
  ].join('\r\n');
  return refused(vault, 403, { code: 'Forbidden', message, innererror: { code: 'ForbiddenByRbac' } });
}

export function secretNotFound(vault: KeyVault, secret: string): Reply {
  const message = `A secret with (name/id) ${secret} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`;
  return refused(vault, 404, { code: 'SecretNotFound', message });
}

/** 400 for a secret's name out of shape. */
export function badSecretName(vault: KeyVault, secret: string): Reply {
  const message = `The request URI contains an invalid name: ${secret}`;
  return refused(vault, 400, { code: 'BadParameter', message });
}

/** 503 for a vault whose region is down; the text is the lab's. [F30] */
export function vaultUnavailable(vault: KeyVault): Reply {
  return refused(vault, 503, { code: 'ServiceUnavailable', message: 'The service is not available. Try again later.' });
}
