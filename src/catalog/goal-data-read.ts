import { nameOf } from '../sim/arm-id.ts';
import type { BlobEvents } from '../sim/blob-slice.ts';
import { entriesOf } from '../sim/event-log.ts';
import type { SecretEvents } from '../sim/secret-slice.ts';
import type { Tagged } from '../sim/slice.ts';
import { type GoalKind, namesIn, type Seen } from './goal-kind.ts';
import { enumeration, isSameName, nameField, principalField, principalIdNamed } from './goal-names.ts';
import { noPrincipal } from './goal-role-at-scope.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * A principal (an identity, or a host for its system-assigned one) read this since the learner began: a blob as
 * `st1/reports/june.csv`, or a secret as `kv-app/db-password`.
 */
export const dataReadSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('data-read').describe('Somebody has read a blob or a secret.'),
    principal: principalField(z),
    item: nameField(z).describe('As in stshop/reports/today.txt, or kv-shop/db-password.'),
  });

export type DataReadGoal = Checked<typeof dataReadSchema>;

type ReadEvent = Extract<Tagged<BlobEvents & SecretEvents>, { readonly type: 'BlobDownloaded' | 'SecretRead' }>;

const isRead = (event: { readonly type: string }): event is ReadEvent =>
  event.type === 'BlobDownloaded' || event.type === 'SecretRead';

/** What was read, by name, and by whom; an account key names nobody. */
function readingOf(event: ReadEvent): { readonly item: string; readonly principalId: string | undefined } {
  if (event.type === 'SecretRead')
    return { item: `${nameOf(event.vaultId)}/${event.name}`, principalId: event.principalId };
  const principalId = 'principalId' in event.actor ? event.actor.principalId : undefined;
  return { item: `${nameOf(event.accountId)}/${event.container}/${event.name}`, principalId };
}

function itemsReadBy(principalId: string, { world, since }: Seen): readonly string[] {
  const readings = entriesOf(world.log, since).flatMap(({ event }) => (isRead(event) ? [readingOf(event)] : []));
  return readings.filter((one) => one.principalId === principalId).map((one) => one.item);
}

export const dataRead: GoalKind<DataReadGoal> = {
  evaluate: ({ principal, item }, seen) => {
    const principalId = principalIdNamed(seen.world, principal);
    if (principalId === undefined) return { isMet: false, detail: noPrincipal(principal) };
    const items = itemsReadBy(principalId, seen);
    if (items.some((one) => isSameName(one, item))) return { isMet: true, detail: `${principal} read ${item}` };
    const others = items.length === 0 ? 'nothing yet' : enumeration([...new Set(items)]);
    return { isMet: false, detail: `${principal} read ${others}` };
  },
  describe: ({ principal, item }, isNegated) => `${principal} ${isNegated ? 'has not read' : 'has read'} ${item}`,
  references: (goal) => namesIn(goal, 'principal', 'item'),
};
