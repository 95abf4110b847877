import { matchesAction } from '../../sim/action-match.ts';
import { denyUnlessAllowed } from '../../sim/authorization.ts';
import { denyUnlessDataAllowed } from '../../sim/data-access.ts';
import { describePrincipal, requestTracer } from '../../sim/request-trace.ts';
import { ROLE_DEFINITIONS } from '../../sim/role-definition.ts';
import { describeScope } from '../../sim/scope-text.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import { principalNamed, scopeNamed } from './explain-names.ts';
import { traceText } from './why.ts';

const USAGE = [
  'explain IDENTITY can ACTION on SCOPE',
  'explain id-reports can Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read on st1/reports',
];

/** Whether an action is one of data: some role names it among its dataActions, and not by a `*` in the middle. */
function isDataAction(action: string): boolean {
  return ROLE_DEFINITIONS.some(({ dataActions }) =>
    dataActions.some((pattern) => !pattern.includes('/*/') && matchesAction(pattern, action)),
  );
}

interface Question {
  readonly principalId: string;
  readonly action: string;
  readonly scope: string;
}

/** Decides as the targets decide, without asking any; nothing is logged. */
function answer(question: Question, context: LineContext): CommandResult {
  const { world } = context;
  const { principalId, action, scope } = question;
  const trace = requestTracer(world, principalId);
  const isData = isDataAction(action);
  const refusal = isData
    ? denyUnlessDataAllowed(world, { ...question, plane: 'data' }, trace)
    : denyUnlessAllowed(world, { caller: principalId, action, scope }, trace);
  trace.noted(
    'target',
    isData ? 'a data action: decided by the target itself' : 'a control-plane action: decided by ARM',
    'B-11',
  );
  const finished = trace.finish();
  context.explain(finished);
  const [who] = describePrincipal(world.principals.get(principalId)).split(',');
  const verdict = refusal ? 'No' : 'Yes';
  const may = refusal ? 'may not' : 'may';
  return printed(`${verdict}: ${who} ${may} ${action} on ${describeScope(world, scope)}.\n${traceText(finished)}`);
}

export const explain: SandboxCommand = {
  name: 'explain',
  summary: 'what-if: whether an identity may do something somewhere, and why',
  usage: USAGE,
  run: async (args, context) => {
    const [identity, can, action, on, where, ...others] = args;
    const isUnderstood = can === 'can' && on === 'on' && others.length === 0;
    if (!isUnderstood || identity === undefined || action === undefined || where === undefined) {
      return refused(`usage:\n  ${USAGE.join('\n  ')}`, 2);
    }
    const principalId = principalNamed(context.world, identity);
    if (principalId === undefined) {
      return refused(`explain: nobody is called ${identity}, or it has no identity. az ad sp list shows who there is.`);
    }
    const scope = scopeNamed(context.world, where);
    if (scope === undefined) {
      return refused(`explain: there is no ${where}. Name a subscription, a group, a resource, or ACCOUNT/CONTAINER.`);
    }
    return answer({ principalId, action, scope }, context);
  },
};
