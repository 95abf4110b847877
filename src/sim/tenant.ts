import {
  type AppRoleAssignmentCommands,
  type AppRoleAssignmentEvents,
  appRoleAssignmentSlice,
} from './app-role-assignment-slice.ts';
import { type AppServicePlanCommands, appServicePlanSlice } from './app-service-plan-slice.ts';
import { type AppServiceTokenCommands, appServiceTokenSlice } from './app-service-token-slice.ts';
import {
  type ApplicationCredentialCommands,
  type ApplicationCredentialEvents,
  applicationCredentialSlice,
} from './application-credential-slice.ts';
import { type ApplicationCommands, type ApplicationEvents, applicationSlice } from './application-slice.ts';
import { type ArmGateEvents, armGateSlice, gated } from './arm-gate.ts';
import { type AssociatedResourcesCommands, associatedResourcesSlice } from './associated-resources-slice.ts';
import { type AuthorizationEvents, authorizationSlice } from './authorization.ts';
import { type BlobContainerCommands, type BlobContainerEvents, blobContainerSlice } from './blob-container-slice.ts';
import { type BlobCommands, type BlobEvents, blobSlice } from './blob-slice.ts';
import { type ClockCommands, type ClockEvents, clockSlice } from './clock-slice.ts';
import { type DeletedItemCommands, type DeletedItemEvents, deletedItemSlice } from './deleted-item-slice.ts';
import { type DirectoryCommands, type DirectoryEvents, directorySlice } from './directory-slice.ts';
import { LATENCY } from './duration.ts';
import { appended } from './event-log.ts';
import {
  type FederatedCredentialCommands,
  type FederatedCredentialEvents,
  federatedCredentialSlice,
} from './federated-credential-slice.ts';
import { type GroupCommands, type GroupEvents, groupSlice } from './group-slice.ts';
import { type ImdsFaultCommands, type ImdsFaultEvents, imdsFaultSlice } from './imds-fault-slice.ts';
import { type ImdsCommands, type ImdsEvents, imdsSlice } from './imds-slice.ts';
import { type KeyVaultCommands, keyVaultSlice } from './key-vault-slice.ts';
import {
  type PolicyAssignmentCommands,
  type PolicyAssignmentEvents,
  policyAssignmentSlice,
} from './policy-assignment-slice.ts';
import {
  type PolicyDefinitionCommands,
  type PolicyDefinitionEvents,
  policyDefinitionSlice,
} from './policy-definition-slice.ts';
import { type Mint, mintFrom } from './random.ts';
import { type RegionFaultCommands, type RegionFaultEvents, regionFaultSlice } from './region-fault-slice.ts';
import type { PresentedToken, Reply } from './reply.ts';
import type { ResourceEvents } from './resource-events.ts';
import { type ResourceGroupCommands, type ResourceGroupEvents, resourceGroupSlice } from './resource-group-slice.ts';
import { type ResourceIdentityCommands, resourceIdentitySlice } from './resource-identity-slice.ts';
import type { ResourceMoveEvents } from './resource-move-events.ts';
import { type ResourceMoveCommands, resourceMoveSlice } from './resource-move-slice.ts';
import { type ResourceCommands, resourceSlice } from './resource-slice.ts';
import { type ResourceTagsCommands, resourceTagsSlice } from './resource-tags-slice.ts';
import {
  type RoleAssignmentCommands,
  type RoleAssignmentEvents,
  roleAssignmentSlice,
} from './role-assignment-slice.ts';
import { type RoleDefinitionCommands, roleDefinitionSlice } from './role-definition-slice.ts';
import { type SecretCommands, type SecretEvents, secretSlice } from './secret-slice.ts';
import type { Decision, Tagged } from './slice.ts';
import {
  type StorageAccountCommands,
  type StorageAccountEvents,
  storageAccountSlice,
} from './storage-account-slice.ts';
import { type SubscriptionCommands, subscriptionSlice } from './subscription-slice.ts';
import {
  type SubscriptionTransferCommands,
  type SubscriptionTransferEvents,
  subscriptionTransferSlice,
} from './subscription-transfer-slice.ts';
import { delayOf, type TargetFaultCommands, type TargetFaultEvents, targetFaultSlice } from './target-fault-slice.ts';
import { type TokenEvents, tokenCacheSlice } from './token-cache.ts';
import { type TokenExchangeCommands, type TokenExchangeEvents, tokenExchangeSlice } from './token-exchange-slice.ts';
import type { Trace } from './trace.ts';
import { type UnsupportedResourceCommands, unsupportedResourceSlice } from './unsupported-resource-slice.ts';
import { type UserAssignedIdentityCommands, userAssignedIdentitySlice } from './user-assigned-identity-slice.ts';
import { type UserCommands, type UserEvents, userSlice } from './user-slice.ts';
import {
  type VirtualMachinePowerCommands,
  type VirtualMachinePowerEvents,
  virtualMachinePowerSlice,
} from './virtual-machine-power-slice.ts';
import { type VirtualMachineCommands, virtualMachineSlice } from './virtual-machine-slice.ts';
import { type WebAppCommands, webAppSlice } from './web-app-slice.ts';
import { withWording } from './wording.ts';
import type { Draft, World } from './world.ts';

/** Every command and event of the fake tenant. A slice adds itself here and in the two maps below; a missing arm does not compile. */
interface Commands
  extends ClockCommands,
    ResourceGroupCommands,
    ImdsFaultCommands,
    ImdsCommands,
    DirectoryCommands,
    UserCommands,
    GroupCommands,
    DeletedItemCommands,
    PolicyDefinitionCommands,
    PolicyAssignmentCommands,
    ApplicationCommands,
    AppRoleAssignmentCommands,
    ResourceCommands,
    ResourceIdentityCommands,
    VirtualMachineCommands,
    UserAssignedIdentityCommands,
    RoleAssignmentCommands,
    RoleDefinitionCommands,
    AppServicePlanCommands,
    WebAppCommands,
    AppServiceTokenCommands,
    StorageAccountCommands,
    BlobContainerCommands,
    BlobCommands,
    KeyVaultCommands,
    ApplicationCredentialCommands,
    AssociatedResourcesCommands,
    FederatedCredentialCommands,
    RegionFaultCommands,
    ResourceMoveCommands,
    ResourceTagsCommands,
    SubscriptionCommands,
    SubscriptionTransferCommands,
    TargetFaultCommands,
    TokenExchangeCommands,
    UnsupportedResourceCommands,
    VirtualMachinePowerCommands,
    SecretCommands {}
interface Events
  extends ClockEvents,
    AuthorizationEvents,
    ResourceGroupEvents,
    TokenEvents,
    ImdsFaultEvents,
    ImdsEvents,
    DirectoryEvents,
    UserEvents,
    GroupEvents,
    DeletedItemEvents,
    PolicyDefinitionEvents,
    PolicyAssignmentEvents,
    ArmGateEvents,
    ApplicationEvents,
    AppRoleAssignmentEvents,
    ResourceEvents,
    RoleAssignmentEvents,
    StorageAccountEvents,
    BlobContainerEvents,
    BlobEvents,
    ApplicationCredentialEvents,
    FederatedCredentialEvents,
    RegionFaultEvents,
    ResourceMoveEvents,
    SubscriptionTransferEvents,
    TargetFaultEvents,
    TokenExchangeEvents,
    VirtualMachinePowerEvents,
    SecretEvents {}

export type Command = Tagged<Commands>;
export type Event = Tagged<Events>;

type DecideBy = { readonly [Type in Command['type']]: (world: World, command: never, mint: Mint) => Decision<Event> };
type EvolveBy = { readonly [Type in Event['type']]: (draft: Draft, event: never) => void };

const decideBy: DecideBy = {
  ...clockSlice.decide,
  ...resourceGroupSlice.decide,
  ...directorySlice.decide,
  ...userSlice.decide,
  ...groupSlice.decide,
  ...deletedItemSlice.decide,
  ...policyDefinitionSlice.decide,
  ...policyAssignmentSlice.decide,
  ...applicationSlice.decide,
  ...appRoleAssignmentSlice.decide,
  ...resourceSlice.decide,
  ...resourceIdentitySlice.decide,
  ...virtualMachineSlice.decide,
  ...userAssignedIdentitySlice.decide,
  ...roleAssignmentSlice.decide,
  ...roleDefinitionSlice.decide,
  ...imdsFaultSlice.decide,
  ...imdsSlice.decide,
  ...appServicePlanSlice.decide,
  ...webAppSlice.decide,
  ...appServiceTokenSlice.decide,
  ...storageAccountSlice.decide,
  ...blobContainerSlice.decide,
  ...blobSlice.decide,
  ...keyVaultSlice.decide,
  ...applicationCredentialSlice.decide,
  ...associatedResourcesSlice.decide,
  ...federatedCredentialSlice.decide,
  ...regionFaultSlice.decide,
  ...resourceMoveSlice.decide,
  ...resourceTagsSlice.decide,
  ...subscriptionSlice.decide,
  ...subscriptionTransferSlice.decide,
  ...targetFaultSlice.decide,
  ...tokenExchangeSlice.decide,
  ...unsupportedResourceSlice.decide,
  ...virtualMachinePowerSlice.decide,
  ...secretSlice.decide,
};

const evolveBy: EvolveBy = {
  ...clockSlice.evolve,
  ...authorizationSlice.evolve,
  ...resourceGroupSlice.evolve,
  ...directorySlice.evolve,
  ...userSlice.evolve,
  ...groupSlice.evolve,
  ...deletedItemSlice.evolve,
  ...policyDefinitionSlice.evolve,
  ...policyAssignmentSlice.evolve,
  ...armGateSlice.evolve,
  ...applicationSlice.evolve,
  ...appRoleAssignmentSlice.evolve,
  ...resourceSlice.evolve,
  ...roleAssignmentSlice.evolve,
  ...tokenCacheSlice.evolve,
  ...imdsFaultSlice.evolve,
  ...imdsSlice.evolve,
  ...storageAccountSlice.evolve,
  ...blobContainerSlice.evolve,
  ...blobSlice.evolve,
  ...applicationCredentialSlice.evolve,
  ...federatedCredentialSlice.evolve,
  ...regionFaultSlice.evolve,
  ...resourceMoveSlice.evolve,
  ...subscriptionTransferSlice.evolve,
  ...targetFaultSlice.evolve,
  ...tokenExchangeSlice.evolve,
  ...virtualMachinePowerSlice.evolve,
  ...secretSlice.evolve,
};

/** The kinds of event that the audit log can hold. */
export const EVENT_TYPES: readonly string[] = Object.keys(evolveBy);

/** What a command leads to in this world. `drawn` says how many of the seed's numbers the decision used up. */
export interface Outcome {
  readonly reply: Reply;
  readonly events: readonly Event[];
  readonly trace: Trace;
  readonly drawn: number;
}

/** The token of a request to ARM or Graph, or what a request to a target of data shows. */
function tokenIn(command: Command): PresentedToken | undefined {
  if ('bearer' in command && command.bearer) return command.bearer;
  return 'token' in command ? command.token : undefined;
}

/** The world with the token that the request brings along: what is frozen into it is looked up there. [F38] */
function asSeenBy(world: World, command: Command): World {
  const token = tokenIn(command);
  return token === undefined ? world : { ...world, presented: token };
}

/** Decides a command: only reads. Everything that changes is in the events. */
export function decide(world: World, command: Command): Outcome {
  const mint = mintFrom(world.seed, world.drawn);
  const arm = decideBy[command.type] as (world: World, command: Command, mint: Mint) => Decision<Event>;
  const decision = arm(asSeenBy(world, command), command, mint);
  const caller = 'caller' in command ? (command.caller ?? '') : '';
  const { reply, events, trace } = gated(world, { caller, decision });
  return { reply, events, trace: withWording(reply, trace), drawn: mint.count };
}

const isLogged = (event: Event): boolean => event.type !== 'TimePassed' && event.type !== 'LineStarted';

/** Applies one event and writes it to the audit log. The clock's own events are not logged. */
export function evolve(draft: Draft, event: Event): void {
  const arm = evolveBy[event.type] as (draft: Draft, event: Event) => void;
  arm(draft, event);
  if (isLogged(event)) draft.log = appended(draft.log, { at: draft.now, event });
}

/** One request from start to answer: decided now, applied, and then its latency passes. [design: two times] */
export function step(draft: Draft, command: Command): Outcome {
  const outcome = decide(draft, command);
  draft.drawn += outcome.drawn;
  for (const event of outcome.events) evolve(draft, event);
  draft.now += LATENCY[outcome.reply.service] + delayOf(draft, command);
  return outcome;
}
