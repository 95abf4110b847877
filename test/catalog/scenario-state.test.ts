import { describe, expect, test } from 'vitest';
import { recognise, scenarioState } from '../../src/catalog/scenario-state.ts';
import { UAMI } from '../sim/lab-tenant.ts';
import { type MachineWorld, machineWorld, tokenRequest } from '../sim/machine-world.ts';
import { courseFrom, MINIATURE } from './miniature-course.ts';

const [scenario] = courseFrom(MINIATURE).scenarios;
if (!scenario) throw new Error('the miniature course has no scenario');

/** The world of the scenario, in which a token was had before the learner came. */
function start() {
  const lab = machineWorld({ userAssigned: ['id-reports'] });
  lab.run(tokenRequest(lab.vmId, { query: { resource: 'https://storage.azure.com/' } }));
  return { ...lab, since: lab.draft.log?.length ?? 0 };
}

type Lab = MachineWorld & { readonly since: number };

const seen = ({ draft, since }: Lab) => ({ world: draft, since, machines: new Map() });
const look = (lab: Lab) => scenarioState(scenario, seen(lab));
const miss = (lab: Lab) => recognise(scenario, seen(lab))?.id;
const getToken = (lab: Lab) => lab.run(tokenRequest(lab.vmId, { query: { resource: 'https://storage.azure.com/' } }));
const grant = (lab: Lab, role: string) => lab.tenant.grant(role, lab.identity('id-reports').objectId);

describe('scenarioState', () => {
  test('is unsolved at the start: what happened before the learner came does not count', () => {
    const state = look(start());
    expect(state.isSolved).toBe(false);
    expect(state.tasks.map((task) => task.isDone)).toEqual([false, false]);
    expect(state.tasks[0]?.goals).toEqual([
      {
        id: 'has-token',
        text: 'vm-web gets a token as id-reports for https://storage.azure.com/',
        isMet: false,
        detail: 'vm-web got no token yet',
      },
      { id: 'still-attached', text: 'vm-web holds id-reports', isMet: true, detail: 'vm-web holds id-reports' },
    ]);
    expect(state.tasks[1]?.goals[0]?.text).toBe('id-reports can look at everything in rg-app');
  });

  test('is solved when every task is done, whatever harmless extra there is', () => {
    const lab = start();
    getToken(lab);
    expect(look(lab).tasks.map((task) => task.isDone)).toEqual([true, false]);
    lab.tenant.identity('id-extra');
    grant(lab, 'Reader');
    expect(look(lab)).toMatchObject({ isSolved: true, tasks: [{ isDone: true }, { isDone: true }] });
  });

  test('is unsolved again when something is undone', () => {
    const lab = start();
    getToken(lab);
    const assignment = grant(lab, 'Reader');
    lab.tenant.ok({ type: 'roleAssignment.delete', id: assignment });
    expect(look(lab).isSolved).toBe(false);
  });
});

describe('recognise', () => {
  test('says nothing at the start, nor of the right way', () => {
    const lab = start();
    expect(miss(lab)).toBeUndefined();
    grant(lab, 'Reader');
    expect(miss(lab)).toBeUndefined();
    getToken(lab);
    expect(look(lab).isSolved).toBe(true);
    expect(miss(lab)).toBeUndefined();
  });

  test('names a wrong turn, and the first one where two hold', () => {
    const lab = start();
    lab.tenant.ok({
      type: 'resourceIdentity.update',
      resourceId: lab.vmId,
      attach: [],
      detach: [lab.tenant.id(UAMI, 'id-reports')],
    });
    expect(miss(lab)).toBe('detached');
    grant(lab, 'Contributor');
    expect(miss(lab)).toBe('too-much');
  });

  test('says nothing once the scenario is solved', () => {
    const lab = start();
    const always = { ...scenario, nearMisses: [{ ...scenario.nearMisses[0], when: [] }] } as unknown as typeof scenario;
    expect(recognise(always, seen(lab))).toBeDefined();
    getToken(lab);
    grant(lab, 'Reader');
    expect(recognise(always, seen(lab))).toBeUndefined();
  });
});
