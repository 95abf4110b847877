import type { AuthorizationEvents } from './authorization.ts';
import { storageAccountNamed } from './data-store-queries.ts';
import type { Mint } from './random.ts';
import { isRegionDown } from './region-outage.ts';
import type { Reply } from './reply.ts';
import type { StorageAccount } from './resource.ts';
import type { Decision, Tagged } from './slice.ts';
import { admitToStorage, type StorageActor, type StorageCredential, type StorageOperation } from './storage-access.ts';
import { SERVER_BUSY, type StorageError, storageFailed } from './storage-errors.ts';
import { tracer } from './trace.ts';
import type { World } from './world.ts';

/** A request to the blob service of an account, by its name. */
export interface ToStorage extends StorageCredential {
  readonly account: string;
}

/** What an admitted request leads to: an answer and its events, or the service's error. */
export type StorageOutcome<Event> = { readonly reply: Reply; readonly events: readonly Event[] } | StorageError;

/** How one operation of the blob service is decided: what it needs, and what it does once it is admitted. */
export interface StorageWork<Event> {
  readonly operation: (account: StorageAccount) => StorageOperation;
  readonly perform: (account: StorageAccount, actor: StorageActor) => StorageOutcome<Event>;
}

/** Status 0: no such account, so the host name does not resolve and nobody answers. */
const NOBODY: Reply = { service: 'storage', status: 0, body: null };

/** Finds the account, admits the request, performs it. */
export function decideStorage<Event>(
  world: World,
  mint: Mint,
  { request, work }: { readonly request: ToStorage; readonly work: StorageWork<Event> },
): Decision<Event | Tagged<AuthorizationEvents>> {
  const trace = tracer();
  const account = storageAccountNamed(world, request.account);
  if (!account) {
    trace.failed('target', `there is no ${request.account}.blob.core.windows.net`);
    return { reply: NOBODY, events: [], trace: trace.finish('simplified') };
  }
  if (isRegionDown(world, account.location)) {
    trace.failed('target', `${account.name} is in ${account.location}, which is down; simulated wording`, 'F30');
    trace.about(account.id);
    return { reply: storageFailed(world, mint, SERVER_BUSY), events: [], trace: trace.finish('simplified') };
  }
  const admission = admitToStorage(world, { account, credential: request, operation: work.operation(account) }, trace);
  if ('refusal' in admission) {
    const { refusal, events, fidelity } = admission;
    return { reply: storageFailed(world, mint, refusal), events, trace: trace.finish(fidelity) };
  }
  const outcome = work.perform(account, admission.actor);
  if ('code' in outcome) {
    trace.failed('target', `${account.name}: ${outcome.message}`);
    trace.about(account.id);
    return { reply: storageFailed(world, mint, outcome), events: [], trace: trace.finish() };
  }
  trace.passed('target', `${account.name} answers ${outcome.reply.status}`, 'F10');
  trace.about(account.id);
  return { ...outcome, trace: trace.finish() };
}
