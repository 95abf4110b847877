import type fc from 'fast-check';
import { expect } from 'vitest';
import { orphanedAssignments } from '../../src/sim/assignment-queries.ts';
import { deletedServicePrincipals, isLive } from '../../src/sim/directory.ts';
import type { ServicePrincipal } from '../../src/sim/principal.ts';
import type { Resource } from '../../src/sim/resource.ts';
import type { World } from '../../src/sim/world.ts';
import type { Answer, ModelLab } from './model-lab.ts';
import { isReplicationDelay, MACHINES, type ModelPrincipal, type NaiveModel } from './naive-model.ts';

/** The system under test together with what was in it before the first command. */
export interface Subject {
  readonly lab: ModelLab;
  readonly before: ReadonlySet<string>;
}

export function subjectOf(lab: ModelLab): Subject {
  const { principals, roleAssignments } = lab.world();
  const assignments = [...roleAssignments.values()].map((one) => one.id);
  return { lab, before: new Set([...principals.keys(), ...assignments]) };
}

/** When a request was decided: at one moment, or somewhere between two. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface Done<Result extends Answer> {
  readonly answer: Result;
  readonly when: Window;
}

/** Sends a request and says when it was decided; time never runs back under it. */
export async function during<Result extends Answer>(
  lab: ModelLab,
  request: () => Promise<Result>,
): Promise<Done<Result>> {
  const from = lab.world().now;
  const answer = await request();
  const after = lab.world().now;
  if (after < from) expect.fail('time ran back');
  return { answer, when: { from, to: lab.isInstant ? from : after } };
}

/** What holds at both ends of the window; undefined where it changed in between, and nothing can be said. */
export function throughout<Value>({ from, to }: Window, tell: (now: number) => Value): Value | undefined {
  const [first, last] = [tell(from), tell(to)];
  return first === last ? first : undefined;
}

/** How often the runs met with what: they must have been to the places that matter. */
export const met = new Map<string, number>();

export function meet(what: string): void {
  met.set(what, (met.get(what) ?? 0) + 1);
}

/** Refused with one of these codes; granted where there is none. */
export function expectAnswer(answer: Answer, codes: readonly string[]): void {
  for (const code of codes) meet(code);
  const isAsSaid = codes.some((code) => answer.code.includes(code));
  if (answer.isOk === (codes.length === 0) && (answer.isOk || isAsSaid)) return;
  expect(answer).toEqual({ isOk: codes.length === 0, code: codes.join(' or ') });
}

export function expectWithin(moment: number, { from, to }: Window): void {
  if (from <= moment && moment <= to) return;
  expect.fail(`${moment} lies outside of ${from} to ${to}`);
}

export function resourceNamed(world: World, name: string): Resource | undefined {
  return [...world.resources.values()].find((one) => one.name === name);
}

/** A service principal that was made just now: ids that nobody ever had, known to role assignment after 5 to 60 s. [B-07] */
export function newPrincipal(model: NaiveModel, world: World, { id, when }: { id: string; when: Window }): void {
  const made = world.principals.get(id) as ServicePrincipal;
  const known = model.principals.flatMap((one) => [one.objectId, one.appId]);
  expect(known).not.toContain(made.objectId);
  expect(known).not.toContain(made.appId);
  expectWithin(made.createdAt, when);
  expect(isReplicationDelay(made.replicatedAt - made.createdAt)).toBe(true);
  const { objectId, appId, replicatedAt } = made;
  model.principals.push({ objectId, appId, replicatedAt });
}

const live = (one: ModelPrincipal): boolean => one.deletedAt === undefined;

/** The same things, in any order; `expect` is left for the message, it takes its time. */
function expectSameOnes(actual: readonly string[], expected: readonly string[]): void {
  const [one, other] = [[...actual].sort(), [...expected].sort()];
  if (one.join('\n') !== other.join('\n')) expect(one).toEqual(other);
}

/** Everything that can be seen from outside is as the model says. */
export function expectSame(model: NaiveModel, { lab, before }: Subject): void {
  const world = lab.world();
  const isNew = (id: string): boolean => !before.has(id);
  const principals = [...world.principals.values()].filter(isLive).map((one) => one.objectId);
  expectSameOnes(
    principals.filter(isNew),
    model.principals.filter(live).map((one) => one.objectId),
  );
  const deleted = deletedServicePrincipals(world).map((one) => one.objectId);
  expectSameOnes(deleted, model.visibleDeleted(world.now));
  for (const name of MACHINES) {
    const identity = resourceNamed(world, name)?.identity;
    const machine = model.machine(name);
    const references = (identity?.userAssigned ?? []).map((one) => `${one.id.split('/').at(-1)} ${one.principalId}`);
    const expected = (machine?.references ?? []).map((one) => `${one.name} ${one.objectId}`);
    expectSameOnes(references, expected);
    expectSameOnes([identity?.systemAssigned?.principalId ?? 'none'], [machine?.systemId ?? 'none']);
  }
  const assignments = [...world.roleAssignments.values()].filter((one) => one.removedAt === undefined);
  expectSameOnes(assignments.map((one) => one.id).filter(isNew), model.listedGrants());
  const orphans = orphanedAssignments(world).map((one) => one.id);
  if (orphans.length > 0) meet('orphan');
  expectSameOnes(orphans, model.orphans());
}

export type ModelCommand = fc.AsyncCommand<NaiveModel, Subject>;

/** A command that may always be sent; afterwards both worlds must look the same. */
export function command(label: string, run: (model: NaiveModel, subject: Subject) => Promise<void>): ModelCommand {
  return {
    check: () => true,
    run: async (model, subject) => {
      await run(model, subject);
      expectSame(model, subject);
    },
    toString: () => label,
  };
}
