import type { Event } from './tenant.ts';

const READ_ONLY: ReadonlySet<Event['type']> = new Set([
  'AccessDenied',
  'BlobDownloaded',
  'BlobsListed',
  'ImdsRequested',
  'ImdsThrottled',
  'SecretRead',
  'StorageAccountKeysListed',
  'TokenExchanged',
  'TokenServed',
]);

/** Whether an event left the tenant different from before, the log left aside. */
export function changesTenant({ type }: Event): boolean {
  return !READ_ONLY.has(type);
}
