import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/sim/arm-id.ts';
import { type IdentitySelector, type Selection, selectIdentity } from '../../src/sim/identity-selection.ts';
import type { ServicePrincipal } from '../../src/sim/principal.ts';
import { type MachineWorld, machineWorld } from './machine-world.ts';

const NAMES = ['id-app', 'id-reports', 'id-batch'];
const PARAMETERS = ['client_id', 'object_id', 'msi_res_id', 'mi_res_id'] as const;

function identityOf({ draft, vmId }: MachineWorld) {
  return draft.resources.get(keyOf(vmId))?.identity;
}

function outcome(selection: Selection): string {
  return 'error' in selection ? selection.error : `${selection.rule}: ${selection.servicePrincipal.displayName}`;
}

function idOf(identity: ServicePrincipal, parameter: IdentitySelector['parameter']): string {
  if (parameter === 'client_id') return identity.appId;
  return parameter === 'object_id' ? identity.objectId : (identity.resourceId ?? '');
}

describe('C.3 with no identity named', () => {
  it.each([
    [false, 0, 'none attached'],
    [false, 1, 'the only user-assigned: id-app'],
    [false, 2, 'several user-assigned'],
    [false, 3, 'several user-assigned'],
    [true, 0, 'system-assigned by default: vm-web'],
    [true, 1, 'system-assigned by default: vm-web'],
    [true, 2, 'system-assigned by default: vm-web'],
    [true, 3, 'system-assigned by default: vm-web'],
  ] as const)('F27-F29 system-assigned %s and %i user-assigned: %s', (systemAssigned, count, expected) => {
    const setup = machineWorld({ systemAssigned, userAssigned: NAMES.slice(0, count) });
    expect(outcome(selectIdentity(setup.draft, identityOf(setup), undefined))).toBe(expected);
  });

  it('F29 a reference to a deleted identity still counts: E.2', () => {
    const setup = machineWorld({ userAssigned: ['id-app', 'id-reports'] });
    setup.run({ type: 'userAssignedIdentity.delete', ...setup.tenant.named('id-app') });
    expect(outcome(selectIdentity(setup.draft, identityOf(setup), undefined))).toBe('several user-assigned');
  });

  it('F40 the only one is deleted: not found', () => {
    const setup = machineWorld({ userAssigned: ['id-app'] });
    setup.run({ type: 'userAssignedIdentity.delete', ...setup.tenant.named('id-app') });
    expect(outcome(selectIdentity(setup.draft, identityOf(setup), undefined))).toBe('not found');
  });
});

describe('C.3 with one named, for all combinations', () => {
  const setups = fc.record({
    systemAssigned: fc.boolean(),
    count: fc.integer({ min: 0, max: 3 }),
    parameter: fc.constantFrom(...PARAMETERS),
    upperCase: fc.boolean(),
  });

  it('finds each attached identity by each of its ids, in any case', () => {
    fc.assert(
      fc.property(setups, fc.nat(2), ({ systemAssigned, count, parameter, upperCase }, pick) => {
        const setup = machineWorld({ systemAssigned, userAssigned: NAMES.slice(0, count) });
        const name = NAMES[pick] ?? '';
        fc.pre(pick < count);
        const value = idOf(setup.identity(name), parameter);
        const selector = { parameter, value: upperCase ? value.toUpperCase() : value };
        expect(outcome(selectIdentity(setup.draft, identityOf(setup), selector))).toBe(`named: ${name}`);
      }),
    );
  });

  it('finds nothing for an id that is not attached here, whatever else is', () => {
    fc.assert(
      fc.property(setups, fc.uuid(), ({ systemAssigned, count, parameter }, value) => {
        const setup = machineWorld({ systemAssigned, userAssigned: NAMES.slice(0, count) });
        const selector = { parameter, value };
        expect(outcome(selectIdentity(setup.draft, identityOf(setup), selector))).toBe('not found');
      }),
    );
  });

  it('accepts the ids of the system-assigned identity; its resource id is the machine and names no identity', () => {
    const setup = machineWorld({ systemAssigned: true, userAssigned: NAMES });
    const own = setup.identity('vm-web');
    const results = PARAMETERS.map((parameter) =>
      outcome(selectIdentity(setup.draft, identityOf(setup), { parameter, value: idOf(own, parameter) })),
    );
    expect(results).toEqual(['named: vm-web', 'named: vm-web', 'not found', 'not found']);
  });

  it('B-06 does not take an object id for a client id', () => {
    const setup = machineWorld({ userAssigned: ['id-app'] });
    const selector = { parameter: 'client_id', value: setup.identity('id-app').objectId } as const;
    expect(outcome(selectIdentity(setup.draft, identityOf(setup), selector))).toBe('not found');
  });

  it('F40 refuses a deleted identity by any of its ids', () => {
    const setup = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
    const identity = setup.identity('id-app');
    setup.run({ type: 'userAssignedIdentity.delete', ...setup.tenant.named('id-app') });
    for (const parameter of PARAMETERS) {
      const selector = { parameter, value: idOf(identity, parameter) };
      expect(outcome(selectIdentity(setup.draft, identityOf(setup), selector))).toBe('not found');
    }
  });
});
