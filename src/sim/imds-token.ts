import { audienceService } from './audience.ts';
import { isLeftBehind } from './identity-placement.ts';
import { type IdentitySelector, type SelectionError, selectIdentity } from './identity-selection.ts';
import { explainSelection, identityName } from './identity-selection-trace.ts';
import { IMDS_HEADERS } from './imds-errors.ts';
import { emptySelectorIn, selectorsOf } from './imds-request.ts';
import {
  identityLeftBehind,
  identityNotChosen,
  resourceMissing,
  resourceUnknown,
  severalSelectors,
} from './imds-token-errors.ts';
import type { JsonObject } from './json.ts';
import type { ServicePrincipal } from './principal.ts';
import { parameterOf, type Query } from './query.ts';
import type { Mint } from './random.ts';
import type { Refusal } from './refusal.ts';
import type { Claims, Reply } from './reply.ts';
import type { VirtualMachine } from './resource.ts';
import type { Tagged } from './slice.ts';
import { obtainToken, secondsLeft, type TokenEvents } from './token-cache.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** A request for a token that has passed everything that is asked of a request as such. */
export interface TokenDecisionInput {
  readonly world: World;
  readonly mint: Mint;
  readonly machine: VirtualMachine;
  readonly query: Query;
}

/** A token, or the refusal. */
export type TokenDecision =
  | { readonly reply: Reply; readonly events: readonly Tagged<TokenEvents>[] }
  | { readonly refusal: Refusal };

/** The body of a success; all values are strings, and `access_token` waits for an edge to sign the claims. [C.2] */
function tokenBody(world: World, claims: Claims): JsonObject {
  const left = String(secondsLeft(world, claims));
  return {
    access_token: '',
    client_id: claims.appid,
    expires_in: left,
    expires_on: String(claims.exp),
    ext_expires_in: left,
    not_before: String(claims.nbf),
    refresh_token: '',
    resource: claims.aud,
    token_type: 'Bearer',
  };
}

/** What a request for a token asks: which identity, for which resource URI. */
interface Wish {
  readonly resource: string;
  readonly selector: IdentitySelector | undefined;
}

function wishOf(query: Query): Wish | { readonly refusal: Refusal } {
  const resource = parameterOf(query, 'resource');
  if (resource === undefined) return { refusal: resourceMissing() };
  const selectors = selectorsOf(query);
  if (selectors.length > 1) return { refusal: severalSelectors(selectors.map((one) => one.parameter).join(' and ')) };
  return { resource, selector: selectors[0] };
}

function chooseIdentity(
  { world, machine, query }: TokenDecisionInput,
  selector: IdentitySelector | undefined,
  trace: Tracer,
): ServicePrincipal | SelectionError {
  const selection = selectIdentity(world, machine.identity, selector);
  const emptySelector = selector ? undefined : emptySelectorIn(query);
  explainSelection({ world, identity: machine.identity, selector, emptySelector, selection }, trace);
  return 'error' in selection ? selection.error : selection.servicePrincipal;
}

/**
 * The identity endpoint of a virtual machine: resource, identity, audience, token, in this order.
 * `bypass_cache` is read by nobody: a refresh cannot be forced. [F38, G-04]
 */
export function decideToken(input: TokenDecisionInput, trace: Tracer): TokenDecision {
  const { world, mint, machine, query } = input;
  const wish = wishOf(query);
  if ('refusal' in wish) return wish;
  const identity = chooseIdentity(input, wish.selector, trace);
  if (typeof identity === 'string') return { refusal: identityNotChosen(identity) };
  if (isLeftBehind(world, machine, identity)) return { refusal: identityLeftBehind(identityName(identity)) };
  if (audienceService(wish.resource) === undefined) {
    return { refusal: resourceUnknown({ world, mint, resource: wish.resource, tenantId: identity.tenantId }) };
  }
  if (parameterOf(query, 'bypass_cache') !== undefined) {
    trace.noted('token', 'bypass_cache changes nothing: a refresh cannot be forced', 'F38');
  }
  const request = { servicePrincipal: identity, resource: wish.resource, host: machine.id, trace };
  const { claims, event } = obtainToken(world, mint, request);
  trace.passed('answer', `200: a token for ${identityName(identity)}; what it may do is decided at the target`, 'F02');
  const reply: Reply = {
    service: 'imds',
    status: 200,
    body: tokenBody(world, claims),
    headers: IMDS_HEADERS,
    token: claims,
  };
  return { reply, events: [event] };
}
