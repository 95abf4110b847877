import { type Outcome, step } from '../../src/sim/tenant.ts';
import { DataWorld } from './data-world.ts';
import { type TestCommand, UAMI, VM } from './lab-tenant.ts';
import { tokenRequest } from './machine-world.ts';
import type { Answer, ModelLab } from './model-lab.ts';
import type { ScopeName } from './naive-model.ts';

function codeOf({ reply }: Outcome): string {
  const { error } = (reply.body ?? {}) as { error?: unknown };
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  const { error_description: description } = (reply.body ?? {}) as { error_description?: unknown };
  return String(description ?? reply.status);
}

function answerOf(outcome: Outcome): Answer {
  const { status } = outcome.reply;
  const isOk = status >= 200 && status < 400;
  return { isOk, code: isOk ? '' : codeOf(outcome) };
}

/** The simulator's own door: one command a request. */
export function simModelLab(seed: string): ModelLab {
  const data = new DataWorld({ seed, propagation: 'realistic' });
  const { tenant } = data;
  const idOf = (name: string): string => tenant.id(UAMI, name);
  const run = async (command: TestCommand): Promise<Answer> => answerOf(tenant.run(command));
  const scopes: Readonly<Record<ScopeName, string>> = {
    subscription: tenant.subscription,
    group: tenant.group,
    account: data.accountId,
    container: data.container,
    'vm-one': tenant.id(VM, 'vm-one'),
    'vm-two': tenant.id(VM, 'vm-two'),
  };
  return {
    isInstant: true,
    world: () => tenant.draft,
    idOf,
    createIdentity: (name) => run({ type: 'userAssignedIdentity.create', ...tenant.named(name), tags: {} }),
    deleteIdentity: (name) => run({ type: 'userAssignedIdentity.delete', ...tenant.named(name) }),
    createMachine: (name, systemAssigned, identities) =>
      run({
        type: 'virtualMachine.create',
        ...tenant.named(name),
        size: 'Standard_B1s',
        image: 'Ubuntu2404',
        tags: {},
        identity: { systemAssigned, userAssigned: identities.map(idOf) },
      }),
    deleteMachine: (name) => run({ type: 'virtualMachine.delete', ...tenant.named(name) }),
    changeIdentities: (machine, { how, system, identities }) =>
      run({
        type: 'resourceIdentity.update',
        resourceId: tenant.id(VM, machine),
        attach: how === 'add' ? identities.map(idOf) : [],
        detach: how === 'remove' ? identities.map(idOf) : [],
        ...(system ? { systemAssigned: how === 'add' } : {}),
      }),
    grant: ({ principalId, role, scope, isTyped }) =>
      run({
        type: 'roleAssignment.create',
        scope: scopes[scope],
        roleDefinitionId: role,
        principalId,
        ...(isTyped ? { principalType: 'ServicePrincipal' } : {}),
      }),
    revoke: (id) => run({ type: 'roleAssignment.delete', id }),
    askToken: async (machine, resource, selector) => {
      const query = { resource, ...(selector ? { [selector[0]]: selector[1] } : {}) };
      const outcome = step(tenant.draft, tokenRequest(tenant.id(VM, machine), { query }));
      const { body, token } = outcome.reply;
      const given = token ? { token: { claims: token, text: '' } } : {};
      return {
        ...answerOf(outcome),
        ...given,
        expiresIn: Number((body as { expires_in?: string } | null)?.expires_in),
      };
    },
    readBlob: async ({ claims }) => answerOf(data.ask({ type: 'blob.download', name: 'q1.txt', bearer: claims })),
    readMachine: ({ claims }, name) => run({ type: 'virtualMachine.get', caller: claims.oid, ...tenant.named(name) }),
    pass: async (milliseconds) => tenant.wait(milliseconds),
  };
}
