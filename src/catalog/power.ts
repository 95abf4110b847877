import type { AccessQuestion } from '../sim/access.ts';
import { grants } from '../sim/action-match.ts';
import { type ArmId, parseArmId, topLevelResourceId } from '../sim/arm-id.ts';
import { isDataAction, ROLE_DEFINITIONS } from '../sim/role-definition.ts';

type Plane = AccessQuestion['plane'];

/** One thing that somebody may do: an action of one type of resource, and how it is said. */
interface Power {
  readonly plane: Plane;
  /** The type of the resources that it is done to, as in `Microsoft.KeyVault/vaults`. */
  readonly type: string;
  readonly action: string;
  readonly verb: string;
  /** What it is done to, where a whole group or subscription is meant. */
  readonly many: string;
  /** The same within one resource; left out where the resource itself is meant. */
  readonly within?: string;
}

const GROUP = 'Microsoft.Resources/subscriptions/resourceGroups';
const STORAGE = 'Microsoft.Storage/storageAccounts';
const VAULT = 'Microsoft.KeyVault/vaults';
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** The types that are managed by `read`, `change` and `delete`, as people call many of them. Groups are left out: half of all roles read them. */
const MANAGED: Readonly<Record<string, string>> = {
  'Microsoft.Compute/virtualMachines': 'virtual machines',
  'Microsoft.Web/sites': 'web apps',
  [IDENTITY]: 'identities',
  [STORAGE]: 'storage accounts',
  [VAULT]: 'key vaults',
};

function managing(verb: string, suffix: string): readonly Power[] {
  return Object.entries(MANAGED).map(([type, many]) => ({
    plane: 'control',
    type,
    action: `${type}/${suffix}`,
    verb,
    many,
  }));
}

function onBlobs(verb: string, suffix: string): readonly Power[] {
  const action = `${STORAGE}/blobServices/containers/blobs/${suffix}`;
  return [{ plane: 'data', type: STORAGE, action, verb, many: 'blobs', within: 'blobs' }];
}

function onSecrets(verb: string, suffix: string): readonly Power[] {
  const action = `${VAULT}/secrets/${suffix}`;
  return [{ plane: 'data', type: VAULT, action, verb, many: 'secrets', within: 'secrets' }];
}

/**
 * What somebody may do, by the words that authors write and learners read. Chosen by what a colleague would ask about: listing
 * containers and asking for a delegation key, which the data roles carry along, are no powers here. [E.5, B-11]
 */
const POWERS = {
  'read blobs': onBlobs('read', 'read'),
  'write blobs': onBlobs('write', 'write'),
  'delete blobs': onBlobs('delete', 'delete'),
  'read secrets': onSecrets('read', 'getSecret/action'),
  'write secrets': onSecrets('write', 'setSecret/action'),
  read: managing('read', 'read'),
  change: managing('change', 'write'),
  delete: managing('delete', 'delete'),
  'list keys': [
    {
      plane: 'control',
      type: STORAGE,
      action: `${STORAGE}/listKeys/action`,
      verb: 'list',
      many: 'account keys',
      within: 'the keys',
    },
  ],
  'attach identities': [
    { plane: 'control', type: IDENTITY, action: `${IDENTITY}/assign/action`, verb: 'attach', many: 'identities' },
  ],
  'grant roles': [
    {
      plane: 'control',
      type: '*',
      action: 'Microsoft.Authorization/roleAssignments/write',
      verb: 'grant',
      many: 'roles',
      within: 'roles',
    },
  ],
} as const satisfies Readonly<Record<string, readonly Power[]>>;

export type PowerWord = keyof typeof POWERS;

export const POWER_WORDS = Object.keys(POWERS) as [PowerWord, ...PowerWord[]];

/** The type of the resource that a scope is, or lies in; a group has one too, a subscription none. */
function typeAt(scope: ArmId): string | undefined {
  const parsed = parseArmId(topLevelResourceId(scope));
  return parsed?.type ?? (parsed?.resourceGroup === undefined ? undefined : GROUP);
}

const isWide = (scope: ArmId): boolean => [undefined, GROUP].includes(typeAt(scope));

/** The powers under a word that mean something at a scope: those of its type, all of them at a group or a subscription. */
function powersAt(word: PowerWord, scope: ArmId): readonly Power[] {
  const powers: readonly Power[] = POWERS[word];
  return isWide(scope) ? powers : powers.filter(({ type }) => type === '*' || type === typeAt(scope));
}

const isPowerWord = (text: string): text is PowerWord => Object.hasOwn(POWERS, text);

/** Whether some built-in role grants the action at all, so that it is no slip of the pen. */
export const isKnownPower = (may: string): boolean =>
  isPowerWord(may) ||
  (may.includes('/') &&
    (isDataAction(may) || ROLE_DEFINITIONS.some((one) => one.actions.includes(may) || grants(one, may, 'control'))));

/** The question to ask of Azure RBAC for a word, or for an action in full, at a scope; undefined where it means nothing there. */
export function actionFor(may: string, scope: ArmId): Pick<AccessQuestion, 'action' | 'plane'> | undefined {
  if (!isPowerWord(may)) return { action: may, plane: isDataAction(may) ? 'data' : 'control' };
  const [own] = powersAt(may, scope);
  const isOfGroup = own !== undefined && isWide(scope) && own.within === undefined && own.verb === may;
  return own && { action: isOfGroup ? own.action.replace(own.type, GROUP) : own.action, plane: own.plane };
}

/** Everything under a word that a role grants at a scope. */
export function grantedAt(
  word: PowerWord,
  role: (typeof ROLE_DEFINITIONS)[number],
  scope: ArmId,
): { readonly granted: readonly Power[]; readonly isAll: boolean } {
  const powers = powersAt(word, scope);
  const granted = powers.filter(({ action, plane }) => grants(role, action, plane));
  return { granted, isAll: granted.length === powers.length };
}

/** What a power is done to at a scope of that name: `blobs in st1/reports`, `virtual machines in rg-app`, `vm-web`. */
export function objectOf({ many, within, verb }: Power, scope: ArmId, name: string): string {
  const preposition = verb === 'grant' ? 'at' : within === 'the keys' && !isWide(scope) ? 'of' : 'in';
  if (isWide(scope)) return `${many} ${preposition} ${name}`;
  return within === undefined ? name : `${within} ${preposition} ${name}`;
}
