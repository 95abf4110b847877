import fc from 'fast-check';
import { expect } from 'vitest';
import {
  command,
  during,
  expectAnswer,
  expectWithin,
  type ModelCommand,
  meet,
  newPrincipal,
  resourceNamed,
  type Subject,
  throughout,
  type Window,
} from './model-comparison.ts';
import type { Answer } from './model-lab.ts';
import { askToken, readBlob, tokenCommands } from './model-token-commands.ts';
import {
  IDENTITIES,
  isRoleDelay,
  MACHINES,
  type ModelGrant,
  type ModelMachine,
  type ModelPrincipal,
  type NaiveModel,
  ROLES,
  SCOPES,
} from './naive-model.ts';

const identity: fc.Arbitrary<string> = fc.constantFrom(...IDENTITIES);
const machine = fc.constantFrom(...MACHINES);
const identities = fc.uniqueArray(identity, { maxLength: 2 });

const createIdentity = identity.map((name) =>
  command(`create ${name}`, async (model, { lab }) => {
    const { answer, when } = await during(lab, () => lab.createIdentity(name));
    expectAnswer(answer, []);
    const resource = resourceNamed(lab.world(), name);
    if (resource?.type !== 'Microsoft.ManagedIdentity/userAssignedIdentities') throw new Error(`no ${name}`);
    const { principalId } = resource.properties;
    const existing = model.identity(name);
    if (existing) return expect(principalId).toBe(existing.objectId);
    newPrincipal(model, lab.world(), { id: principalId, when });
    model.identities.push({ name, objectId: principalId });
  }),
);

/** A principal that is gone since the last request; when exactly is for the world to say. */
function deleteNow(model: NaiveModel, { lab }: Subject, { id, when }: { id: string | undefined; when: Window }): void {
  if (!model.livePrincipal(id)) return;
  const gone = lab.world().principals.get(id ?? '');
  const deletedAt = gone?.kind === 'servicePrincipal' ? (gone.deletedAt ?? -1) : -1;
  expectWithin(deletedAt, when);
  model.deletePrincipal(id, deletedAt);
}

const deleteIdentity = identity.map((name) =>
  command(`delete ${name}`, async (model, subject) => {
    const { answer, when } = await during(subject.lab, () => subject.lab.deleteIdentity(name));
    expectAnswer(answer, []);
    deleteNow(model, subject, { id: model.identity(name)?.objectId, when });
    model.identities = model.identities.filter((one) => one.name !== name);
  }),
);

/** Why identities cannot be added to a machine: one does not exist, or a reference is dead. [E.7] */
function refusalsOfAdding(model: NaiveModel, name: string, added: readonly string[]): readonly string[] {
  const isMissing = added.some((one) => !model.identity(one));
  const isBlocked = model.deadReferences(model.machine(name)).length > 0;
  return [...(isMissing ? ['FailedIdentityOperation'] : []), ...(isBlocked ? ['LinkedAuthorizationFailed'] : [])];
}

/** Attaching again is what renews a reference to one that was deleted; a live one stays. [F33] */
function attach(model: NaiveModel, known: ModelMachine, name: string): void {
  const wanted = { name, objectId: model.identity(name)?.objectId ?? '' };
  const at = known.references.findIndex((one) => one.name === name);
  const old = known.references[at];
  if (!old) known.references.push(wanted);
  else if (!model.behind(old)) {
    meet('a reference to a namesake, renewed');
    known.references[at] = wanted;
  }
}

/** What an addition that was accepted makes of a machine. */
function add(
  model: NaiveModel,
  { lab }: Subject,
  wish: { name: string; system: boolean; added: readonly string[]; when: Window },
): void {
  const { name, system, added, when } = wish;
  const known = model.machine(name) ?? { references: [] };
  if (!model.machine(name)) model.machines.push({ name, machine: known });
  for (const one of added) attach(model, known, one);
  if (!system || known.systemId !== undefined) return;
  const id = resourceNamed(lab.world(), name)?.identity?.systemAssigned?.principalId ?? '';
  newPrincipal(model, lab.world(), { id, when });
  known.systemId = id;
}

const createMachine = fc.tuple(machine, fc.boolean(), identities).map(([name, system, added]) =>
  command(`create ${name} with ${[...(system ? ['[system]'] : []), ...added].join(' ')}`, async (model, subject) => {
    const { answer, when } = await during(subject.lab, () => subject.lab.createMachine(name, system, added));
    const refusals = refusalsOfAdding(model, name, added);
    expectAnswer(answer, refusals);
    if (refusals.length === 0) add(model, subject, { name, system, added, when });
  }),
);

const deleteMachine = machine.map((name) =>
  command(`delete ${name}`, async (model, subject) => {
    const { answer, when } = await during(subject.lab, () => subject.lab.deleteMachine(name));
    const known = model.machine(name);
    if (!known) return;
    expectAnswer(answer, []);
    deleteNow(model, subject, { id: known.systemId, when });
    model.machines = model.machines.filter((one) => one.name !== name);
    model.dropGrantsAt(name, when.from);
  }),
);

const change = fc
  .record({ name: machine, system: fc.boolean(), named: identities })
  .filter(({ system, named }) => system || named.length > 0);

const addIdentities = change.map(({ name, system, named }) =>
  command(`add ${system ? '[system] ' : ''}${named.join(' ')} to ${name}`, async (model, subject) => {
    const wish = { how: 'add', system, identities: named } as const;
    const { answer, when } = await during(subject.lab, () => subject.lab.changeIdentities(name, wish));
    const refusals = model.machine(name) ? refusalsOfAdding(model, name, named) : ['ResourceNotFound'];
    expectAnswer(answer, refusals);
    if (refusals.length === 0) add(model, subject, { name, system, added: named, when });
  }),
);

function refusalsOfRemoving(model: NaiveModel, name: string, named: readonly string[]): readonly string[] {
  const known = model.machine(name);
  if (!known) return ['ResourceNotFound'];
  const isBlocked = model.deadReferences(known).some((one) => !named.includes(one));
  const isForeign = named.some((one) => !known.references.some((reference) => reference.name === one));
  return [
    ...(isBlocked ? ['LinkedAuthorizationFailed'] : []),
    ...(isForeign ? ['IdentityNotAssociated', 'are not associated'] : []),
  ];
}

/** From a machine without identities the real az takes nothing, without a word and without a request. */
const hasNone = (machine: ModelMachine): boolean => machine.systemId === undefined && machine.references.length === 0;

const removeIdentities = change.map(({ name, system, named }) =>
  command(`remove ${system ? '[system] ' : ''}${named.join(' ')} from ${name}`, async (model, subject) => {
    const wish = { how: 'remove', system, identities: named } as const;
    const { answer, when } = await during(subject.lab, () => subject.lab.changeIdentities(name, wish));
    const known = model.machine(name);
    if (known && hasNone(known) && !subject.lab.isInstant) return expectAnswer(answer, []);
    const refusals = refusalsOfRemoving(model, name, named);
    expectAnswer(answer, refusals);
    if (refusals.length > 0 || !known) return;
    known.references = known.references.filter((one) => !named.includes(one.name));
    if (!system) return;
    deleteNow(model, subject, { id: known.systemId, when });
    delete known.systemId;
  }),
);

type Wish = { readonly who: number; readonly byClientId: boolean } & Pick<ModelGrant, 'role' | 'scope'> & {
    readonly isTyped: boolean;
  };

/** Why a grant is refused at a moment. [E.7, B-03, B-07] */
function refusalsOfGrant(
  model: NaiveModel,
  principalId: string,
  { role, scope, isTyped }: Wish,
): (now: number) => string {
  const principal = model.livePrincipal(principalId);
  const isNowhere = scope.startsWith('vm-') && !model.machine(scope);
  const isDouble = model.grants.some(
    (one) => one.lapsesAt === undefined && one.principalId === principalId && one.role === role && one.scope === scope,
  );
  return (now) => {
    const isUnknown = !principal || (!isTyped && now < principal.replicatedAt);
    return [
      ...(isNowhere ? ['ResourceNotFound'] : []),
      ...(isUnknown ? ['PrincipalNotFound'] : []),
      ...(isDouble ? ['RoleAssignmentExists'] : []),
    ].join(' ');
  };
}

function granted(model: NaiveModel, { lab }: Subject, wish: Wish & { principalId: string; when: Window }): void {
  const known = model.grants.map((one) => one.id);
  const made = [...lab.world().roleAssignments.values()].filter(
    (one) => one.principalId === wish.principalId && !known.includes(one.id),
  );
  expect(made).toHaveLength(1);
  for (const { id, createdAt, effectiveAt } of made) {
    expectWithin(createdAt, wish.when);
    expect(isRoleDelay(effectiveAt - createdAt)).toBe(true);
    model.grants.push({ id, principalId: wish.principalId, role: wish.role, scope: wish.scope, effectiveAt });
  }
}

/** A principal by its number; -1 is the one whose token was handed out last. */
function grantee(model: NaiveModel, who: number): ModelPrincipal | undefined {
  if (who < 0) return model.principal(model.held.at(-1)?.principalId);
  return model.principals[who % Math.max(1, model.principals.length)];
}

/** The real az takes a second grant of the same for a success. [E.4] */
function expectDouble(answer: Answer, isInstant: boolean): void {
  expectAnswer(answer, isInstant ? ['RoleAssignmentExists'] : []);
}

const grant: fc.Arbitrary<ModelCommand> = fc
  .record({
    who: fc.oneof(fc.constant(-1), fc.nat({ max: 30 })),
    byClientId: fc.boolean(),
    role: fc.constantFrom(...ROLES, 'Storage Blob Data Reader', 'Storage Blob Data Reader'),
    scope: fc.constantFrom(...SCOPES, 'container', 'account'),
    isTyped: fc.boolean(),
  })
  .map((wish) => ({ ...wish, byClientId: wish.byClientId && wish.who % 5 === 0 }))
  .map((wish) =>
    command(`grant ${JSON.stringify(wish)}`, async (model, subject) => {
      const principal = grantee(model, wish.who);
      if (!principal) return;
      const principalId = wish.byClientId ? principal.appId : principal.objectId;
      const request = { principalId, role: wish.role, scope: wish.scope, isTyped: wish.isTyped };
      const refusalsAt = refusalsOfGrant(model, principalId, wish);
      const { answer, when } = await during(subject.lab, () => subject.lab.grant(request));
      const refusals = throughout(when, refusalsAt) ?? (answer.isOk ? '' : 'PrincipalNotFound');
      if (refusals === 'RoleAssignmentExists') return expectDouble(answer, subject.lab.isInstant);
      expectAnswer(answer, refusals.split(' ').filter(Boolean));
      if (refusals === '') granted(model, subject, { ...wish, principalId, when });
    }),
  );

const revoke = fc.nat({ max: 30 }).map((index) =>
  command(`revoke ${index}`, async (model, { lab }) => {
    const one = model.grants[index % Math.max(1, model.grants.length)];
    if (!one) return;
    const { answer, when } = await during(lab, () => lab.revoke(one.id));
    expectAnswer(answer, []);
    if (one.lapsesAt !== undefined) return;
    const kept = [...lab.world().roleAssignments.values()].find(({ id }) => id === one.id);
    const isHonoured = throughout(when, (now) => one.effectiveAt <= now) ?? kept?.lapsesAt !== kept?.removedAt;
    if (isHonoured) expect(isRoleDelay((kept?.lapsesAt ?? 0) - (kept?.removedAt ?? 0))).toBe(true);
    else expect(kept?.lapsesAt ?? when.to).toBeLessThanOrEqual(when.to);
    one.lapsesAt = kept?.lapsesAt ?? when.to;
  }),
);

const SECOND = 1_000;
const seconds = (min: number, max: number, weight: number) => ({ weight, arbitrary: fc.integer({ min, max }) });
const duration = fc.oneof(
  seconds(1, 60, 3),
  seconds(60, 900, 5),
  seconds(3_600, 26 * 3_600, 1),
  seconds(86_400, 31 * 86_400, 1),
);
const pass = duration.map((amount) =>
  command(`wait ${amount} s`, async (_model, { lab }) => {
    const before = lab.world().now;
    await lab.pass(amount * SECOND);
    expect(lab.world().now).toBeGreaterThanOrEqual(before + amount * SECOND);
  }),
);

/** A morning's work: a token, a grant to whoever got it, some time, and the blob, twice. */
const work = fc.tuple(createMachine, askToken, grant, pass, readBlob, revoke, pass, readBlob).map((steps) =>
  command(steps.map(String).join('; '), async (model, subject) => {
    for (const step of steps) await step.run(model, subject);
  }),
);

/** What may happen to a tenant, the frequent things more often. */
export const modelCommands: readonly fc.Arbitrary<ModelCommand>[] = [
  createIdentity,
  deleteIdentity,
  createMachine,
  createMachine,
  deleteMachine,
  addIdentities,
  addIdentities,
  removeIdentities,
  grant,
  grant,
  revoke,
  pass,
  work,
  work,
  ...tokenCommands,
];
