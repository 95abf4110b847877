import { type ArmId, keyOf, parseArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { findRoleDefinition, ROLE_DEFINITIONS, roleDefinitionBody } from './role-definition.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

export interface RoleDefinitionCommands {
  /** The built-in roles, or the one of a name; there are no custom ones. */
  readonly 'roleDefinition.list': Caller & { readonly scope: ArmId; readonly roleName?: string };
  /** `name` is a GUID. */
  readonly 'roleDefinition.get': Caller & { readonly scope: ArmId; readonly name: string };
}

type Decided = Decision<Tagged<AuthorizationEvents>>;

/** The reading of role definitions at a scope; `answer` is given the subscription. */
function read(
  world: World,
  { caller, scope }: Caller & { readonly scope: ArmId },
  answer: (subscriptionId: string) => Reply,
): Decided {
  const trace = requestTracer(world, caller);
  const action = 'Microsoft.Authorization/roleDefinitions/read';
  const denial = denyUnlessAllowed(world, { caller, action, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const reply = answer(parseArmId(scope)?.subscriptionId ?? '');
  return { reply, events: [], trace: trace.finish('simplified') };
}

/** 404; the text is the lab's. */
function notFound(name: string): Reply {
  const message = `The specified role definition with ID '${name.replaceAll('-', '')}' does not exist.`;
  return failed('arm', { status: 404, code: 'RoleDefinitionDoesNotExist', message });
}

export const roleDefinitionSlice: Slice<RoleDefinitionCommands, Record<never, never>, AuthorizationEvents> = {
  decide: {
    'roleDefinition.list': (world, command) =>
      read(world, command, (subscriptionId) => {
        const { roleName: name } = command;
        const wanted = ROLE_DEFINITIONS.filter((role) => name === undefined || keyOf(role.roleName) === keyOf(name));
        return succeeded('arm', { value: wanted.map((role) => roleDefinitionBody(role, subscriptionId)) });
      }),
    'roleDefinition.get': (world, command) =>
      read(world, command, (subscriptionId) => {
        const role = findRoleDefinition(`/${command.name}`);
        return role ? succeeded('arm', roleDefinitionBody(role, subscriptionId)) : notFound(command.name);
      }),
  },
  evolve: {},
};
