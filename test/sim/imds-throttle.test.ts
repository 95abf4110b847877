import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/sim/duration.ts';
import { entriesOf } from '../../src/sim/event-log.ts';
import { decide, evolve } from '../../src/sim/tenant.ts';
import { type MachineWorld, machineWorld, tokenRequest, type Variation } from './machine-world.ts';

const instance: Variation = { path: '/metadata/instance', query: [['api-version', '2021-02-01']] };

/** So many requests one after the other, five milliseconds each, as curl in a loop sends them. */
function loop({ run, vmId }: MachineWorld, count: number, variation: Variation = {}): readonly number[] {
  return Array.from({ length: count }, () => run(tokenRequest(vmId, variation)).reply.status);
}

describe('F35 the limits of IMDS', () => {
  it('refuses the 21st token request within a second, with Retry-After', () => {
    const world = machineWorld({ systemAssigned: true });
    expect(loop(world, 20)).toEqual(Array(20).fill(200));
    const { reply, trace } = world.run(tokenRequest(world.vmId));
    expect([reply.status, reply.headers?.['retry-after'], trace.fidelity]).toEqual([429, '1', 'simplified']);
    expect(reply.body).toEqual({ error: 'invalid_request', error_description: 'Too many requests' });
    expect(trace.steps.at(-1)?.facts).toEqual(['F35']);
  });

  it('slides: a second after the first request there is room for one', () => {
    const world = machineWorld({ systemAssigned: true });
    const start = world.draft.now;
    loop(world, 20);
    world.run({ type: 'clock.advance', milliseconds: start + SECOND - world.draft.now });
    expect(loop(world, 1)).toEqual([200]);
    world.run({ type: 'clock.advance', milliseconds: 0 });
    expect(world.draft.recentRequests.get(world.vmId.toLowerCase())?.identity).toHaveLength(20);
  });

  it('does not count what it refused', () => {
    const world = machineWorld({ systemAssigned: true });
    loop(world, 100);
    world.run({ type: 'clock.advance', milliseconds: SECOND });
    expect(loop(world, 21).filter((status) => status === 200)).toHaveLength(20);
  });

  it('counts bad requests too: they arrived', () => {
    const world = machineWorld({ systemAssigned: true });
    expect(loop(world, 21, { headers: {} }).at(-1)).toBe(429);
  });

  it('allows five a second of the rest, apart from the tokens', () => {
    const world = machineWorld({ systemAssigned: true });
    expect(loop(world, 6, instance)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(loop(world, 1)).toEqual([200]);
  });

  it('allows five token requests to be open at once', () => {
    const { draft, vmId } = machineWorld({ systemAssigned: true });
    const statuses = Array.from({ length: 8 }, (_, concurrent) => {
      const { reply, events } = decide(draft, tokenRequest(vmId, { concurrent }));
      for (const event of events) evolve(draft, event);
      return reply.status;
    });
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  });

  it('does not limit how many of the rest are open', () => {
    const { run, vmId } = machineWorld();
    expect(run(tokenRequest(vmId, { ...instance, concurrent: 9 })).reply.status).toBe(200);
  });

  it('is kept for each machine, and written to the log', () => {
    const world = machineWorld({ systemAssigned: true });
    loop(world, 21);
    const types = entriesOf(world.draft.log).map(({ event }) => event.type);
    expect(types.filter((type) => type === 'ImdsRequested')).toHaveLength(20);
    expect(types.at(-1)).toBe('ImdsThrottled');
    const other = world.tenant.machine('vm-batch', true);
    expect(world.run(tokenRequest(other)).reply.status).toBe(200);
  });
});
