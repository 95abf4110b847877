import type { Application } from './application.ts';
import { findApplication } from './application-slice.ts';
import type { AuthorizationEvents, Caller, Denial } from './authorization.ts';
import { badDirectoryRequest, directoryObjectNotFound } from './directory-errors.ts';
import { denyUnlessMayChange, WRITE_APPLICATIONS } from './directory-permission.ts';
import { FEDERATED_CREDENTIALS_MOST, type FederatedCredential } from './federated-credential.ts';
import type { JsonObject } from './json.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { Draft, World } from './world.ts';

/** Which app registration: its object id or app id. */
interface OfApplication extends Caller {
  readonly id: string;
}

export interface ApplicationCredentialCommands {
  /** Issuer, subject and audience are not checked: a wrong one fails at the exchange. [B-15] */
  readonly 'application.createCredential': OfApplication & FederatedCredential;
  readonly 'application.listCredentials': OfApplication;
  readonly 'application.deleteCredential': OfApplication & { readonly name: string };
}

export interface ApplicationCredentialEvents {
  readonly ApplicationCredentialCreated: {
    readonly appId: string;
    readonly credential: FederatedCredential;
    readonly caller: string;
  };
  readonly ApplicationCredentialDeleted: { readonly appId: string; readonly name: string; readonly caller: string };
}

type Emitted = ApplicationCredentialEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;
type CreateCommand = ApplicationCredentialCommands['application.createCredential'];

const credentialsOf = ({ federatedCredentials }: Application): readonly FederatedCredential[] =>
  federatedCredentials ?? [];

function credentialBody({ name, issuer, subject, audiences }: FederatedCredential): JsonObject {
  return { audiences, description: null, issuer, name, subject };
}

function find(world: World, { caller, id }: OfApplication, trace: Tracer): Denial | Application {
  const application = findApplication(world, id);
  const owned = application ? { ownerId: application.ownerId } : {};
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_APPLICATIONS, ...owned }, trace);
  if (denial) return denial;
  if (application) return application;
  trace.failed('target', `the directory has no application ${id}`, 'F24');
  return { reply: directoryObjectNotFound(id), events: [] };
}

/** A name twice, the same trust twice, one too many; the texts are the lab's. [B-15] */
function refuseCredential(application: Application, { name, issuer, subject }: CreateCommand): Reply | undefined {
  const others = credentialsOf(application);
  if (others.some((one) => one.name === name || (one.issuer === issuer && one.subject === subject))) {
    const message = `FederatedIdentityCredential with name ${name}, or with this issuer and subject, already exists.`;
    return failed('graph', { status: 409, code: 'Request_MultipleObjectsWithSameKeyValue', message });
  }
  if (others.length < FEDERATED_CREDENTIALS_MOST) return undefined;
  return badDirectoryRequest(`An application takes ${FEDERATED_CREDENTIALS_MOST} federated identity credentials.`);
}

function decideCreate(world: World, command: CreateCommand): Decided {
  const trace = requestTracer(world, command.caller);
  const application = find(world, command, trace);
  if ('reply' in application) return { ...application, trace: trace.finish('simplified') };
  const refusal = refuseCredential(application, command);
  if (refusal) {
    trace.failed('target', `${application.displayName} does not take ${command.name}; simulated wording`, 'B-15');
    return { reply: refusal, events: [], trace: trace.finish('simplified') };
  }
  const { name, issuer, subject, audiences, caller } = command;
  const credential = { name, issuer, subject, audiences };
  trace.noted(
    'identity',
    'issuer, subject and audience are not checked now; what is wrong fails at the exchange',
    'B-15',
  );
  return {
    reply: succeeded('graph', credentialBody(credential), 201),
    events: [{ type: 'ApplicationCredentialCreated', appId: application.appId, credential, caller }],
    trace: trace.finish('simplified'),
  };
}

function decideDelete(world: World, command: ApplicationCredentialCommands['application.deleteCredential']): Decided {
  const trace = requestTracer(world, command.caller);
  const application = find(world, command, trace);
  if ('reply' in application) return { ...application, trace: trace.finish('simplified') };
  const { name, caller } = command;
  if (!credentialsOf(application).some((one) => one.name === name)) {
    trace.failed('target', `${application.displayName} has no federated credential ${name}`);
    return { reply: directoryObjectNotFound(name), events: [], trace: trace.finish('simplified') };
  }
  return {
    reply: succeeded('graph', null, 204),
    events: [{ type: 'ApplicationCredentialDeleted', appId: application.appId, name, caller }],
    trace: trace.finish('simplified'),
  };
}

function change(
  draft: Draft,
  appId: string,
  to: (before: readonly FederatedCredential[]) => readonly FederatedCredential[],
): void {
  const application = draft.applications.get(appId);
  if (application)
    draft.applications.set(appId, { ...application, federatedCredentials: to(credentialsOf(application)) });
}

/** Trust of an app registration in tokens of other issuers, a managed identity's among them. [B-15] */
export const applicationCredentialSlice: Slice<ApplicationCredentialCommands, ApplicationCredentialEvents, Emitted> = {
  decide: {
    'application.createCredential': decideCreate,
    'application.listCredentials': (world, command): Decided => {
      const trace = requestTracer(world, command.caller);
      const application = find(world, command, trace);
      if ('reply' in application) return { ...application, trace: trace.finish('simplified') };
      const value = credentialsOf(application).map(credentialBody);
      return { reply: succeeded('graph', { value }), events: [], trace: trace.finish('simplified') };
    },
    'application.deleteCredential': decideDelete,
  },
  evolve: {
    ApplicationCredentialCreated: (draft, { appId, credential }) =>
      change(draft, appId, (before) => [...before, credential]),
    ApplicationCredentialDeleted: (draft, { appId, name }) =>
      change(draft, appId, (before) => before.filter((one) => one.name !== name)),
  },
};
