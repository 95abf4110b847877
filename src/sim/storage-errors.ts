import { SECOND } from './duration.ts';
import { isoTime } from './iso-time.ts';
import type { Mint } from './random.ts';
import type { Reply } from './reply.ts';
import type { World } from './world.ts';

/** An error of the blob service; `detail` stands in an element of its own. */
export interface StorageError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every answer of the blob service carries. */
export function storageHeaders(requestId: string): Readonly<Record<string, string>> {
  return {
    server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0',
    'x-ms-request-id': requestId,
    'x-ms-version': '2024-11-04',
  };
}

/** Text as it stands inside an XML element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The time of an error, to the ten-millionth of a second. */
function fineTime(now: number): string {
  return isoTime(now).replace('Z', `.${String(now % SECOND).padStart(3, '0')}0000Z`);
}

/** The blob service's XML, with the request id and the time inside the message. [E.7] */
export function storageFailed(world: World, mint: Mint, error: StorageError): Reply {
  const requestId = mint.guid();
  const message = `${escapeXml(error.message)}\nRequestId:${requestId}\nTime:${fineTime(world.now)}`;
  const detail =
    error.detail === undefined
      ? ''
      : `<AuthenticationErrorDetail>${escapeXml(error.detail)}</AuthenticationErrorDetail>`;
  return {
    service: 'storage',
    status: error.status,
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${error.code}</Code><Message>${message}</Message>${detail}</Error>`,
    headers: {
      ...storageHeaders(requestId),
      'content-type': 'application/xml',
      'x-ms-error-code': error.code,
      ...error.headers,
    },
  };
}

/** Where a refused client can get a token, for which resource. */
function storageChallenge(tenantId: string): Readonly<Record<string, string>> {
  const authority = `https://login.microsoftonline.com/${tenantId}/oauth2/authorize`;
  return { 'www-authenticate': `Bearer authorization_uri=${authority} resource_id=https://storage.azure.com` };
}

const SEE_CHALLENGE =
  'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.';

/** 401 for a token that this account does not take. */
export function invalidAuthenticationInfo(tenantId: string, detail: string): StorageError {
  const headers = storageChallenge(tenantId);
  return { status: 401, code: 'InvalidAuthenticationInfo', message: SEE_CHALLENGE, detail, headers };
}

/** 401 for a request that brings nothing. */
export function noAuthenticationInformation(tenantId: string): StorageError {
  const headers = storageChallenge(tenantId);
  return { status: 401, code: 'NoAuthenticationInformation', message: SEE_CHALLENGE, headers };
}

/** 403 for a wrong account key. */
export const AUTHENTICATION_FAILED: StorageError = {
  status: 403,
  code: 'AuthenticationFailed',
  message:
    'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.',
};

/** 403 for any account key where the account takes none. */
export const KEYS_NOT_PERMITTED: StorageError = {
  status: 403,
  code: 'KeyBasedAuthenticationNotPermitted',
  message: 'Key based authentication is not permitted on this storage account.',
};

/** 403: authenticated, and no role grants it. [E.7] */
export const PERMISSION_MISMATCH: StorageError = {
  status: 403,
  code: 'AuthorizationPermissionMismatch',
  message: 'This request is not authorized to perform this operation using this permission.',
};

export const CONTAINER_NOT_FOUND: StorageError = {
  status: 404,
  code: 'ContainerNotFound',
  message: 'The specified container does not exist.',
};

export const CONTAINER_EXISTS: StorageError = {
  status: 409,
  code: 'ContainerAlreadyExists',
  message: 'The specified container already exists.',
};

export const BLOB_NOT_FOUND: StorageError = {
  status: 404,
  code: 'BlobNotFound',
  message: 'The specified blob does not exist.',
};

export const BLOB_EXISTS: StorageError = {
  status: 409,
  code: 'BlobAlreadyExists',
  message: 'The specified blob already exists.',
};

/** 400 for a container name out of shape; the missing letter is theirs. */
export const INVALID_RESOURCE_NAME: StorageError = {
  status: 400,
  code: 'InvalidResourceName',
  message: 'The specifed resource name contains invalid characters.',
};

/** 503 for an account that cannot answer. */
export const SERVER_BUSY: StorageError = {
  status: 503,
  code: 'ServerBusy',
  message: 'The server is busy.',
};
