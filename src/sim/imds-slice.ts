import { type ArmId, keyOf } from './arm-id.ts';
import {
  forwardedRequest,
  metadataHeaderMissing,
  methodNotAllowed,
  nobodyAnswers,
  pathNotModelled,
  repeatedParameter,
  unknownSource,
  versionNotServed,
} from './imds-errors.ts';
import { refuseByFault } from './imds-fault-slice.ts';
import { instanceReply, versionsReply } from './imds-instance.ts';
import { categoryOf, type ImdsCategory, type ImdsRequest, type ImdsRoute, routeOf } from './imds-request.ts';
import { NO_REQUESTS, refuseByRate, withRequest } from './imds-throttle.ts';
import { decideToken } from './imds-token.ts';
import { isServedIn } from './imds-versions.ts';
import { duplicateParameter, parameterOf } from './query.ts';
import type { Mint } from './random.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isRegionDown } from './region-outage.ts';
import type { VirtualMachine } from './resource.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { TokenEvents } from './token-cache.ts';
import { type Tracer, tracer } from './trace.ts';
import type { World } from './world.ts';

/** What any process on a virtual machine can ask at 169.254.169.254. [C, B-05, F32] */
export interface ImdsCommands {
  readonly 'imds.request': ImdsRequest;
}

/** A request was taken, or refused for coming too fast; only the first counts against the limits. [F35] */
export interface ImdsEvents {
  readonly ImdsRequested: { readonly host: ArmId; readonly category: ImdsCategory; readonly at: number };
  readonly ImdsThrottled: { readonly host: ArmId; readonly category: ImdsCategory };
}

type Emitted = ImdsEvents & TokenEvents;
type Decided = Decision<Tagged<Emitted>>;

function refuseByHeaders({ headers }: ImdsRequest, category: ImdsCategory): Refusal | undefined {
  if (headers.metadata?.toLowerCase() !== 'true') return metadataHeaderMissing(category);
  return headers['x-forwarded-for'] === undefined ? undefined : forwardedRequest(category);
}

function refuseByRoute(request: ImdsRequest, route: ImdsRoute): Refusal | undefined {
  if (route.to === 'nowhere') {
    return route.category === 'identity' ? unknownSource(request.path) : pathNotModelled(request.path);
  }
  const isGet = request.method.toUpperCase() === 'GET';
  return isGet ? undefined : methodNotAllowed(categoryOf(route), request.method);
}

function refuseByQuery({ query }: ImdsRequest, route: ImdsRoute): Refusal | undefined {
  const category = categoryOf(route);
  const twice = duplicateParameter(query);
  if (twice !== undefined) return repeatedParameter(category, `${twice} stands more than once in the query`);
  const version = parameterOf(query, 'api-version');
  const isServed = version !== undefined && isServedIn(version, category);
  return route.to === 'versions' || isServed ? undefined : versionNotServed(version);
}

/** The machine that asks, or why nothing answers there: a web app and a stopped machine have no IMDS. */
function machineOf(world: World, key: string): VirtualMachine | Refusal {
  const machine = world.resources.get(key);
  if (machine?.type !== 'Microsoft.Compute/virtualMachines')
    return nobodyAnswers('169.254.169.254 answers on virtual machines only, and this host is none');
  if (isRegionDown(world, machine.location)) return nobodyAnswers(`${machine.location} is down, and its hosts with it`);
  return machine.properties.powerState === 'running' ? machine : nobodyAnswers(`${machine.name} is not running`);
}

/** What a client does best about a 429, as the docs say it. [C.5] */
const RETRY_GUIDANCE =
  'retry 404, 429 and 5xx with growing waits, about 0, 2, 6, 14 and 30 s, and 410 for up to 70 s; never another 4xx; a token that is kept until it expires needs no second request';

interface Asked {
  readonly world: World;
  readonly mint: Mint;
  readonly request: ImdsRequest;
  readonly route: ImdsRoute;
  readonly machine: VirtualMachine;
}

/** The answer to a request that nothing speaks against. */
function answer({ world, mint, request, route, machine }: Asked, trace: Tracer): Decided {
  if (route.to === 'token') {
    const decision = decideToken({ world, mint, machine, query: request.query }, trace);
    if ('refusal' in decision) return refuse(decision.refusal, trace);
    return { reply: decision.reply, events: decision.events, trace: trace.finish() };
  }
  const outcome = route.to === 'instance' ? instanceReply(machine, route.leaf, request.query) : versionsReply();
  if ('because' in outcome) return refuse(outcome, trace);
  trace.passed('answer', '200: what the machine may know of itself; its identities are not part of it', 'B-05');
  return { reply: outcome, events: [], trace: trace.finish(route.to === 'instance' ? 'simplified' : 'matches Azure') };
}

/** Fault, rate, headers, path and verb, query: the first that speaks against a request decides it. [C.1, C.4, F35] */
function decideRequest(world: World, request: ImdsRequest, mint: Mint): Decided {
  const trace = tracer();
  const key = keyOf(request.host);
  const machine = machineOf(world, key);
  if ('because' in machine) return refuse(machine, trace);
  const route = routeOf(request.path);
  const category = categoryOf(route);
  trace.noted('caller', `any process on ${machine.name}: the machine is the boundary, IMDS asks no further`, 'F32');
  trace.about(machine.id);
  const times = world.recentRequests.get(key)?.[category] ?? [];
  const rate = { now: world.now, category, open: request.concurrent ?? 0 };
  const limited = refuseByFault(world, key, category) ?? refuseByRate(times, rate);
  if (limited?.reply.status === 429) {
    trace.noted('endpoint', RETRY_GUIDANCE, 'C.5', 'F35');
    return { ...refuse(limited, trace), events: [{ type: 'ImdsThrottled', host: machine.id, category }] };
  }
  const counted: Tagged<ImdsEvents> = { type: 'ImdsRequested', host: machine.id, category, at: world.now };
  const refusal =
    limited ?? refuseByHeaders(request, category) ?? refuseByRoute(request, route) ?? refuseByQuery(request, route);
  if (!refusal) trace.passed('endpoint', 'IMDS; Metadata header present, not forwarded by a proxy', 'B-05');
  const decided = refusal ? refuse(refusal, trace) : answer({ world, mint, request, route, machine }, trace);
  return { reply: decided.reply, events: [counted, ...decided.events], trace: decided.trace };
}

export const imdsSlice: Slice<ImdsCommands, ImdsEvents, Emitted> = {
  decide: { 'imds.request': decideRequest },
  evolve: {
    ImdsRequested: (draft, { host, category, at }) => {
      const key = keyOf(host);
      draft.recentRequests.set(key, withRequest(draft.recentRequests.get(key) ?? NO_REQUESTS, category, at));
    },
    ImdsThrottled: () => undefined,
  },
};
