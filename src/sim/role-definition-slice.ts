import { type ArmId, parseArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { ROLE_DEFINITIONS, roleDefinitionBody } from './role-definition.ts';
import type { Slice } from './slice.ts';

export interface RoleDefinitionCommands {
  /** The built-in roles; there are no custom ones. */
  readonly 'roleDefinition.list': Caller & { readonly scope: ArmId };
}

export const roleDefinitionSlice: Slice<RoleDefinitionCommands, Record<never, never>, AuthorizationEvents> = {
  decide: {
    'roleDefinition.list': (world, { caller, scope }) => {
      const trace = requestTracer(world, caller);
      const action = 'Microsoft.Authorization/roleDefinitions/read';
      const denial = denyUnlessAllowed(world, { caller, action, scope }, trace);
      if (denial) return { ...denial, trace: trace.finish('simplified') };
      const subscriptionId = parseArmId(scope)?.subscriptionId ?? '';
      const value = ROLE_DEFINITIONS.map((role) => roleDefinitionBody(role, subscriptionId));
      return { reply: succeeded('arm', { value }), events: [], trace: trace.finish('simplified') };
    },
  },
  evolve: {},
};
