import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAccess } from '../../src/sim/access.ts';
import { createWorld } from '../../src/sim/genesis.ts';
import { ROLE_DEFINITIONS, roleDefinitionById } from '../../src/sim/role-definition.ts';
import { evolve } from '../../src/sim/tenant.ts';
import { fork } from '../../src/sim/world.ts';
import { FACT_ROLES, type FactRole, mayByFacts } from './rbac-facts.ts';

const RUNS = Number(process.env.MI_LAB_RBAC_RUNS ?? 50_000);
const { world, operatorId, subscriptionId } = createWorld();

/** Scopes that lie in and beside one another, with names that begin alike. */
const subscription = `/subscriptions/${subscriptionId}`;
const groups = ['rg-app', 'rg-app2'].map((name) => `${subscription}/resourceGroups/${name}`);
const SCOPES = [
  subscription,
  ...groups,
  ...groups.flatMap((group) => [
    `${group}/providers/Microsoft.Storage/storageAccounts/st1`,
    `${group}/providers/Microsoft.Storage/storageAccounts/st11`,
    `${group}/providers/Microsoft.Storage/storageAccounts/st1/blobServices/default/containers/reports`,
    `${group}/providers/Microsoft.KeyVault/vaults/kv-app/secrets/db-password`,
    `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app`,
  ]),
];

const patternsOf = ({ actions, notActions = [], dataActions = [] }: FactRole): readonly string[] => [
  ...actions,
  ...notActions,
  ...dataActions,
];

const PATTERNS = [...new Set(FACT_ROLES.flatMap((role) => patternsOf(role)))];
/** What a `*` may stand for; nothing of what E.5 leaves out with dots. */
const FILLINGS = ['', 'x', 'x/y', 'virtualMachines', 'sites/config', 'assign', 'roleAssignments', 'read'];
const VERBS = [
  'read',
  'write',
  'delete',
  'action',
  'assign/action',
  'listKeys/action',
  'blobs/read',
  'getSecret/action',
];

/** Which pattern an action is made from: one of the first role's own, or of any; what its `*` become, and what is done to it. */
const recipe = fc.record({
  isOwn: fc.boolean(),
  pattern: fc.nat({ max: 100 }),
  fillings: fc.array(fc.constantFrom(...FILLINGS), { minLength: 3, maxLength: 3 }),
  verb: fc.constantFrom(...VERBS),
  how: fc.constantFrom('as is', 'as is', 'other verb', 'shorter', 'below'),
  casing: fc.constantFrom('as is', 'lower', 'upper'),
});
type Recipe = typeof recipe extends fc.Arbitrary<infer Value> ? Value : never;

/** An action that a pattern of some role is about, or nearly: a segment gone, another verb behind it. */
function actionFrom({ isOwn, pattern, fillings, verb, how, casing }: Recipe, role: FactRole): string {
  const patterns = isOwn ? patternsOf(role) : PATTERNS;
  const [first = '', ...rest] = (patterns[pattern % patterns.length] ?? '*').split('*');
  const base = rest.reduce((text, part, at) => `${text}${fillings[at]}${part}`, first);
  const action = {
    'as is': base,
    'other verb': `${base.slice(0, Math.max(0, base.lastIndexOf('/')))}/${verb}`,
    shorter: base.replace(/\/[^/]*\//, '/'),
    below: `${base}/${verb}`,
  }[how];
  if (casing === 'as is') return action;
  return casing === 'lower' ? action.toLowerCase() : action.toUpperCase();
}

/** Ids and actions compare without regard to case. [E.6] */
const cased = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.constantFrom('as is', 'lower', 'upper')).map(([one, how]) => {
    if (how === 'as is') return one;
    return how === 'lower' ? one.toLowerCase() : one.toUpperCase();
  });

/** Who is in what: somebody directly in the first group, and through it in the second. */
const MEMBERS = [
  { groupId: 'inner', memberId: 'somebody' },
  { groupId: 'outer', memberId: 'inner' },
  { groupId: 'strangers', memberId: operatorId },
];
const GROUPS = ['inner', 'outer'];

/** What a grant is like at this moment, and whether targets honour it: up to the very millisecond. [F38, G-09] */
const MOMENTS = {
  'in effect': [{ effectiveAt: world.now }, true],
  arriving: [{ effectiveAt: world.now + 1 }, false],
  lingering: [{ effectiveAt: 0, removedAt: 0, lapsesAt: world.now + 1 }, true],
  lapsed: [{ effectiveAt: 0, removedAt: 0, lapsesAt: world.now }, false],
} as const;

const assignment = fc.record({
  role: fc.constantFrom(...FACT_ROLES),
  scope: cased(fc.constantFrom(...SCOPES)),
  holder: fc.oneof({ weight: 4, arbitrary: fc.constant('somebody') }, fc.constantFrom(...GROUPS, 'strangers')),
  moment: fc.oneof(
    { weight: 4, arbitrary: fc.constant('in effect' as const) },
    fc.constantFrom('arriving', 'lingering', 'lapsed'),
  ),
});
type Assignment = typeof assignment extends fc.Arbitrary<infer Value> ? Value : never;

/** The groups that the token in hand names; without a token those of this moment count. [B-09] */
const tokenGroups = fc.oneof(fc.constant(undefined), fc.constantFrom([], ['inner'], GROUPS, ['strangers']));

/** The assignments that count for somebody now: own ones and those of groups, in effect. [E.6, B-09, F38] */
function inForce(assignments: readonly Assignment[], named: readonly string[] | undefined): readonly Assignment[] {
  const holders = ['somebody', ...(named ?? GROUPS)];
  return assignments.filter(({ holder, moment }) => holders.includes(holder) && MOMENTS[moment][1]);
}

const held = fc
  .tuple(assignment, fc.array(assignment, { maxLength: 2 }))
  .map(([first, others]) => [first, ...others] as const);

/** The scope of the first assignment, or any. */
const where = fc.record({ isSame: fc.boolean(), scope: cased(fc.constantFrom(...SCOPES)) });

/** What the simulator says where these assignments were made. */
function bySimulator(
  assignments: readonly Assignment[],
  question: { readonly action: string; readonly plane: 'control' | 'data'; readonly scope: string },
  named: readonly string[] | undefined,
): boolean {
  const draft = fork(world);
  for (const member of MEMBERS) evolve(draft, { type: 'GroupMemberAdded', ...member, caller: operatorId });
  const base = { principalType: 'ServicePrincipal', createdAt: 0, createdBy: operatorId } as const;
  for (const [at, { role, scope, holder, moment }] of assignments.entries()) {
    const [id, name] = [`${scope}/providers/Microsoft.Authorization/roleAssignments/${at}`, String(at)];
    const made = { ...base, ...MOMENTS[moment][0], id, name, scope, roleDefinitionId: role.id, principalId: holder };
    evolve(draft, { type: 'RoleAssignmentCreated', assignment: made });
  }
  const presented = named && { oid: 'somebody', groups: named };
  const { isAllowed } = decideAccess(presented ? { ...draft, presented } : draft, {
    principalId: 'somebody',
    ...question,
  });
  return isAllowed;
}

test('the facts and the simulator have the same roles', () => {
  for (const { id } of FACT_ROLES) expect(roleDefinitionById(id)?.id).toBe(id);
  expect(FACT_ROLES.length).toBeLessThanOrEqual(ROLE_DEFINITIONS.length);
});

test(`an evaluator written from the facts agrees on ${RUNS} questions [E.5, E.6]`, () => {
  const answers = { true: 0, false: 0 };
  fc.assert(
    fc.property(
      held,
      recipe,
      fc.constantFrom('control', 'data'),
      where,
      tokenGroups,
      (assignments, made, plane, { isSame, scope }, named) => {
        const [first] = assignments;
        const action = actionFrom(made, first.role);
        const question = { action, plane, scope: isSame ? first.scope : scope } as const;
        const expected = mayByFacts(inForce(assignments, named), question);
        answers[`${expected}`] += 1;
        if (bySimulator(assignments, question, named) !== expected)
          expect({ assignments, question, named }).toBe(expected);
      },
    ),
    { numRuns: RUNS },
  );
  process.stdout.write(`access: ${answers.true} allowed, ${answers.false} denied\n`);
  expect(Math.min(answers.true, answers.false)).toBeGreaterThan(RUNS / 20);
}, 3_600_000);
