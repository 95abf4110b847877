import { APP_SERVICE_PLAN } from './app-service-plan-slice.ts';
import { invalidResourceName } from './arm-errors.ts';
import { type ArmId, keyOf, resourceId } from './arm-id.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { prepareHost } from './host-creation.ts';
import type { Mint } from './random.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { AppServicePlan, WebApp } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { DeletionEvents } from './resource-deletion.ts';
import { decideList } from './resource-listing.ts';
import type { Placement } from './resource-placement.ts';
import { resourceOfType } from './resource-queries.ts';
import { decideDelete, decideRead } from './resource-request.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const WEB_APP = 'Microsoft.Web/sites';

/** Which web app. */
interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface WebAppCommands {
  /** `plan` is the name of a plan in the same group, or the id of any. Location defaults to the plan's. */
  readonly 'webApp.create': Named & {
    readonly location?: string;
    readonly plan: string;
    readonly tags: { readonly [key: string]: string };
    readonly identity: { readonly systemAssigned: boolean; readonly userAssigned: readonly ArmId[] };
  };
  readonly 'webApp.get': Named;
  readonly 'webApp.list': Caller & { readonly subscriptionId: string; readonly resourceGroup?: string };
  /** With its plan, where it is the last app there and nothing says to keep it. */
  readonly 'webApp.delete': Named & { readonly keepEmptyPlan?: boolean };
}

type CreateCommand = WebAppCommands['webApp.create'];
type Emitted = DeletionEvents & DirectoryEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const idOf = (named: Named): ArmId => resourceId({ ...named, type: WEB_APP });

/** 2 to 60 letters, digits and hyphens, no hyphen at either end: it becomes part of a host name. */
const NAME = /^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/i;

/** A web app's name is taken for the whole world, in any group. */
function isTakenElsewhere(world: World, id: ArmId, name: string): boolean {
  return [...world.resources.values()].some(
    (one) => one.type === WEB_APP && keyOf(one.name) === keyOf(name) && keyOf(one.id) !== keyOf(id),
  );
}

function refuseName(world: World, command: CreateCommand, trace: Tracer): Reply | undefined {
  const { name } = command;
  if (!NAME.test(name)) {
    trace.failed('target', `'${name}' is no name for a web app; the wording of the message is the lab's`);
    return invalidResourceName(name, 'Use 2 to 60 letters, digits and hyphens, and no hyphen at either end.');
  }
  if (!isTakenElsewhere(world, idOf(command), name)) return undefined;
  trace.failed('target', `${name}.azurewebsites.net is taken already`);
  return failed('arm', { status: 409, code: 'Conflict', message: `Website with given name ${name} already exists.` });
}

function findPlan(world: World, { plan, subscriptionId, resourceGroup }: CreateCommand): AppServicePlan | undefined {
  const id = plan.startsWith('/')
    ? plan
    : resourceId({ subscriptionId, resourceGroup, type: APP_SERVICE_PLAN, name: plan });
  return resourceOfType(world, id, APP_SERVICE_PLAN);
}

/** 404 for a plan that is not there. The text is the lab's. */
function planNotFound(plan: string, trace: Tracer): Reply {
  trace.failed('target', `there is no plan ${plan}: a web app needs one to run on`);
  return failed('arm', { status: 404, code: 'NotFound', message: `Cannot find App Service plan with name ${plan}.` });
}

/** Where the platform's token service listens inside every app. [C.6] */
const IDENTITY_ENDPOINT = 'http://169.254.130.2:8081/msi/token';

function webAppFrom(
  world: World,
  mint: Mint,
  made: { readonly command: CreateCommand; readonly place: Placement<typeof WEB_APP>; readonly plan: AppServicePlan },
): WebApp {
  const { command, place, plan } = made;
  const { existing, address } = place;
  const { tags } = command;
  if (existing) return { ...existing, tags, properties: { ...existing.properties, serverFarmId: plan.id } };
  const endpoint = { identityEndpoint: IDENTITY_ENDPOINT, identityHeader: mint.guid() };
  const properties = { state: 'Running', serverFarmId: plan.id, ...endpoint } as const;
  return { ...address, type: WEB_APP, tags, createdAt: world.now, properties };
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller } = command;
  const plan = findPlan(world, command);
  const location = command.location ?? plan?.location;
  const request = { ...command, type: WEB_APP, ...(location === undefined ? {} : { location }) } as const;
  const prepared = prepareHost(world, mint, { request, trace });
  if ('reply' in prepared) return { ...prepared, trace: trace.finish('simplified') };
  const refusal = refuseName(world, command, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  if (!plan) return { reply: planNotFound(command.plan, trace), events: [], trace: trace.finish('simplified') };
  const { place, identity, events } = prepared;
  const resource: WebApp = { ...webAppFrom(world, mint, { command, place, plan }), identity };
  return {
    reply: succeeded('arm', resourceBody(world, resource), place.existing ? 200 : 201),
    events: [...events, { type: place.existing ? 'ResourceUpdated' : 'ResourceCreated', resource, caller }],
    trace: trace.finish('simplified'),
  };
}

/** Web apps as hosts of identities; what they serve is not modelled. [F08, F11] */
export const webAppSlice: Slice<WebAppCommands, Record<never, never>, Emitted> = {
  decide: {
    'webApp.create': decideCreate,
    'webApp.get': (world, command) => decideRead(world, { caller: command.caller, id: idOf(command) }),
    'webApp.list': (world, command) => decideList(world, { ...command, resourceType: WEB_APP }, resourceBody),
    'webApp.delete': (world, command) => decideDelete(world, { ...command, id: idOf(command) }),
  },
  evolve: {},
};
