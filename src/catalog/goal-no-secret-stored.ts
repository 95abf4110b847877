import { entriesOf } from '../sim/event-log.ts';
import type { StorageAccount } from '../sim/resource.ts';
import { findResource } from '../sim/resource-queries.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn, type Seen } from './goal-kind.ts';
import { enumeration, isSameName, nameField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * Nothing that opens a door lies around in a place: on a machine (a host, or `operator` for the operator's own) in no file and
 * no variable; of a storage account nobody listed the keys since the learner began. Tokens are no secrets here: they expire.
 */
export const noSecretStoredSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('no-secret-stored').describe('Nothing that opens a door lies around there.'),
    in: nameField(z).describe('A host, operator for the operator’s machine, or a storage account.'),
  });

export type NoSecretStoredGoal = Checked<typeof noSecretStoredSchema>;

/** Shorter values stand in texts by chance. */
const SHORTEST = 6;

/** A password, key or the like that is written down next to its name; a variable or a reference to a vault is none. */
const WRITTEN_DOWN =
  /(?:password|passwd|pwd|secret|api_?key|account_?key|access_?key)["']?\s*[=:]\s*["']?(?![$<@{]|null|true|false)[^\s"';,]{6,}/i;

/** What the platform puts there itself, and no code of the learner's: the header of the token endpoint is no secret of theirs. [C.6] */
const PLATFORM = new Set(['IDENTITY_HEADER', 'MSI_SECRET', 'IDENTITY_ENDPOINT', 'MSI_ENDPOINT']);

/** What the world knows to be secret: keys of accounts, and the values in vaults. */
function secretsOf(world: World): readonly { readonly what: string; readonly value: string }[] {
  return [...world.resources.values()].flatMap((resource) => {
    if (resource.type === 'Microsoft.Storage/storageAccounts')
      return resource.properties.keys.map((value) => ({ what: `a key of ${resource.name}`, value }));
    if (resource.type !== 'Microsoft.KeyVault/vaults') return [];
    const secrets = [...resource.properties.secrets.values()];
    return secrets.map(({ name, value }) => ({ what: `the secret ${resource.name}/${name}`, value }));
  });
}

function foundIn(world: World, text: string): string | undefined {
  const known = secretsOf(world).find(({ value }) => value.length >= SHORTEST && text.includes(value));
  return known?.what ?? (WRITTEN_DOWN.test(text) ? 'something like a password' : undefined);
}

function foundOn(name: string, { world, machines }: Seen): readonly string[] {
  const machine = [...machines.values()].find((one) => isSameName(one.hostName, name));
  if (!machine) return [];
  const files = [...machine.files].flatMap(([path, { content }]) => {
    const what = content === undefined ? undefined : foundIn(world, content);
    return what === undefined ? [] : [`${what} in ${path}`];
  });
  const variables = Object.entries(machine.variables).flatMap(([variable, value]) => {
    const what = PLATFORM.has(variable) ? undefined : foundIn(world, `${variable}=${value}`);
    return what === undefined ? [] : [`${what} in the variable ${variable}`];
  });
  return [...files, ...variables];
}

function listings({ id }: StorageAccount, { world, since }: Seen): number {
  const events = entriesOf(world.log, since).map(({ event }) => event as { type: string; accountId?: string });
  return events.filter(({ type, accountId }) => type === 'StorageAccountKeysListed' && isSameName(accountId ?? '', id))
    .length;
}

export const noSecretStored: GoalKind<NoSecretStoredGoal> = {
  evaluate: ({ in: name }, seen) => {
    const account = findResource(seen.world, { type: 'Microsoft.Storage/storageAccounts', name });
    if (account) {
      const isMet = listings(account, seen) === 0;
      return { isMet, detail: isMet ? `nobody listed the keys of ${name}` : `the keys of ${name} were listed` };
    }
    const found = foundOn(name, seen);
    if (found.length === 0) return { isMet: true, detail: `no secret is stored on ${name}` };
    return { isMet: false, detail: `on ${name} there is ${enumeration(found)}` };
  },
  describe: ({ in: name }, isNegated) => `${isNegated ? 'a' : 'no'} secret is stored in ${name}`,
  references: (goal) => (goal.in === 'operator' ? [] : namesIn(goal, 'in')),
};
