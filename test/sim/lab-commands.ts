import fc from 'fast-check';
import { resourceGroupScope, resourceId, subscriptionScope } from '../../src/sim/arm-id.ts';
import { MINUTE } from '../../src/sim/duration.ts';
import { ROLE_DEFINITIONS } from '../../src/sim/role-definition.ts';
import type { Command } from '../../src/sim/tenant.ts';
import type { World } from '../../src/sim/world.ts';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

/** Whatever a property starts from: always the same tenant, with some of everything in it. */
export const START = new LabTenant({ seed: 'properties', propagation: 'realistic' });
START.machine('one', true, [START.identity('one').id]);
START.identity('two');
START.wait(MINUTE);
for (const role of ['Contributor', 'Virtual Machine Contributor', 'User Access Administrator'])
  START.colleague(role, [role]);
START.wait(15 * MINUTE);

/** A command that may need something of the world as it is when it is sent: a principal, an assignment. */
export type Move = (world: World) => Command;

const SUBSCRIPTION = START.subscriptionId;
/** Mostly the group that is there. */
const group = fc.constantFrom('rg-app', 'rg-app', 'rg-app', 'RG-APP', 'rg-data');
const anyGroup = fc.constantFrom('rg-app', 'rg-data', 'rg-data', 'rg-data', 'rg-none');
const name = fc.constantFrom('one', 'two', 'TWO');
const role = fc.constantFrom(...ROLE_DEFINITIONS.map((one) => one.roleName), 'Nobody');
const small = fc.nat({ max: 20 });

function nth<Value>(values: Iterable<Value>, index: number): Value | undefined {
  const all = [...values];
  return all.length > 0 ? all[index % all.length] : undefined;
}

const someone = (world: World, index: number): string => nth(world.principals.keys(), index) ?? 'nobody';

/** The operator sends three of four commands, the others come from anybody. */
const sender = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: small });

const scope = fc.oneof(
  fc.constant(subscriptionScope(SUBSCRIPTION)),
  group.map((one) => resourceGroupScope(SUBSCRIPTION, one)),
  fc
    .record({ resourceGroup: group, name, type: fc.constantFrom(VM, UAMI) })
    .map((one) => resourceId({ subscriptionId: SUBSCRIPTION, ...one })),
);

const references = fc.array(
  fc
    .record({ resourceGroup: group, name })
    .map((one) => resourceId({ subscriptionId: SUBSCRIPTION, type: UAMI, ...one })),
  { maxLength: 2, size: 'max' },
);

const named = { subscriptionId: fc.constant(SUBSCRIPTION), resourceGroup: group, name };

/** Each kind of command with everything but who sends it. */
const payloads: readonly fc.Arbitrary<(world: World) => object>[] = [
  fc.record({ ...named, name: group }).map((one) => () => ({
    type: 'resourceGroup.create',
    subscriptionId: one.subscriptionId,
    name: one.name,
    location: 'westeurope',
    tags: {},
  })),
  fc
    .record({ ...named, systemAssigned: fc.boolean(), userAssigned: references })
    .map(({ systemAssigned, userAssigned, ...one }) => () => ({
      type: 'virtualMachine.create',
      ...one,
      size: 'Standard_B1s',
      image: 'Ubuntu2404',
      tags: {},
      identity: { systemAssigned, userAssigned },
    })),
  fc.record(named).map((one) => () => ({ type: 'virtualMachine.delete', ...one })),
  fc.record(named).map((one) => () => ({ type: 'userAssignedIdentity.create', ...one, tags: {} })),
  fc.record(named).map((one) => () => ({ type: 'userAssignedIdentity.delete', ...one })),
  fc
    .record({ ...named, systemAssigned: fc.option(fc.boolean()), attach: references, detach: references })
    .map(({ systemAssigned, attach, detach, ...one }) => () => ({
      type: 'resourceIdentity.update',
      resourceId: resourceId({ type: VM, ...one }),
      attach,
      detach,
      ...(systemAssigned === null ? {} : { systemAssigned }),
    })),
  fc.record({ scope, role, principal: small }).map((one) => (world: World) => ({
    type: 'roleAssignment.create',
    scope: one.scope,
    roleDefinitionId: one.role,
    principalId: someone(world, one.principal),
  })),
  small.map((index) => (world: World) => ({
    type: 'roleAssignment.delete',
    id: nth(world.roleAssignments.values(), index + 1)?.id ?? 'none',
  })),
  fc.record({ ...named, name: anyGroup }).map((one) => () => ({
    type: 'resourceGroup.delete',
    subscriptionId: one.subscriptionId,
    name: one.name,
  })),
  fc.constant(() => ({ type: 'resource.list', subscriptionId: SUBSCRIPTION })),
  scope.map((one) => () => ({ type: 'roleAssignment.list', scope: one, at: 'below' })),
  small.map((index) => (world: World) => ({ type: 'servicePrincipal.get', id: someone(world, index) })),
];

const sent: fc.Arbitrary<Move> = fc.record({ payload: fc.oneof(...payloads), from: sender }).map(
  ({ payload, from }) =>
    (world) =>
      ({ ...payload(world), caller: someone(world, from) }) as Command,
);

const passing = fc
  .integer({ min: -60_000, max: 900_000 })
  .map<Move>((milliseconds) => () => ({ type: 'clock.advance', milliseconds }));
const line = fc.constant<Move>(() => ({ type: 'clock.startLine' }));

/** What an afternoon in the tenant may look like. */
export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: sent }, { weight: 1, arbitrary: passing }, { weight: 1, arbitrary: line }),
  { maxLength: 40, size: 'max' },
);
