import fc from 'fast-check';
import { expect } from 'vitest';
import {
  command,
  during,
  expectAnswer,
  type ModelCommand,
  meet,
  type Subject,
  throughout,
  type Window,
} from './model-comparison.ts';
import type { GivenToken, TokenAnswer, WireSelector } from './model-lab.ts';
import {
  expiryOf,
  IDENTITIES,
  isExpired,
  issuedAt,
  MACHINES,
  type ModelPrincipal,
  type ModelSelector,
  type ModelToken,
  type NaiveModel,
} from './naive-model.ts';

const STORAGE = ['https://storage.azure.com/', 'https://storage.azure.com'];
const ARM = 'https://management.azure.com/';
const NOBODY = 'https://nobody.example/';
const audience = fc.constantFrom(...STORAGE, ARM, ARM, 'https://vault.azure.net', NOBODY);

const selector = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ by: 'none' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ by: fc.constantFrom('client_id' as const, 'object_id' as const), who: fc.nat({ max: 30 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ by: fc.constant('msi_res_id' as const), identity: fc.constantFrom(...IDENTITIES) }),
  },
);
type Chosen = typeof selector extends fc.Arbitrary<infer Value> ? Value : never;

/** The tokens as they were handed out, by their id; the model knows what is in them. */
const given = new WeakMap<Subject, Map<string, GivenToken>>();

function tokensOf(subject: Subject): Map<string, GivenToken> {
  const known = given.get(subject) ?? new Map<string, GivenToken>();
  given.set(subject, known);
  return known;
}

/** The selector in the model's terms and in those of a query; undefined while nobody is there to be named. */
function resolved(
  model: NaiveModel,
  { lab }: Subject,
  chosen: Chosen,
): { readonly means: ModelSelector; readonly wire: WireSelector } | undefined {
  if (chosen.by === 'none') return { means: chosen, wire: undefined };
  if (chosen.by === 'msi_res_id') return { means: chosen, wire: [chosen.by, lab.idOf(chosen.identity)] };
  const principal = model.principals[chosen.who % Math.max(1, model.principals.length)];
  if (!principal) return undefined;
  const value = chosen.by === 'client_id' ? principal.appId : principal.objectId;
  return { means: { by: chosen.by, principal }, wire: [chosen.by, value] };
}

/** A new token: an id of its own, and the claims that the facts say. [D.2, D.3] */
function expectNew(
  model: NaiveModel,
  subject: Subject,
  { answer, chosen, resource, when }: { answer: TokenAnswer; chosen: ModelPrincipal; resource: string; when: Window },
): ModelToken {
  const { claims } = answer.token as GivenToken;
  const { objectId, appId } = chosen;
  const madeAt = subject.lab.world().tokenCache.get(`${objectId} ${resource}`)?.cachedAt ?? -1;
  expect(madeAt).toBeGreaterThanOrEqual(when.from);
  expect(madeAt).toBeLessThanOrEqual(when.to);
  const token: ModelToken = { principalId: objectId, audience: resource, madeAt, uti: String(claims.uti) };
  const [iat, exp] = [issuedAt(token), expiryOf(token)];
  expect(claims).toMatchObject({ aud: resource, oid: objectId, sub: objectId, appid: appId, iat, nbf: iat, exp });
  expect([...tokensOf(subject).keys()]).not.toContain(token.uti);
  model.cache.push(token);
  return token;
}

function handOut(
  model: NaiveModel,
  subject: Subject,
  got: { answer: TokenAnswer; chosen: ModelPrincipal; resource: string; when: Window },
): void {
  const { answer, chosen, resource, when } = got;
  const uti = String(answer.token?.claims.uti);
  const kept = throughout(when, (now) => model.cached(chosen.objectId, resource, now)) ?? undefined;
  const known = kept ?? model.cache.find((one) => one.uti === uti && !subject.lab.isInstant);
  if (known) {
    meet('a cached token');
    expect(uti).toBe(known.uti);
  }
  const token = known ?? expectNew(model, subject, got);
  const left = expiryOf(token) - Math.floor(when.from / 1_000);
  expect(answer.expiresIn).toBeLessThanOrEqual(left);
  expect(answer.expiresIn).toBeGreaterThanOrEqual(expiryOf(token) - Math.floor(when.to / 1_000));
  tokensOf(subject).set(uti, answer.token as GivenToken);
  model.held = [...model.held, token].slice(-8);
}

function expectRefused(answer: TokenAnswer, chosen: ModelPrincipal | string, resource: string): boolean {
  const refusals = [...(typeof chosen === 'string' ? [chosen] : []), ...(resource === NOBODY ? ['AADSTS500011'] : [])];
  expectAnswer(answer, refusals);
  return refusals.length > 0;
}

async function ask(
  model: NaiveModel,
  subject: Subject,
  { machine, resource, chosen }: { machine: string; resource: string; chosen: Chosen },
): Promise<void> {
  const { lab } = subject;
  const wish = resolved(model, subject, chosen);
  if (!wish) return;
  const { answer, when } = await during(lab, () => lab.askToken(machine, resource, wish.wire));
  const known = model.machine(machine);
  if (!known) return expect(answer.isOk).toBe(false);
  if (lab.isInstant && model.isThrottled(machine, when.from)) return expectAnswer(answer, ['429', 'Too many requests']);
  model.asked.push({ machine, at: when.from });
  const principal = model.chosen(known, wish.means);
  if (expectRefused(answer, principal, resource) || typeof principal === 'string') return;
  handOut(model, subject, { answer, chosen: principal, resource, when });
}

const asking = fc.record({ machine: fc.constantFrom(...MACHINES), resource: audience, chosen: selector });

const askToken = asking.map((wish) =>
  command(`ask for a token ${JSON.stringify(wish)}`, (model, subject) => ask(model, subject, wish)),
);

/** Enough at once to meet the limit of 20 a second. [F35] */
const askOften = fc.tuple(asking, fc.integer({ min: 18, max: 28 })).map(([wish, times]) =>
  command(`ask ${times} times ${JSON.stringify(wish)}`, async (model, subject) => {
    for (let at = 0; at < (subject.lab.isInstant ? times : 2); at += 1) await ask(model, subject, wish);
  }),
);

/** One of the tokens in somebody's hands. */
function held(model: NaiveModel, subject: Subject, index: number): { token: ModelToken; text: GivenToken } | undefined {
  const token = model.held[index % Math.max(1, model.held.length)];
  const text = token && tokensOf(subject).get(token.uti);
  return token && text ? { token, text } : undefined;
}

function meetBlob(model: NaiveModel, { principalId }: ModelToken): void {
  meet(model.livePrincipal(principalId) ? 'a blob' : 'a blob for an identity that is deleted');
  if (!model.isListed(principalId)) meet('a blob through a grant that lingers');
}

const readBlob = fc.nat({ max: 7 }).map((index) =>
  command(`read the blob with token ${index}`, async (model, subject) => {
    const one = held(model, subject, index);
    if (!one) return;
    const { token, text } = one;
    const { answer, when } = await during(subject.lab, () => subject.lab.readBlob(text));
    if (isExpired(token, when.from)) meet('an expired token');
    if (answer.isOk) meetBlob(model, token);
    const code = throughout(when, (now) => {
      if (!STORAGE.includes(token.audience) || isExpired(token, now)) return '401';
      return model.may(token.principalId, 'readBlob', { at: 'container', now }) ? '' : '403';
    });
    if (code !== undefined) expectAnswer(answer, code === '' ? [] : [code]);
  }),
);

const readMachine = fc.tuple(fc.nat({ max: 7 }), fc.constantFrom(...MACHINES)).map(([index, name]) =>
  command(`read ${name} with token ${index}`, async (model, subject) => {
    const one = held(model, subject, index);
    if (!one || one.token.audience !== ARM || isExpired(one.token, subject.lab.world().now + 60_000)) return;
    const { answer, when } = await during(subject.lab, () => subject.lab.readMachine(one.text, name));
    const codes = throughout(when, (now) => {
      if (!model.may(one.token.principalId, 'readMachine', { at: name, now })) return '403 AuthorizationFailed';
      return model.machine(name) ? '' : '404 ResourceNotFound';
    });
    if (codes !== undefined) expectAnswer(answer, codes.split(' ').filter(Boolean));
  }),
);

export { askToken, readBlob };

export const tokenCommands: readonly fc.Arbitrary<ModelCommand>[] = [
  askToken,
  askToken,
  askToken,
  askOften,
  readBlob,
  readBlob,
  readMachine,
];
