// `npm run bench:growth`: what the simulator costs as a tenant grows, side by side in one run. Every size asks the same of the
// same 40 machines; all other resources are bystanders. Rounds of the sizes are interleaved: ops/s come from the fastest round,
// multiples are medians over the paired rounds. Times are processor time, garbage collection included: what else the machine
// does makes no difference.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { isSandboxLibrary, withOurSandbox } from '../../esbuild.libraries.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sizes = (process.env.MI_LAB_SIZES ?? '100,1000,10000,100000').split(',').map(Number);
const rounds = Number(process.env.MI_LAB_ROUNDS ?? 9);
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-growth-'));

const SOURCE = `
export { decideAccess } from './src/sim/access.ts';
export { decide, evolve, step } from './src/sim/tenant.ts';
export { fork } from './src/sim/world.ts';
export { openedRun } from './src/session/opened-run.ts';
export { labWord } from './src/session/lab-words.ts';
export { createSandbox } from './src/shell/create-sandbox.ts';
export { runLine } from './src/shell/run-line.ts';
`;

const sandboxClock = {
  name: 'sandbox-clock',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^turndown$/ }, ({ path }) => ({ path, namespace: 'stand-in' }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({ contents: 'export default class {}' }));
    onLoad({ filter: /browser\.js$/ }, ({ path }) =>
      isSandboxLibrary(path) ? { contents: withOurSandbox(readFileSync(path, 'utf8')) } : undefined,
    );
  },
};

async function loadLab() {
  const outfile = join(folder, 'lab.mjs');
  await build({
    stdin: { contents: SOURCE, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [sandboxClock],
    logLevel: 'error',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

const lab = await loadLab();
const ACTIVE = 40;
const VM = 'Microsoft.Compute/virtualMachines';

/** A tenant with `size` resources: 40 machines that ask, and as many bystanders as it takes, half of them machines. */
function tenantOf(size) {
  const { world, shell } = lab.createSandbox({ propagation: 'instant' });
  const draft = lab.fork(world);
  const [caller, subscriptionId] = [[...world.principals.keys()][0], [...world.subscriptions.keys()][0]];
  const ok = (command) => {
    const { reply } = lab.step(draft, { caller, subscriptionId, tags: {}, ...command });
    if (reply.status >= 400) throw new Error(`${command.type}: ${JSON.stringify(reply.body)}`);
  };
  ok({ type: 'resourceGroup.create', name: 'rg-app', location: 'westeurope' });
  ok({ type: 'resourceGroup.create', name: 'rg-others', location: 'westeurope' });
  const machine = { type: 'virtualMachine.create', size: 'Standard_B1s', image: 'Ubuntu2404' };
  const identity = { systemAssigned: true, userAssigned: [] };
  for (let at = 0; at < ACTIVE; at += 1) {
    ok({ ...machine, resourceGroup: 'rg-app', name: `vm-${at}`, identity });
  }
  const hosts = [...draft.resources.values()].filter(({ type }) => type === VM);
  const scope = `/subscriptions/${subscriptionId}/resourceGroups/rg-app`;
  for (const { identity: own } of hosts) {
    const principalId = own.systemAssigned.principalId;
    ok({ type: 'roleAssignment.create', scope, roleDefinitionId: 'Reader', principalId });
  }
  addBystanders(draft, { size, caller, template: hosts[0] });
  return { draft, shell, caller, subscriptionId, hosts, scope };
}

/** Copies of one machine and its service principal under other names, written by the events that creation emits. */
function addBystanders(draft, { size, caller, template }) {
  const principal = draft.principals.get(template.identity.systemAssigned.principalId);
  for (let at = draft.resources.size; at < size; at += 1) {
    const objectId = `aaaaaaaa-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const appId = `bbbbbbbb-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const name = `other-${at}`;
    const id = `/subscriptions/${template.subscriptionId}/resourceGroups/rg-others/providers/${template.type}/${name}`;
    const servicePrincipal = { ...principal, objectId, appId, displayName: name, resourceId: id };
    const systemAssigned = { principalId: objectId, tenantId: principal.tenantId };
    const properties = { ...template.properties, privateIpAddress: `10.1.${at >> 8}.${at & 255}` };
    const identity = { systemAssigned, userAssigned: [] };
    const resource = { ...template, id, name, resourceGroup: 'rg-others', identity, properties };
    lab.evolve(draft, { type: 'ServicePrincipalCreated', servicePrincipal });
    lab.evolve(draft, { type: 'ResourceCreated', resource, caller });
  }
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

function apply(draft, command) {
  const outcome = lab.decide(draft, command);
  draft.drawn += outcome.drawn;
  for (const event of outcome.events) lab.evolve(draft, event);
  return outcome.reply;
}

const AUDIENCES = ['management.azure.com/', 'storage.azure.com/', 'vault.azure.net', 'graph.microsoft.com/'];
const tokenRequest = ({ id }, audience) => ({
  type: 'imds.request',
  host: id,
  method: 'GET',
  path: '/metadata/identity/oauth2/token',
  query: [
    ['api-version', '2018-02-01'],
    ['resource', `https://${audience}`],
  ],
  headers: { metadata: 'true' },
});

/** Every request a simulated 100 ms after the last, so that no machine is throttled. */
function tokens({ draft, hosts }, count, pauseEveryRound) {
  const requests = AUDIENCES.flatMap((audience) => hosts.map((host) => tokenRequest(host, audience)));
  for (let at = 0; at < count; at += 1) {
    if (at % requests.length === 0) draft.now += pauseEveryRound;
    draft.now += 100;
    const { status } = apply(draft, requests[at % requests.length]);
    if (status !== 200) throw new Error(`a token request was answered ${status}`);
  }
}

const DAY = 86_400_000;

/** Each job: how often it is done in one round, and what is done. A fresh fork is handed in, made outside of the time. */
const JOBS = [
  ['token request, cached', 20_000, (tenant, count) => tokens(tenant, count, 0)],
  ['token request, new', 4_000, (tenant, count) => tokens(tenant, count, DAY + 1)],
  [
    'role check',
    20_000,
    ({ draft, hosts }, count) => {
      const action = `${VM}/read`;
      for (let at = 0; at < count; at += 1) {
        const { id, identity } = hosts[at % hosts.length];
        const { principalId } = identity.systemAssigned;
        const question = { principalId, action, plane: 'control', scope: id };
        if (!lab.decideAccess(draft, question).isAllowed) throw new Error('a role check came out wrong');
      }
    },
  ],
  [
    'create an identity',
    1_000,
    ({ draft, caller, subscriptionId }, count) => {
      const command = {
        type: 'userAssignedIdentity.create',
        caller,
        subscriptionId,
        resourceGroup: 'rg-app',
        tags: {},
      };
      for (let at = 0; at < count; at += 1) {
        // More than 80 in 20 simulated seconds would be refused.
        draft.now += 300;
        if (apply(draft, { ...command, name: `id-${at}` }).status !== 201) throw new Error('no identity was made');
      }
    },
  ],
  [
    'create a machine',
    500,
    ({ draft, caller, subscriptionId }, count) => {
      const identity = { systemAssigned: true, userAssigned: [] };
      const machine = { type: 'virtualMachine.create', size: 'Standard_B1s', image: 'Ubuntu2404', tags: {}, identity };
      for (let at = 0; at < count; at += 1) {
        const command = { ...machine, caller, subscriptionId, resourceGroup: 'rg-app', name: `new-${at}` };
        if (apply(draft, command).status !== 201) throw new Error('no machine was made');
      }
    },
  ],
  [
    'undo (pop)',
    2_000,
    ({ draft, shell }, count) => {
      const run = lab.openedRun({ world: draft, shell }, undefined);
      const moment = { sandbox: run.sandbox, entries: [] };
      const context = { scenario: undefined, ticket: 1 };
      for (let at = 0; at < count; at += 1) lab.labWord({ ...run, past: [moment] }, { word: 'undo' }, context);
    },
  ],
  [
    'fork of the world',
    10,
    ({ draft }, count) => {
      for (let at = 0; at < count; at += 1) lab.fork(draft);
    },
  ],
];

const LIST = 'az resource list --query "[?identity.type==\'SystemAssigned\'].name | [0]" -o tsv';

function millisecondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Once is enough where a whole line is typed: parsing, deciding, listing, the query and the shell around them. */
async function listed({ draft, shell }) {
  const start = process.cpuUsage();
  const { exitCode } = await lab.runLine({ world: draft, shell }, LIST);
  if (exitCode !== 0) throw new Error('az resource list failed');
  return millisecondsSince(start);
}

/** One round of a job for every size; milliseconds for each doing. */
function playJob([, count, run], tenants) {
  return tenants.map((tenant) => {
    const working = { ...tenant, draft: lab.fork(tenant.draft) };
    const start = process.cpuUsage();
    run(working, count);
    return millisecondsSince(start) / count;
  });
}

/** Times by name: of each size, those of every round. The first round of all is for warming up. */
async function measure(tenants) {
  const table = new Map();
  const keep = (name, times) => {
    const columns = table.get(name) ?? tenants.map(() => []);
    table.set(name, columns);
    for (const [column, took] of times.entries()) columns[column].push(took);
  };
  for (const job of JOBS) playJob(job, tenants);
  for (let round = 0; round < rounds; round += 1) {
    for (const job of JOBS) keep(job[0], playJob(job, tenants));
  }
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    const times = [];
    for (const tenant of tenants) times.push(await listed(tenant));
    keep('az resource list --query', times);
  }
  return table;
}

const perSecond = (milliseconds) => {
  const value = 1000 / milliseconds;
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
};

try {
  const tenants = sizes.map(tenantOf);
  console.log(`mi-lab's simulator on Node ${process.version}: operations a second of processor time, and the time`);
  console.log(
    `as a multiple of the first column's; ${rounds} interleaved rounds, the fastest for ops/s, the median of paired ratios\n`,
  );
  console.log(['resources'.padEnd(26), ...sizes.map((size) => size.toLocaleString('en').padStart(20))].join(''));
  for (const [name, columns] of await measure(tenants)) {
    const cells = columns.map((column) => {
      const ratios = column.map((took, round) => took / columns[0][round]);
      return `${perSecond(Math.min(...column))}/s ${median(ratios).toFixed(2).padStart(6)}×`.padStart(20);
    });
    console.log([name.padEnd(26), ...cells].join(''));
  }
  console.log('\nToken requests and role checks must not grow with bystanders: their multiples stay near 1.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
