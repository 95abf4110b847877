import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccessQuestion, decideAccess } from '../../src/sim/access.ts';
import { createWorld } from '../../src/sim/genesis.ts';
import { decide, evolve, step } from '../../src/sim/tenant.ts';
import { type Draft, fork, type World } from '../../src/sim/world.ts';
import { type Move, moves, START } from './lab-commands.ts';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

function play(all: readonly Move[], world: World = START.draft): Draft {
  const draft = fork(world);
  for (const move of all) step(draft, move(draft));
  return draft;
}

/** All of a world but the clock, the log and the count of drawn numbers. */
function state({ now: _now, log: _log, drawn: _drawn, lineStartedAt: _line, ...rest }: World): object {
  return rest;
}

/** Whether each principal may do some things, everywhere where anybody was granted something. */
function questionsIn(world: World): readonly AccessQuestion[] {
  const actions = [`${VM}/write`, `${UAMI}/assign/action`, 'Microsoft.Authorization/roleAssignments/write'];
  const scopes = [...new Set([...world.roleAssignments.values()].map((one) => one.scope))];
  return [...world.roleAssignmentsByPrincipal.keys()].flatMap((principalId) =>
    scopes.flatMap((scope) => actions.map((action) => ({ principalId, action, plane: 'control', scope }) as const)),
  );
}

describe('properties of the tenant', () => {
  test('a refused command changes nothing but the log', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const draft = fork(START.draft);
        for (const move of all) {
          const before = fork(draft);
          const { reply, events } = step(draft, move(draft));
          if (reply.status < 400) continue;
          expect(state(draft)).toEqual(state(before));
          expect(events.every((event) => event.type === 'AccessDenied')).toBe(true);
          expect((draft.log?.length ?? 0) - (before.log?.length ?? 0)).toBe(events.length);
        }
      }),
    );
  });

  test('the same moves with the same seed give the same world', () => {
    fc.assert(fc.property(moves, (all) => void expect(play(all)).toEqual(play(all))));
  });

  test('deciding only reads, and the events carry everything that changes', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const draft = fork(START.draft);
        for (const move of all) {
          const command = move(draft);
          const before = fork(draft);
          const outcome = decide(draft, command);
          expect(draft).toEqual(before);
          for (const event of outcome.events) evolve(before, event);
          step(draft, command);
          expect(state(before)).toEqual(state(draft));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a fork leaves the original untouched', () => {
    fc.assert(
      fc.property(moves, moves, (earlier, later) => {
        const original = play(earlier);
        const copy = structuredClone(original);
        play(later, original);
        expect(original).toEqual(copy);
      }),
    );
  });

  test('time never runs back', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const draft = fork(START.draft);
        for (const move of all) {
          const { now } = draft;
          step(draft, move(draft));
          expect(draft.now).toBeGreaterThanOrEqual(now);
        }
      }),
    );
  });

  test('removing an assignment never widens access, now or later', () => {
    fc.assert(
      fc.property(moves, fc.nat(), fc.nat({ max: 1_200_000 }), (all, index, milliseconds) => {
        const kept = play(all);
        const questions = questionsIn(kept);
        const removed = fork(kept);
        const caller = START.operatorId;
        const ids = [...kept.roleAssignments.values()].map((one) => one.id);
        step(removed, { type: 'roleAssignment.delete', caller, id: ids[index % ids.length] ?? '' });
        step(kept, { type: 'signedInUser.get', caller });
        for (const draft of [kept, removed]) step(draft, { type: 'clock.advance', milliseconds });
        const widened = questions.filter(
          (one) => decideAccess(removed, one).isAllowed && !decideAccess(kept, one).isAllowed,
        );
        expect(widened).toEqual([]);
      }),
    );
  });

  test('the index by principal and the assignments are one thing', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const draft = play(all);
        const indexed = [...draft.roleAssignmentsByPrincipal].flatMap(([principalId, ids]) =>
          ids.map((id) => [id, principalId]),
        );
        const actual = [...draft.roleAssignments].map(([id, one]) => [id, one.principalId]);
        expect(indexed.sort()).toEqual(actual.sort());
      }),
    );
  });
});

test('another seed gives other ids', () => {
  const principalIds = ['a', 'b'].map((seed) => new LabTenant({ seed }).identity('id-app').principalId);
  expect(new Set(principalIds).size).toBe(2);
});

test('instant propagation changes when, not who: the ids stay the same', () => {
  const ids = (['instant', 'realistic'] as const).map((propagation) =>
    new LabTenant({ propagation }).identity('id-app'),
  );
  expect(ids[0]).toEqual(ids[1]);
});

test('a request to ARM takes 100 ms of the tenant', () => {
  const { world, operatorId, subscriptionId } = createWorld();
  const draft = fork(world);
  step(draft, { type: 'resource.list', caller: operatorId, subscriptionId });
  expect(draft.now - world.now).toBe(100);
});

test('every refusal says why in its trace', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const draft = fork(START.draft);
      for (const move of all) {
        const { reply, trace } = step(draft, move(draft));
        if (reply.status >= 400) expect(trace.steps.some((one) => one.outcome === 'failed')).toBe(true);
      }
    }),
  );
});

test('forking a world of 1,000 resources is quick (a figure to read, not a gate)', () => {
  const tenant = new LabTenant();
  for (let at = 0; at < 500; at += 1) {
    tenant.machine(`vm-${at}`, true, [tenant.identity(`id-${at}`).id]);
    tenant.wait(100);
  }
  expect(tenant.draft.resources.size).toBe(1_000);
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    fork(tenant.draft);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  process.stdout.write(`fork at 1,000 resources: median ${times[100]?.toFixed(3)} ms\n`);
});
