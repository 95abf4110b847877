import type { Application } from './application.ts';
import { applicationBody, applicationsBody } from './application-body.ts';
import { purgedAt } from './directory.ts';
import { deletedItemsBody, principalBody } from './graph-body.ts';
import type { JsonObject } from './json.ts';
import type { ServicePrincipal, User } from './principal.ts';
import { describePrincipal } from './request-trace.ts';
import type { World } from './world.ts';

/** What was soft-deleted and can still be viewed. An application object and its service principal are two of these. [F24, F39] */
export type DeletedItem =
  | { readonly kind: 'application'; readonly record: Application }
  | { readonly kind: 'servicePrincipal'; readonly record: ServicePrincipal }
  | { readonly kind: 'user'; readonly record: User };

const isViewable = (world: World, record: { readonly deletedAt?: number }): boolean => {
  const purge = purgedAt(record);
  return purge !== undefined && world.now < purge;
};

/** What was deleted less than 30 days ago. [F39] */
export function deletedItems(world: World): readonly DeletedItem[] {
  const found: DeletedItem[] = [];
  for (const one of world.principals.values()) {
    if (one.kind === 'group' || !isViewable(world, one)) continue;
    found.push(one.kind === 'user' ? { kind: 'user', record: one } : { kind: 'servicePrincipal', record: one });
  }
  for (const record of world.applications.values()) {
    if (isViewable(world, record)) found.push({ kind: 'application', record });
  }
  return found;
}

/** A deleted item as a person would name it. */
export function describeDeleted(item: DeletedItem): string {
  return item.kind === 'application'
    ? `${item.record.displayName}, an application object`
    : describePrincipal(item.record);
}

/** One item as Graph answers it. */
export function deletedItemBody({ kind, record }: DeletedItem, now: number): JsonObject {
  return kind === 'application' ? applicationBody(record) : principalBody(record, now);
}

/** A page of items of one kind. */
export function deletedItemsOf(kind: DeletedItem['kind'], items: readonly DeletedItem[], now: number): JsonObject {
  if (kind === 'application') {
    return applicationsBody(items.flatMap((one) => (one.kind === 'application' ? [one.record] : [])));
  }
  return deletedItemsBody(
    items.flatMap((one) => (one.kind === 'application' ? [] : [one.record])),
    now,
  );
}
