import type { ResourceType } from '../../sim/resource.ts';
import { GROUP_TYPE, THINGS } from '../../sim/things.ts';

/** What a thing is called besides. */
const OTHER_NAMES: { readonly [Name in keyof typeof THINGS]: readonly string[] } = {
  blobs: ['blob', 'files', 'file', 'data'],
  containers: ['container'],
  keys: ['key', 'account keys', 'account key'],
  secrets: ['secret'],
  VMs: ['vm', 'virtual machines', 'virtual machine', 'machines', 'machine'],
  'web apps': ['web app', 'apps', 'app', 'sites', 'site'],
  plans: ['plan'],
  identities: ['identity', 'managed identities', 'managed identity'],
  'storage accounts': ['storage account', 'accounts', 'account'],
  'key vaults': ['key vault', 'vaults', 'vault'],
  groups: ['group', 'resource groups', 'resource group'],
  roles: ['role', 'role assignments', 'role assignment', 'access'],
  policies: ['policy', 'policy assignments', 'policy assignment'],
};

/** Something that is acted on, and the action behind each verb. */
interface Thing {
  readonly name: string;
  readonly type?: ResourceType | 'group';
  readonly verbs: Readonly<Record<string, string>>;
}

const ALL: readonly Thing[] = Object.entries(THINGS).map(([name, thing]) => ({ name, ...thing }));

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

const isNamed = ({ name }: Thing, words: string): boolean =>
  name.toLowerCase() === words || OTHER_NAMES[name as keyof typeof THINGS].includes(words);

function actionOf({ verbs }: Thing, typed: string): string | undefined {
  const verb = Object.hasOwn(verbs, typed) ? typed : Object.keys(verbs).find((one) => SAME_VERB[one]?.includes(typed));
  return verb === undefined ? undefined : verbs[verb];
}

/** The thing of a type by itself: what `delete on vm-web` is about. */
function thingOfType(type: string | undefined): Thing | undefined {
  const change = `${type === 'group' ? GROUP_TYPE : type}/write`;
  return ALL.find((one) => one.verbs.change === change);
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
  const thing = name === '' ? thingOfType(scopeType) : ALL.find((one) => isNamed(one, name));
  const action = thing && actionOf(thing, verb);
  if (!thing || action === undefined) return undefined;
  return { action, said: words.join(' '), ...(thing.type ? { type: thing.type } : {}) };
}

/** Every action in the words of the lab, by verb: `read blobs`. */
export const PHRASES: readonly string[] = ALL.flatMap(({ name, verbs }) =>
  Object.keys(verbs).map((verb) => `${verb} ${name}`),
);

/** The words as rows of a help: `read|list|write|delete blobs`. */
export const PHRASE_ROWS: readonly string[] = ALL.map(({ name, verbs }) => `${Object.keys(verbs).join('|')} ${name}`);
