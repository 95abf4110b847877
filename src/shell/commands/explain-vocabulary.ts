import type { ResourceType } from '../../sim/resource.ts';

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const CONTAINERS = 'Microsoft.Storage/storageAccounts/blobServices/containers';
const ACCOUNTS = 'Microsoft.Storage/storageAccounts';
const VAULTS = 'Microsoft.KeyVault/vaults';
const MACHINES = 'Microsoft.Compute/virtualMachines';
const SITES = 'Microsoft.Web/sites';
const PLANS = 'Microsoft.Web/serverFarms';
const IDENTITIES = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups';
const AUTHORIZATION = 'Microsoft.Authorization';

/** Something that is acted on: how it is called, the first word in examples; what may be done to it, by the verb. */
interface Thing {
  readonly names: readonly [string, ...string[]];
  /** The type of the resources that it is or lies in; left out where any scope has it. */
  readonly type?: ResourceType | 'group';
  readonly verbs: Readonly<Record<string, string>>;
}

const managed = (type: string): Readonly<Record<string, string>> => ({
  read: `${type}/read`,
  list: `${type}/read`,
  create: `${type}/write`,
  change: `${type}/write`,
  delete: `${type}/delete`,
});

const THINGS: readonly Thing[] = [
  {
    names: ['blobs', 'blob', 'files', 'file', 'data'],
    type: ACCOUNTS,
    verbs: { read: `${BLOBS}/read`, list: `${BLOBS}/read`, write: `${BLOBS}/write`, delete: `${BLOBS}/delete` },
  },
  { names: ['containers', 'container'], type: ACCOUNTS, verbs: managed(CONTAINERS) },
  {
    names: ['keys', 'key', 'account keys', 'account key'],
    type: ACCOUNTS,
    verbs: { list: `${ACCOUNTS}/listKeys/action`, read: `${ACCOUNTS}/listKeys/action` },
  },
  {
    names: ['secrets', 'secret'],
    type: VAULTS,
    verbs: {
      read: `${VAULTS}/secrets/getSecret/action`,
      list: `${VAULTS}/secrets/readMetadata/action`,
      write: `${VAULTS}/secrets/setSecret/action`,
      delete: `${VAULTS}/secrets/delete`,
    },
  },
  {
    names: ['VMs', 'VM', 'virtual machines', 'virtual machine', 'machines', 'machine'],
    type: MACHINES,
    verbs: {
      ...managed(MACHINES),
      start: `${MACHINES}/start/action`,
      stop: `${MACHINES}/powerOff/action`,
      restart: `${MACHINES}/restart/action`,
      deallocate: `${MACHINES}/deallocate/action`,
    },
  },
  { names: ['web apps', 'web app', 'apps', 'app', 'sites', 'site'], type: SITES, verbs: managed(SITES) },
  { names: ['plans', 'plan'], type: PLANS, verbs: managed(PLANS) },
  {
    names: ['identities', 'identity', 'managed identities', 'managed identity'],
    type: IDENTITIES,
    verbs: { ...managed(IDENTITIES), attach: `${IDENTITIES}/assign/action` },
  },
  { names: ['storage accounts', 'storage account', 'accounts', 'account'], type: ACCOUNTS, verbs: managed(ACCOUNTS) },
  { names: ['key vaults', 'key vault', 'vaults', 'vault'], type: VAULTS, verbs: managed(VAULTS) },
  {
    names: ['groups', 'group', 'resource groups', 'resource group'],
    type: 'group',
    verbs: managed(GROUPS),
  },
  {
    names: ['roles', 'role', 'role assignments', 'role assignment', 'access'],
    verbs: {
      assign: `${AUTHORIZATION}/roleAssignments/write`,
      read: `${AUTHORIZATION}/roleAssignments/read`,
      list: `${AUTHORIZATION}/roleAssignments/read`,
      remove: `${AUTHORIZATION}/roleAssignments/delete`,
    },
  },
  {
    names: ['policies', 'policy', 'policy assignments', 'policy assignment'],
    verbs: { assign: `${AUTHORIZATION}/policyAssignments/write`, remove: `${AUTHORIZATION}/policyAssignments/delete` },
  },
];

/** Other words for a verb; which of them is meant depends on the thing. */
const SAME_VERB: Readonly<Record<string, readonly string[]>> = {
  assign: ['grant', 'give', 'make', 'create', 'set'],
  attach: ['assign', 'use'],
  change: ['update', 'write', 'edit', 'modify', 'manage', 'set'],
  create: ['make', 'add'],
  delete: ['remove', 'destroy'],
  list: ['enumerate'],
  read: ['see', 'get', 'show', 'view', 'download', 'open'],
  remove: ['delete', 'revoke', 'take'],
  stop: ['shut'],
  write: ['upload', 'set', 'create', 'change', 'add', 'update'],
};

/** What words came to: the action in Azure's words, and the type of the resources that have it. */
export interface MeantAction {
  readonly action: string;
  readonly said: string;
  readonly type?: Thing['type'];
}

const isNamed = ({ names }: Thing, words: string): boolean => names.some((one) => one.toLowerCase() === words);

function actionOf({ verbs }: Thing, typed: string): string | undefined {
  const verb = Object.hasOwn(verbs, typed) ? typed : Object.keys(verbs).find((one) => SAME_VERB[one]?.includes(typed));
  return verb === undefined ? undefined : verbs[verb];
}

/** The thing of a type by itself: what `delete on vm-web` is about. */
function thingOfType(type: string | undefined): Thing | undefined {
  const change = `${type === 'group' ? GROUPS : type}/write`;
  return THINGS.find((one) => one.verbs.change === change);
}

/**
 * The action that plain words mean, or one in full; a verb alone is about the resource at the scope, whose type is `scopeType`.
 * Articles and case do not count. Undefined where the words mean nothing here.
 */
export function meantAction(words: readonly string[], scopeType: string | undefined): MeantAction | undefined {
  const [first = '', ...others] = words;
  if (others.length === 0 && first.includes('/')) return { action: first, said: first };
  const [verb = '', ...rest] = words
    .map((one) => one.toLowerCase())
    .filter((one) => !['a', 'an', 'the', 'any'].includes(one));
  const name = rest.join(' ');
  const thing = name === '' ? thingOfType(scopeType) : THINGS.find((one) => isNamed(one, name));
  const action = thing && actionOf(thing, verb);
  if (!thing || action === undefined) return undefined;
  return { action, said: words.join(' '), ...(thing.type ? { type: thing.type } : {}) };
}

/** Every action in the words of the lab, by verb: `read blobs`. */
export const PHRASES: readonly string[] = THINGS.flatMap(({ names: [name], verbs }) =>
  Object.keys(verbs).map((verb) => `${verb} ${name}`),
);

/** The words as rows of a help: `read|list|write|delete blobs`. */
export const PHRASE_ROWS: readonly string[] = THINGS.map(
  ({ names: [name], verbs }) => `${Object.keys(verbs).join('|')} ${name}`,
);
