import type { Outcome } from '../../src/sim/tenant.ts';

/** The body with the parts that differ from request to request replaced. */
export function shown({ reply }: Outcome): string {
  return String(reply.body)
    .replace(/RequestId:[0-9a-f-]{36}/, 'RequestId:ID')
    .replace(/Time:2026-03-\d\dT\d\d:\d\d:\d\d\.\d{3}0000Z/, 'Time:NOW');
}

/** The service's XML around a code and a message. */
export function refusal(code: string, message: string, detail = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:ID\nTime:NOW</Message>${detail}</Error>`;
}

export const SEE_HEADER =
  'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.';
export const MISMATCH = refusal(
  'AuthorizationPermissionMismatch',
  'This request is not authorized to perform this operation using this permission.',
);
