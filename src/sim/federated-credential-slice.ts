import { resourceNotFound } from './arm-errors.ts';
import { type ArmId, keyOf, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, type Denial, denyUnlessAllowed } from './authorization.ts';
import { FEDERATED_CREDENTIALS_MOST, type FederatedCredential } from './federated-credential.ts';
import type { JsonObject } from './json.ts';
import { refuseByOutage } from './region-outage.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { UserAssignedIdentity } from './resource.ts';
import { resourceOfType } from './resource-queries.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { Draft, World } from './world.ts';

const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const TYPE = `${USER_ASSIGNED}/federatedIdentityCredentials`;

/** Of which identity. */
interface OfIdentity extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly identity: string;
}

interface Named extends OfIdentity {
  readonly name: string;
}

export interface FederatedCredentialCommands {
  /** Makes or replaces one. Issuer, subject and audience are not checked: a wrong one fails at the exchange. [B-15] */
  readonly 'federatedCredential.create': Named & FederatedCredential;
  readonly 'federatedCredential.get': Named;
  readonly 'federatedCredential.list': OfIdentity;
  readonly 'federatedCredential.delete': Named;
}

export interface FederatedCredentialEvents {
  readonly FederatedCredentialWritten: {
    readonly identityId: ArmId;
    readonly credential: FederatedCredential;
    readonly caller: string;
  };
  readonly FederatedCredentialDeleted: { readonly identityId: ArmId; readonly name: string; readonly caller: string };
}

type Emitted = FederatedCredentialEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;
type CreateCommand = FederatedCredentialCommands['federatedCredential.create'];

const scopeOf = (command: OfIdentity): ArmId => resourceId({ ...command, name: command.identity, type: USER_ASSIGNED });

export const credentialsOf = ({ properties }: UserAssignedIdentity): readonly FederatedCredential[] =>
  properties.federatedCredentials ?? [];

function credentialBody(identityId: ArmId, credential: FederatedCredential): JsonObject {
  const { name, issuer, subject, audiences } = credential;
  const id = `${identityId}/federatedIdentityCredentials/${name}`;
  return { id, name, properties: { audiences, issuer, subject }, type: TYPE };
}

/** 3 to 120 letters, digits, hyphens and underscores, a letter or digit first. [E.9] */
const NAME = /^[a-z0-9][a-z0-9_-]{2,119}$/i;

function badRequest(message: string): Reply {
  return failed('arm', { status: 400, code: 'BadRequest', message });
}

/** What is refused at creation: a bad name, one too many, the same trust twice. The texts are the lab's. [B-15, E.9] */
function refuseCredential(identity: UserAssignedIdentity, command: CreateCommand): Reply | undefined {
  const { name, issuer, subject } = command;
  if (!NAME.test(name)) {
    return badRequest(
      `The federated identity credential name '${name}' is not valid. Use 3 to 120 letters, digits, hyphens and underscores, and start with a letter or digit.`,
    );
  }
  const others = credentialsOf(identity).filter((one) => keyOf(one.name) !== keyOf(name));
  if (others.some((one) => one.issuer === issuer && one.subject === subject)) {
    const message = 'Issuer and subject combination already exists for this Managed Identity.';
    return failed('arm', { status: 409, code: 'Conflict', message });
  }
  if (others.length < FEDERATED_CREDENTIALS_MOST) return undefined;
  return badRequest(`Too many federated identity credentials. The maximum is ${FEDERATED_CREDENTIALS_MOST}.`);
}

/** Authorization, then the identity. */
function find(
  world: World,
  { command, verb, trace }: { readonly command: OfIdentity; readonly verb: string; readonly trace: Tracer },
): Denial | UserAssignedIdentity {
  const scope = scopeOf(command);
  const denial = denyUnlessAllowed(world, { ...command, action: `${TYPE}/${verb}`, scope }, trace);
  if (denial) return denial;
  const identity = resourceOfType(world, scope, USER_ASSIGNED);
  if (identity) return refuseByOutage(world, [identity], trace) ?? identity;
  trace.failed('target', `${command.resourceGroup} has no identity ${command.identity}`);
  return { reply: resourceNotFound(USER_ASSIGNED, command.identity, command.resourceGroup), events: [] };
}

function decideCreate(world: World, command: CreateCommand): Decided {
  const trace = requestTracer(world, command.caller);
  const identity = find(world, { command, verb: 'write', trace });
  if ('reply' in identity) return { ...identity, trace: trace.finish() };
  const refusal = refuseCredential(identity, command);
  if (refusal) {
    trace.failed('target', `${identity.name} does not take the credential ${command.name}; simulated wording`, 'B-15');
    return { reply: refusal, events: [], trace: trace.finish('simplified') };
  }
  const { name, issuer, subject, audiences, caller } = command;
  const credential = { name, issuer, subject, audiences };
  trace.noted(
    'identity',
    'issuer, subject and audience are not checked now; what is wrong fails at the exchange',
    'B-15',
  );
  const isNew = !credentialsOf(identity).some((one) => keyOf(one.name) === keyOf(name));
  return {
    reply: succeeded('arm', credentialBody(identity.id, credential), isNew ? 201 : 200),
    events: [{ type: 'FederatedCredentialWritten', identityId: identity.id, credential, caller }],
    trace: trace.finish(),
  };
}

function decideOne(world: World, command: Named, verb: 'read' | 'delete'): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller, name, resourceGroup } = command;
  const identity = find(world, { command, verb, trace });
  if ('reply' in identity) return { ...identity, trace: trace.finish() };
  const credential = credentialsOf(identity).find((one) => keyOf(one.name) === keyOf(name));
  if (!credential) {
    trace.failed('target', `${identity.name} has no federated credential ${name}`);
    const missing = verb === 'read' ? resourceNotFound(TYPE, name, resourceGroup) : succeeded('arm', null, 204);
    return { reply: missing, events: [], trace: trace.finish() };
  }
  if (verb === 'read') {
    return { reply: succeeded('arm', credentialBody(identity.id, credential)), events: [], trace: trace.finish() };
  }
  const deleted = { identityId: identity.id, name: credential.name, caller };
  return {
    reply: succeeded('arm', null),
    events: [{ type: 'FederatedCredentialDeleted', ...deleted }],
    trace: trace.finish(),
  };
}

function decideList(world: World, command: OfIdentity): Decided {
  const trace = requestTracer(world, command.caller);
  const identity = find(world, { command, verb: 'read', trace });
  if ('reply' in identity) return { ...identity, trace: trace.finish() };
  const value = credentialsOf(identity).map((one) => credentialBody(identity.id, one));
  return { reply: succeeded('arm', { value }), events: [], trace: trace.finish() };
}

function changeCredentials(
  draft: Draft,
  identityId: ArmId,
  change: (before: readonly FederatedCredential[]) => readonly FederatedCredential[],
): void {
  const identity = draft.resources.get(keyOf(identityId));
  if (identity?.type !== USER_ASSIGNED) return;
  const properties = { ...identity.properties, federatedCredentials: change(credentialsOf(identity)) };
  draft.resources.set(keyOf(identityId), { ...identity, properties });
}

/** Trust of a user-assigned identity in tokens of other issuers. [B-15] */
export const federatedCredentialSlice: Slice<FederatedCredentialCommands, FederatedCredentialEvents, Emitted> = {
  decide: {
    'federatedCredential.create': decideCreate,
    'federatedCredential.get': (world, command) => decideOne(world, command, 'read'),
    'federatedCredential.list': decideList,
    'federatedCredential.delete': (world, command) => decideOne(world, command, 'delete'),
  },
  evolve: {
    FederatedCredentialWritten: (draft, { identityId, credential }) =>
      changeCredentials(draft, identityId, (before) => {
        const isSame = (one: FederatedCredential): boolean => keyOf(one.name) === keyOf(credential.name);
        if (!before.some(isSame)) return [...before, credential];
        return before.map((one) => (isSame(one) ? credential : one));
      }),
    FederatedCredentialDeleted: (draft, { identityId, name }) =>
      changeCredentials(draft, identityId, (before) => before.filter((one) => one.name !== name)),
  },
};
