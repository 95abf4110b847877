import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { screenAfter, streamAfter, typeLines } from '../typing.ts';
import { sandboxOf, signedInAs, typed } from './people.ts';

const UAMI = 'Microsoft.ManagedIdentity/userAssignedIdentities';
/** A rule as text; written by hand, because an object with a member `then` looks like a promise. */
const denied = (condition: object): string => `{"if":${JSON.stringify(condition)},"then":{"effect":"deny"}}`;
const quoted = (text: string): string => text.replaceAll("'", "'\\''");
const define = (condition: object, name = 'no-identities', more = ''): string =>
  `az policy definition create -n ${name} --mode All --rules '${quoted(denied(condition))}' ${more} -o none`;
const TYPE = { field: 'type', equals: UAMI };
const ASSIGN = 'az policy assignment create -n no-identities --policy no-identities -g rg-app -o none';
const CREATE = 'az identity create -g rg-app -n id-new -l westeurope -o none';
const GROUPS = ['az group create -n rg-app -l westeurope -o none', 'az group create -n rg-free -l westeurope -o none'];

const withPolicy = (header = {}, condition: object = TYPE): Promise<Sandbox> =>
  typed([...GROUPS, 'az identity create -g rg-app -n id-old -o none', define(condition), ASSIGN], sandboxOf(header));

const exitOf = async (line: string, sandbox: Sandbox): Promise<number> => (await typeLines([line], sandbox)).exitCode;

describe('F22 F23 a policy that denies user-assigned identities', () => {
  test('refuses a new one in the group, in the layout of the real az', async () => {
    const sandbox = await withPolicy();
    const { outputs, exitCode } = await typeLines([CREATE], sandbox);
    const subscription = `/subscriptions/${[...sandbox.world.subscriptions.keys()][0]}`;
    const definition = `${subscription}/providers/Microsoft.Authorization/policyDefinitions/no-identities`;
    const assignment = `${subscription}/resourceGroups/rg-app/providers/Microsoft.Authorization/policyAssignments/no-identities`;
    const message = `Resource 'id-new' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"no-identities","id":"${assignment}"},"policyDefinition":{"name":"no-identities","id":"${definition}","version":"1.0.0"}}]'.`;
    expect(exitCode).toBe(1);
    expect(outputs[0]).toEqual({
      fd: 2,
      text: `ERROR: (RequestDisallowedByPolicy) ${message}
Code: RequestDisallowedByPolicy
Message: ${message}
Target: id-new
Additional Information:Type: PolicyViolation
Info: {
    "evaluationDetails": {
        "evaluatedExpressions": [
            {
                "result": "True",
                "expressionKind": "Field",
                "expression": "type",
                "path": "type",
                "expressionValue": "${UAMI}",
                "targetValue": "${UAMI}",
                "operator": "Equals"
            }
        ]
    },
    "policyDefinitionId": "${definition}",
    "policyDefinitionName": "no-identities",
    "policyDefinitionEffect": "deny",
    "policyAssignmentId": "${assignment}",
    "policyAssignmentName": "no-identities",
    "policyAssignmentScope": "${subscription}/resourceGroups/rg-app",
    "policyAssignmentParameters": {}
}
`,
    });
    const why = await screenAfter([CREATE, 'why'], sandbox);
    expect(why).toMatch(/Microsoft\.ManagedIdentity\/userAssignedIdentities\/write is granted by Owner/);
    expect(why).toContain('policy assignment no-identities at resource group rg-app denies id-new; roles do not help');
    expect(why).toContain('[F22, F23]');
  });

  test('leaves alone what exists, other groups, and system-assigned identities', async () => {
    const sandbox = await withPolicy();
    expect(await exitOf(CREATE.replace('rg-app', 'rg-free'), sandbox)).toBe(0);
    const vm = 'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system] id-old -o none';
    const host = await typed([vm, 'ssh vm-web'], sandbox);
    const ask =
      'curl -s -o /dev/null -w "%{http_code}" -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net"';
    expect(await screenAfter([ask], host)).toBe('200');
  });

  test('an update of one that exists is refused as well', async () => {
    expect(await exitOf('az identity create -g rg-app -n id-old --tags a=b -o none', await withPolicy())).toBe(1);
  });

  test('takes about 5 minutes, and clock to propagation waits for it', async () => {
    const sandbox = await withPolicy({ propagation: 'realistic' });
    expect(await exitOf(CREATE, sandbox)).toBe(0);
    expect(await screenAfter([CREATE, 'why'], sandbox)).toContain('a new assignment takes about 5');
    expect(await exitOf(CREATE, await typed(['clock +4m'], sandbox))).toBe(0);
    expect(await screenAfter(['clock'], sandbox)).toMatch(
      /in \d min \d+ s +policy assignment no-identities is applied/,
    );
    expect(await exitOf(CREATE, await typed(['clock to propagation'], sandbox))).toBe(1);
  });

  test('E.8 comes after authorization: without rights the answer is AuthorizationFailed', async () => {
    const ready = [define(TYPE), ASSIGN, 'az login -u vera@contoso.com -o none'];
    const operator = await typed(['az login -u operator@contoso.com -o none'], await signedInAs('vera', ['Reader']));
    const sandbox = await typed(ready, operator);
    expect(await streamAfter(2, [CREATE], sandbox)).toContain('ERROR: (AuthorizationFailed)');
  });

  test('is gone with its assignment; a definition in use stays', async () => {
    const sandbox = await withPolicy();
    const remove = 'az policy definition delete -n no-identities';
    expect(await screenAfter([remove], sandbox)).toContain('(PolicyDefinitionInUse)');
    const free = await typed(['az policy assignment delete -n no-identities -g rg-app', CREATE, remove], sandbox);
    expect(await screenAfter(['az policy definition list'], free)).toBe('[]\n');
    expect((await typeLines(['az policy definition show -n no-identities'], free)).exitCode).toBe(3);
  });

  test('Contributor may not make a policy, Resource Policy Contributor may', async () => {
    const make = define(TYPE);
    expect(await screenAfter([make], await signedInAs('vera', ['Contributor']))).toContain('(AuthorizationFailed)');
    const assigned = await typed(
      [make, 'az login -u vera@contoso.com -o none'],
      await typed(
        ['az login -u operator@contoso.com -o none'],
        await signedInAs('vera', ['Resource Policy Contributor']),
      ),
    );
    const id = 'az policy definition list --query [0].id -o tsv';
    expect(await screenAfter([id], assigned)).toContain('(AuthorizationFailed)');
    const full = [...assigned.world.policyDefinitions.values()][0]?.id ?? '';
    expect(await exitOf(ASSIGN.replace('--policy no-identities', `--policy ${full}`), assigned)).toBe(0);
  });
});

describe('E.8 the condition language', () => {
  const vm = (name: string, more = '') => `az vm create -g rg-app -n ${name} --image Ubuntu2204 ${more} -o none`;

  test.each<[string, object, string, number]>([
    ['equals, case apart', { field: 'TYPE', equals: UAMI.toLowerCase() }, CREATE, 1],
    ['notEquals', { field: 'location', notEquals: 'westeurope' }, CREATE, 0],
    ['notEquals, elsewhere', { field: 'location', notEquals: 'westeurope' }, CREATE.replace('-l west', '-l north'), 1],
    ['like', { field: 'name', like: 'id-*' }, CREATE, 1],
    ['like, no match', { field: 'name', like: 'prod-*' }, CREATE, 0],
    ['notLike', { field: 'name', notLike: 'id-*' }, CREATE, 0],
    ['in', { field: 'location', in: ['northeurope', 'westeurope'] }, CREATE, 1],
    ['notIn', { field: 'location', notIn: ['northeurope', 'westeurope'] }, CREATE, 0],
    ['contains', { field: 'name', contains: 'NEW' }, CREATE, 1],
    ['exists false', { field: "tags['owner']", exists: 'false' }, CREATE, 1],
    ['exists false, there', { field: "tags['owner']", exists: false }, `${CREATE} --tags owner=me`, 0],
    ['a tag by name', { field: 'tags.env', equals: 'prod' }, `${CREATE} --tags env=prod`, 1],
    ['allOf', { allOf: [TYPE, { field: 'name', equals: 'other' }] }, CREATE, 0],
    ['anyOf', { anyOf: [{ field: 'name', equals: 'other' }, TYPE] }, CREATE, 1],
    ['not', { not: TYPE }, CREATE, 0],
    ['not of another', { not: { field: 'name', equals: 'x' } }, CREATE, 1],
    ['identity.type', { field: 'identity.type', contains: 'SystemAssigned' }, vm('vm-a', '--assign-identity'), 1],
    ['identity.type of none', { field: 'identity.type', exists: true }, vm('vm-a'), 0],
    [
      'an alias',
      { field: 'Microsoft.Compute/virtualMachines/sku.name', equals: 'Standard_B2s' },
      vm('vm-a', '--size Standard_B2s'),
      1,
    ],
    ['an alias of another type', { field: 'Microsoft.Compute/virtualMachines/sku.name', exists: true }, CREATE, 0],
    [
      'a resource group',
      { field: 'type', equals: 'Microsoft.Resources/subscriptions/resourceGroups' },
      'az group create -n rg-app -l westeurope -o none',
      1,
    ],
  ])('%s', async (_what, condition, line, exitCode) => {
    expect(await exitOf(line, await withPolicy({}, condition))).toBe(exitCode);
  });

  test('enabling an identity is an update that a policy can refuse', async () => {
    const condition = { field: 'identity.type', contains: 'SystemAssigned' };
    const sandbox = await typed([vm('vm-a')], await withPolicy({}, condition));
    expect(await exitOf('az vm identity assign -g rg-app -n vm-a', sandbox)).toBe(1);
    expect(
      await screenAfter(['az vm identity assign -g rg-app -n vm-a', 'az vm identity show -g rg-app -n vm-a'], sandbox),
    ).toBe('');
  });

  test('parameters: a default, and the value of the assignment', async () => {
    const rule = define(
      { field: 'location', notIn: "[parameters('allowed')]" },
      'regions',
      `--params '{"allowed":{"type":"Array"}}'`,
    );
    const sandbox = await typed([...GROUPS, rule], sandboxOf());
    const assign = 'az policy assignment create -n regions --policy regions -g rg-app -o none';
    expect(await screenAfter([assign], sandbox)).toContain('(MissingPolicyParameter)');
    const assigned = await typed([`${assign} --params '{"allowed":{"value":["northeurope"]}}'`], sandbox);
    expect(await exitOf(CREATE, assigned)).toBe(1);
    expect(await exitOf(CREATE.replace('-l west', '-l north'), assigned)).toBe(0);
  });

  test('parameters that do not fit the definition, or the rule, are refused in the words of ARM', async () => {
    const allowed = '{"allowed":{"type":"String","allowedValues":["eastus","northeurope"]}}';
    const rule = define(
      { field: 'location', notEquals: "[parameters('allowed')]" },
      'regions',
      `--params '${allowed}'`,
    );
    const sandbox = await typed([...GROUPS, rule], sandboxOf());
    const assign = (params: string) =>
      `az policy assignment create -n here --policy regions -g rg-app -o none --params '${params}'`;
    const unknown = await typeLines(
      [assign('{"allowed":{"value":"eastus"},"extra":{"value":1},"more":{"value":2}}')],
      sandbox,
    );
    expect(unknown.outputs[0]?.text).toContain(
      "ERROR: (UndefinedPolicyParameter) The policy assignment 'here' has the parameter(s) 'extra,more' which are not defined in the policy definition 'regions'.\n",
    );
    expect(await screenAfter(['why'], unknown.sandbox)).toContain('how true: matches Azure\n');
    expect(await screenAfter([assign('{}')], sandbox)).toContain(
      "The policy assignment 'here' is missing the parameter(s) 'allowed' as defined in the policy definition 'regions'.\n",
    );
    expect(await screenAfter([assign('{"allowed":{"value":"westeurope"}}')], sandbox)).toContain(
      "(PolicyParameterValueNotAllowed) The value 'westeurope' is not allowed for policy parameter 'allowed' in policy definition 'regions'. The allowed values are 'eastus, northeurope'.\n",
    );
    expect(await exitOf(assign('{"Allowed":{"value":"eastus"}}'), sandbox)).toBe(0);
    const undeclared = define({ field: 'location', equals: "[parameters('where')]" }, 'bad');
    expect(await screenAfter([undeclared], sandbox)).toContain(
      "(InvalidPolicyParameters) A function or parameter in policy 'bad' could not be validated.",
    );
    const unused = define(TYPE, 'bad', `--params '${allowed}'`);
    expect(await screenAfter([unused], sandbox)).toContain(
      "The policy 'bad' has defined parameters 'allowed' which are not used in the policy rule.",
    );
    const escaped = define({ field: 'location', equals: "[[parameters('allowed')]" }, 'bad', `--params '${allowed}'`);
    expect(await screenAfter([escaped], sandbox)).toContain('UnusedPolicyParameters');
  });

  test('scopes and exclusions, and an assignment that is not enforced', async () => {
    const sub = 'SUB=/subscriptions/$(az account show --query id -o tsv)';
    const wide = 'az policy assignment create -n wide --policy no-identities --scope $SUB -o none';
    const sandbox = await typed([...GROUPS, define(TYPE), sub], sandboxOf());
    const all = await typed([wide], sandbox);
    expect(await exitOf(CREATE, all)).toBe(1);
    const except = await typed([`${wide} --not-scopes $SUB/resourceGroups/rg-free`], sandbox);
    expect(await exitOf(CREATE, except)).toBe(1);
    expect(await exitOf(CREATE.replace('rg-app', 'rg-free'), except)).toBe(0);
    const soft = await typed([`${wide} -e DoNotEnforce`], sandbox);
    expect(await exitOf(CREATE, soft)).toBe(0);
    expect(await screenAfter([CREATE, 'why'], soft)).toContain('is not enforced');
    const show = `az policy assignment list --disable-scope-strict-match --query '[].[name, enforcementMode]' -o tsv`;
    expect(await screenAfter([show], soft)).toBe('wide\tDoNotEnforce\n');
  });

  test.each([
    ['three dots off a page', '...', 'it is not the id of a scope'],
    ['a name', 'rg-free', 'it is not the id of a scope'],
    ['a scope elsewhere', '/subscriptions/00000000-0000-0000-0000-000000000000', 'it is not within'],
  ])('%s cannot be left out, and nothing is assigned', async (_, left, because) => {
    const line = `az policy assignment create -n wide --policy no-identities --not-scopes ${left} -o none`;
    const refused = await typeLines([line], await typed([define(TYPE)], sandboxOf()));
    expect(refused.outputs[0]?.text).toContain(`The not scope '${left}' is invalid: ${because}`);
    expect(await screenAfter(['why'], refused.sandbox)).toContain('the wording of the error is simulated');
    expect(await screenAfter(['az policy assignment list'], refused.sandbox)).toBe('[]\n');
  });

  test.each<[string, string]>([
    ['{"if":{"field":"type","near":"x"},"then":{"effect":"deny"}}', "the lab does not know the comparison 'near'"],
    ['{"if":{"field":"type","equals":"x"},"then":{"effect":"forbid"}}', "'forbid' is no effect"],
    ['{"if":{"count":{}},"then":{"effect":"deny"}}', 'the lab reads conditions on a field, allOf, anyOf and not'],
  ])('%s is refused when it is made', async (rule, text) => {
    const line = `az policy definition create -n x --rules '${rule}'`;
    expect(await screenAfter([line])).toContain(text);
  });

  test('the rule may stand in a file', async () => {
    const file = `echo '${denied(TYPE)}' > rule.json`;
    const create = 'az policy definition create -n p --mode All --rules rule.json --query "[mode, policyType]" -o tsv';
    expect(await screenAfter([file, create])).toBe('All\nCustom\n');
    expect(await screenAfter(['az policy definition create -n p --rules nowhere.json'])).toContain(
      'Failed to parse --rules',
    );
    expect(await screenAfter(['az policy assignment create -n p'])).toBe(
      'ERROR: usage error: --policy NAME_OR_ID | --policy-set-definition NAME_OR_ID\n',
    );
  });
});
