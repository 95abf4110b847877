import type { AccessQuestion } from '../sim/access.ts';
import { grants } from '../sim/action-match.ts';
import { type ArmId, parseArmId, topLevelResourceId } from '../sim/arm-id.ts';
import { isDataAction, ROLE_DEFINITIONS } from '../sim/role-definition.ts';
import { GROUP_TYPE, THINGS } from '../sim/things.ts';

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

const { type: STORAGE } = THINGS.blobs;
const { type: IDENTITY } = THINGS.identities;

/** What is managed by `read`, `change` and `delete`, as people call many of them. Groups are left out: half of all roles read them. */
const MANAGED = {
  VMs: 'virtual machines',
  'web apps': 'web apps',
  identities: 'identities',
  'storage accounts': 'storage accounts',
  'key vaults': 'key vaults',
} as const;

function managing(verb: 'read' | 'change' | 'delete'): readonly Power[] {
  return (Object.keys(MANAGED) as (keyof typeof MANAGED)[]).map((name) => ({
    plane: 'control',
    type: THINGS[name].type,
    action: THINGS[name].verbs[verb],
    verb,
    many: MANAGED[name],
  }));
}

function onBlobs(verb: keyof typeof THINGS.blobs.verbs): readonly Power[] {
  const { type, verbs } = THINGS.blobs;
  return [{ plane: 'data', type, action: verbs[verb], verb, many: 'blobs', within: 'blobs' }];
}

function onSecrets(verb: keyof typeof THINGS.secrets.verbs): readonly Power[] {
  const { type, verbs } = THINGS.secrets;
  return [{ plane: 'data', type, action: verbs[verb], verb, many: 'secrets', within: 'secrets' }];
}

/**
 * What somebody may do, by the words that authors write and learners read. Chosen by what a colleague would ask about: listing
 * containers and asking for a delegation key, which the data roles carry along, are no powers here. [E.5, B-11]
 */
const POWERS = {
  'read blobs': onBlobs('read'),
  'write blobs': onBlobs('write'),
  'delete blobs': onBlobs('delete'),
  'read secrets': onSecrets('read'),
  'write secrets': onSecrets('write'),
  read: managing('read'),
  change: managing('change'),
  delete: managing('delete'),
  'list keys': [
    {
      plane: 'control',
      type: STORAGE,
      action: THINGS.keys.verbs.list,
      verb: 'list',
      many: 'account keys',
      within: 'the keys',
    },
  ],
  'attach identities': [
    { plane: 'control', type: IDENTITY, action: THINGS.identities.verbs.attach, verb: 'attach', many: 'identities' },
  ],
  'grant roles': [
    {
      plane: 'control',
      type: '*',
      action: THINGS.roles.verbs.assign,
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
  return parsed?.type ?? (parsed?.resourceGroup === undefined ? undefined : GROUP_TYPE);
}

const isWide = (scope: ArmId): boolean => [undefined, GROUP_TYPE].includes(typeAt(scope));

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
  return own && { action: isOfGroup ? own.action.replace(own.type, GROUP_TYPE) : own.action, plane: own.plane };
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
