import { keyOf, nameOf } from './arm-id.ts';
import { principalBehind } from './identity-queries.ts';
import type {
  IdentitySelector,
  Selection,
  SelectionError,
  SelectionRule,
  SiteSelectionError,
} from './identity-selection.ts';
import type { ServicePrincipal } from './principal.ts';
import type { IdentityReference, ResourceIdentity } from './resource.ts';
import { resourceById } from './resource-queries.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** An identity as people call it: `id-reports`, or `the system-assigned identity of vm-web`. */
export function identityName(identity: ServicePrincipal): string {
  return identity.isExplicit ? identity.displayName : `the system-assigned identity of ${identity.displayName}`;
}

/** Nothing for a live reference; else what became of it. [E.2, F33] */
function fateOf(world: World, reference: IdentityReference): string {
  if (principalBehind(world, reference)) return '';
  return resourceById(world, reference.id) ? ', deleted; the one of its name was made since: attach that' : ', deleted';
}

/** What a host has to choose from: `system-assigned off; 2 user-assigned (id-app, id-reports)`. */
function attachedText(world: World, identity: ResourceIdentity | undefined): string {
  const nameIn = (reference: IdentityReference): string => nameOf(reference.id) + fateOf(world, reference);
  const references = identity?.userAssigned ?? [];
  const names = references.length > 0 ? ` (${references.map(nameIn).join(', ')})` : '';
  return `system-assigned ${identity?.systemAssigned ? 'on' : 'off'}; ${references.length} user-assigned${names}`;
}

/** Which identity of the directory has the value as any of its ids, and as which; deleted ones too. [B-03] */
function ownerOf(world: World, value: string): string | undefined {
  const key = keyOf(value);
  for (const one of world.principals.values()) {
    if (one.kind !== 'servicePrincipal') continue;
    const gone = one.deletedAt === undefined ? '' : ', which is deleted';
    if (one.appId === key) return `the client id of ${identityName(one)}${gone}`;
    if (one.objectId === key) return `the object id of ${identityName(one)}${gone}`;
    if (one.isExplicit && one.resourceId && keyOf(one.resourceId) === key) return `the id of ${one.displayName}${gone}`;
  }
  return undefined;
}

/** What was looked at to choose an identity, and what came of it. */
export interface SelectionStory {
  readonly world: World;
  readonly identity: ResourceIdentity | undefined;
  readonly selector: IdentitySelector | undefined;
  /** A parameter that was to name one, and is empty. */
  readonly emptySelector?: string | undefined;
  readonly selection: Selection<SelectionError | SiteSelectionError>;
}

type Outcome = readonly [text: string, fact: string];

function chosenBecause(rule: SelectionRule, name: string): Outcome {
  switch (rule) {
    case 'named':
      return [`${name}, as named`, 'B-03'];
    case 'system-assigned by default':
      return [`${name}, the default`, 'F27'];
    case 'the only user-assigned':
      return [`${name}, the only one`, 'F28'];
    case 'system-assigned always':
      return [`${name}; App Service takes no other by itself`, 'C.6'];
  }
}

function notChosenBecause(error: SelectionError | SiteSelectionError, { world, selector }: SelectionStory): Outcome {
  switch (error) {
    case 'none attached':
      return ['nothing to choose from', 'F13'];
    case 'several user-assigned':
      return ['cannot choose', 'F29'];
    case 'no system-assigned':
      return ['App Service takes the system-assigned one or none; a user-assigned one must be named', 'C.6'];
    case 'not found': {
      if (!selector) return ['the only one is deleted', 'F40'];
      const owner = ownerOf(world, selector.value);
      return [owner ? `not found: that is ${owner}` : 'not found: nothing in the directory has this id', 'B-03'];
    }
  }
}

/** Tells in the trace which rule chose, or why none could. [F27, F28, F29, C.3] */
export function explainSelection(story: SelectionStory, trace: Tracer): void {
  const { world, identity, selector, emptySelector, selection } = story;
  const none = emptySelector === undefined ? 'none named' : `none named, for ${emptySelector} is empty`;
  const asked = selector ? `${selector.parameter} ${selector.value}` : none;
  const before = `${asked}; ${attachedText(world, identity)} → `;
  if ('error' in selection) {
    const [text, fact] = notChosenBecause(selection.error, story);
    trace.failed('identity', before + text, fact);
    return;
  }
  const [text, fact] = chosenBecause(selection.rule, identityName(selection.servicePrincipal));
  trace.passed('identity', before + text, fact);
  trace.about(selection.servicePrincipal.objectId);
}
