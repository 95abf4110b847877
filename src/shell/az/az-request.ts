import { subscriptionScope } from '../../sim/arm-id.ts';
import type { Caller } from '../../sim/authorization.ts';
import type { JsonObject } from '../../sim/json.ts';
import type { Claims, Reply } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import type { LineContext } from '../line-context.ts';
import type { AzValues } from './az-argument.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import { type AzService, serviceOf } from './az-service.ts';

type WithoutCaller<Sent> = Sent extends { readonly caller: string } ? Omit<Sent, keyof Caller> : never;

/** A request to ARM or Graph, before it is known who asks. */
export type UnsignedCommand = WithoutCaller<Command>;

/** Where a resource is: what most requests to ARM begin with. */
export interface AzTarget {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** What a request to a data service brings along: a token of the signed-in identity, or a person who is signed in. */
export type AzCredential = { readonly bearer: Claims } | Caller;

/** What a command works with: the values of its arguments, and the tenant as the signed-in principal sees it. */
export interface AzRequest {
  readonly context: LineContext;
  readonly subscriptionId: string;
  /** `/subscriptions/{id}` of the subscription in use. */
  readonly subscription: string;
  /** The resource that `--resource-group` and `--name`, or `--ids`, name. */
  readonly target: AzTarget;
  /** The subscription, or the group of it that `--resource-group` names. */
  readonly within: { readonly subscriptionId: string; readonly resourceGroup?: string };
  /** The value of an argument that always has one. */
  text(option: string): string;
  maybe(option: string): string | undefined;
  /** The values of an argument that takes several. */
  list(option: string): readonly string[] | undefined;
  has(option: string): boolean;
  /** `--tags` as an object; empty where there are none. */
  readonly tags: { readonly [key: string]: string };
  /** Asks the tenant; a refusal is a value. */
  ask(command: UnsignedCommand): Reply;
  /** Asks the tenant and gives the body; throws the refusal as az prints it. */
  send(command: UnsignedCommand): JsonObject;
  /** What to show to a data service; `resource` is the audience of its tokens. */
  credentialFor(resource: string): AzCredential;
  /** A line `WARNING: …` on stderr, unless errors only are wanted. */
  warn(text: string): void;
  /** Text on stdout as it is, before the result. */
  print(text: string): void;
}

/** Who asks, where, and where text goes. */
interface AzSession extends Pick<AzRequest, 'context' | 'subscriptionId' | 'credentialFor' | 'warn' | 'print'> {
  /** Whoever sends the requests to this service, with their token; asked for with the first one. */
  caller(service: AzService): Caller;
}

function tagsOf(pairs: readonly string[]): { readonly [key: string]: string } {
  const entries = pairs
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', ...rest] = pair.split('=');
      return [key, rest.join('=')] as const;
    });
  return Object.fromEntries(entries);
}

/** One run of a command: what it may read and ask. */
export function requestOf(session: AzSession, values: AzValues): AzRequest {
  const { context, caller, subscriptionId } = session;
  const maybe = (option: string): string | undefined => {
    const found = values.get(option);
    return typeof found === 'string' ? found : undefined;
  };
  const text = (option: string): string => {
    const found = maybe(option);
    if (found === undefined) throw new Error(`the command reads ${option}, which the line need not have`);
    return found;
  };
  const list = (option: string): readonly string[] | undefined => {
    const found = values.get(option);
    return found === undefined || found === true || typeof found === 'string' ? undefined : found;
  };
  const ask = (command: UnsignedCommand): Reply =>
    context.send({ ...command, ...caller(serviceOf(command.type)) } as Command).reply;
  return {
    ...session,
    subscription: subscriptionScope(subscriptionId),
    get target() {
      return { subscriptionId, resourceGroup: text('--resource-group'), name: text('--name') };
    },
    get within() {
      const resourceGroup = maybe('--resource-group');
      return resourceGroup === undefined ? { subscriptionId } : { subscriptionId, resourceGroup };
    },
    get tags() {
      return tagsOf(list('--tags') ?? []);
    },
    text,
    maybe,
    list,
    has: (option) => values.has(option),
    ask,
    send: (command) => {
      const reply = ask(command);
      if (reply.status >= 400) throw serviceFailure(reply);
      return (reply.body ?? {}) as JsonObject;
    },
  };
}

/** The subscription that a line names, by id or name; az only warns while it parses, and gives up afterwards. */
export function subscriptionNamed(context: LineContext, name: string, warn: (text: string) => void): string {
  for (const { subscriptionId, displayName } of context.world.subscriptions.values()) {
    if ([subscriptionId, displayName].some((one) => one.toLowerCase() === name.toLowerCase())) return subscriptionId;
  }
  warn(`Subscription '${name}' not recognized.`);
  throw new AzFailure(`Subscription '${name}' not found. Check the spelling and casing and try again.`);
}
