import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { runLine } from '../../src/shell/run-line.ts';
import type { LineResult, Sandbox } from '../../src/shell/sandbox.ts';
import type { Claims } from '../../src/sim/reply.ts';
import type { Answer, GivenToken, ModelLab, TokenAnswer } from '../sim/model-lab.ts';
import type { ScopeName } from '../sim/naive-model.ts';
import { TOKEN_URL } from './typing.ts';

const SETUP = [
  'az group create -g rg-app -l westeurope -o none',
  'az storage account create -g rg-app -n st1 -o none',
  'az storage container create --account-name st1 -n reports --auth-mode key --account-key $(az storage account keys list -g rg-app -n st1 --query [0].value -o tsv) -o none',
  'echo figures > q1.txt',
  'az storage blob upload --account-name st1 -c reports -n q1.txt -f q1.txt --auth-mode key --account-key $(az storage account keys list -g rg-app -n st1 --query [0].value -o tsv) -o none',
];

const on = ({ outputs }: LineResult, fd: 1 | 2): string =>
  outputs.flatMap((one) => (one.fd === fd ? [one.text] : [])).join('');

const answerOf = (result: LineResult): Answer => {
  const isOk = result.exitCode === 0;
  return { isOk, code: isOk ? '' : on(result, 2) };
};

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

function tokenAnswer(result: LineResult): TokenAnswer {
  const text = on(result, 1);
  if (!text.includes('access_token')) return { isOk: false, code: text || on(result, 2) };
  const { access_token: token, expires_in: expiresIn } = JSON.parse(text) as Record<string, string>;
  const claims = claimsOf(token ?? '');
  return { isOk: true, code: '', token: { claims, text: token ?? '' }, expiresIn: Number(expiresIn) };
}

/** The lab's front door: every request is a line that somebody could have typed. */
export async function shellModelLab(seed: string): Promise<ModelLab> {
  let sandbox: Sandbox = createSandbox({ seed, propagation: 'realistic' });
  const type = async (line: string): Promise<LineResult> => {
    const result = await runLine(sandbox, line);
    sandbox = result.sandbox;
    return result;
  };
  for (const line of SETUP) {
    const result = await type(line);
    if (result.exitCode !== 0) throw new Error(`${line}: ${on(result, 2)}`);
  }
  const subscription = `/subscriptions/${[...sandbox.world.subscriptions.keys()][0]}`;
  const group = `${subscription}/resourceGroups/rg-app`;
  const account = `${group}/providers/Microsoft.Storage/storageAccounts/st1`;
  const machine = (name: string): string => `${group}/providers/Microsoft.Compute/virtualMachines/${name}`;
  const scopes: Readonly<Record<ScopeName, string>> = {
    subscription,
    group,
    account,
    container: `${account}/blobServices/default/containers/reports`,
    'vm-one': machine('vm-one'),
    'vm-two': machine('vm-two'),
  };
  const az = async (line: string): Promise<Answer> => answerOf(await type(`az ${line} -o none`));
  const names = (system: boolean, identities: readonly string[]): string =>
    [...(system ? ['[system]'] : []), ...identities].join(' ');
  const get = async (url: string, { text }: GivenToken): Promise<Answer> => {
    const result = await type(
      `curl -s -o body -w %{http_code} -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer ${text}" "${url}"`,
    );
    const status = on(result, 1);
    return { isOk: status === '200', code: status };
  };
  return {
    isInstant: false,
    world: () => sandbox.world,
    idOf: (name) => `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
    createIdentity: (name) => az(`identity create -g rg-app -n ${name}`),
    deleteIdentity: (name) => az(`identity delete -g rg-app -n ${name}`),
    createMachine: (name, system, identities) => {
      const asked = names(system, identities);
      return az(
        `vm create -g rg-app -n ${name} --image Ubuntu2204${asked === '' ? '' : ` --assign-identity ${asked}`}`,
      );
    },
    deleteMachine: (name) => az(`vm delete -g rg-app -n ${name} --yes`),
    changeIdentities: (name, { how, system, identities }) => {
      const verb = how === 'add' ? 'assign' : 'remove';
      return az(`vm identity ${verb} -g rg-app -n ${name} --identities ${names(system, identities)}`);
    },
    grant: ({ principalId, role, scope, isTyped }) => {
      const type_ = isTyped ? ' --assignee-principal-type ServicePrincipal' : '';
      const to = `--assignee-object-id ${principalId}${type_}`;
      return az(`role assignment create ${to} --role "${role}" --scope ${scopes[scope]}`);
    },
    revoke: (id) => az(`role assignment delete --ids ${id}`),
    askToken: async (host, resource, selector) => {
      const named = selector ? `&${selector[0]}=${selector[1]}` : '';
      return tokenAnswer(await type(`ssh ${host} 'curl -s -H Metadata:true "${TOKEN_URL}${resource}${named}"'`));
    },
    readBlob: (token) => get('https://st1.blob.core.windows.net/reports/q1.txt', token),
    readMachine: (token, name) => get(`https://management.azure.com${machine(name)}?api-version=2024-07-01`, token),
    pass: async (milliseconds) => {
      await type(`clock +${milliseconds / 1_000}s`);
    },
  };
}
