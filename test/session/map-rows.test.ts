import { describe, expect, test } from 'vitest';
import { changedRows, withWay } from '../../src/session/map-marks.ts';
import type { MarkedRow } from '../../src/session/map-row.ts';
import { worldRows } from '../../src/session/map-rows.ts';
import type { Sandbox } from '../../src/shell/sandbox.ts';
import { fork } from '../../src/sim/world.ts';
import { typeLines } from '../shell/typing.ts';
import { LabTenant, VM } from '../sim/lab-tenant.ts';

/** The rows as a person reads them: two blanks a level, marks in front, state behind. */
function drawn(rows: readonly MarkedRow[]): readonly string[] {
  return rows.map(({ level, text, aside, state, change, step }) => {
    const marks = `${change === undefined ? '' : `${change} `}${step === undefined ? '' : `#${step} `}`;
    return `${'  '.repeat(level)}${marks}${text}${aside ? ` (${aside})` : ''}${state === 'steady' ? '' : ` ${state}`}`;
  });
}

const office = [
  'az group create -n rg-app -l westeurope -o none',
  'az identity create -g rg-app -n id-reports -o none',
  'az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none',
  'az vm identity assign -g rg-app -n vm-web --identities id-reports -o none',
  'az storage account create -g rg-app -n st1 -l westeurope --sku Standard_LRS -o none',
  'ID=$(az identity show -g rg-app -n id-reports --query principalId -o tsv)',
  'ST=$(az storage account show -g rg-app -n st1 --query id -o tsv)',
  'ME=$(az ad signed-in-user show --query id -o tsv)',
  'az role assignment create --role "Storage Blob Data Owner" --assignee-object-id $ME --assignee-principal-type User --scope $ST -o none',
  'clock +11m',
  'az storage container create --account-name st1 -n reports --auth-mode login -o none',
];
const grant = (scope: string) =>
  `az role assignment create --role "Storage Blob Data Reader" --assignee-object-id $ID --assignee-principal-type ServicePrincipal --scope ${scope} -o none`;
const TOKEN =
  'TOKEN=$(ssh vm-web "curl -s -H Metadata:true \'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://storage.azure.com/\'" | jq -r .access_token)';
const READ =
  'curl -s -H "Authorization: Bearer $TOKEN" -H "x-ms-version: 2021-12-02" https://st1.blob.core.windows.net/reports?restype=container\\&comp=list';

async function typed(...lines: readonly string[]): Promise<Sandbox> {
  return (await typeLines([...office, ...lines])).sandbox;
}

const rowsOf = ({ world }: Sandbox): readonly string[] => drawn(worldRows(world));
const below = (rows: readonly string[], head: string): readonly string[] => {
  const start = rows.findIndex((row) => row.trimStart().startsWith(head));
  const depth = (row: string) => row.search(/\S/);
  const rest = rows.slice(start + 1);
  const end = rest.findIndex((row) => depth(row) <= depth(rows[start] ?? ''));
  return (end < 0 ? rest : rest.slice(0, end)).map((row) => row.trim());
};

describe('what the map of a world says', () => {
  test('a host, what it holds, what that was granted and what can be reached with it', async () => {
    expect(rowsOf(await typed(grant('"$ST/blobServices/default/containers/reports"'), 'clock +11m'))).toEqual([
      'vm-web',
      '  id-reports',
      '    Storage Blob Data Reader → st1/reports',
      '    can read st1/reports',
      'st1: reports (0)',
      'operator@contoso.com',
      '  Owner → contoso-dev',
      '  Storage Blob Data Owner → st1',
      '  can read and write st1',
      '  can get the keys of st1',
    ]);
  });

  test('a role on its way opens nothing, and one removed still does', async () => {
    const early = below(rowsOf(await typed(grant('$ST'))), 'id-reports');
    expect(early).toEqual([
      expect.stringMatching(/^Storage Blob Data Reader → st1 \(arrives within \d+ min\) arriving$/),
    ]);
    const late = await typed(
      grant('$ST'),
      'clock +11m',
      'az role assignment delete --assignee $ID --scope $ST --role "Storage Blob Data Reader"',
    );
    expect(below(rowsOf(late), 'id-reports')).toEqual([
      expect.stringMatching(/^Storage Blob Data Reader → st1 \(removed, honoured for up to \d+ min\) lingering$/),
      'can read st1',
    ]);
  });

  test('a token that does not know of a new group is stale, and what it cannot open is not said to be open', async () => {
    const group = [
      'az ad group create --display-name readers --mail-nickname readers -o none',
      'GROUP=$(az ad group show --group readers --query id -o tsv)',
      'az role assignment create --role "Storage Blob Data Reader" --assignee-object-id $GROUP --assignee-principal-type Group --scope $ST -o none',
      'clock +11m',
    ];
    const join = 'az ad group member add --group readers --member-id $ID';
    const stale = below(rowsOf(await typed(...group, TOKEN, join)), 'id-reports');
    expect(stale).toEqual([
      'is in group readers',
      'Storage Blob Data Reader → st1',
      expect.stringMatching(/^token for storage.azure.com, older than its groups \(until \d\d:\d\d tomorrow\) stale$/),
    ]);
    expect(below(rowsOf(await typed(...group, join, TOKEN)), 'id-reports')).toContain('can read st1');
    const left = await typed(...group, join, TOKEN, 'az ad group member remove --group readers --member-id $ID');
    expect(below(rowsOf(left), 'id-reports')).toContain('can read st1');
  });

  test('what is deleted stays with what outlives it: the reference, the orphan, the token', async () => {
    const gone = await typed(grant('$ST'), 'clock +11m', TOKEN, 'az identity delete -g rg-app -n id-reports');
    const rows = rowsOf(gone);
    expect(below(rows, 'vm-web')).toEqual(['id-reports (deleted, still attached) dead']);
    expect(rows).toContainEqual(expect.stringMatching(/^id-reports, soft-deleted \(purged in 30 d|29 d .*\) dead$/));
    expect(below(rows, 'id-reports, soft-deleted')).toEqual([
      'Storage Blob Data Reader → st1 dead',
      expect.stringMatching(/^token for storage.azure.com \(until .*\) lingering$/),
    ]);
    const purged = rowsOf((await typeLines(['clock +31d'], gone)).sandbox);
    expect(below(purged, 'id-reports, purged')).toEqual(['Storage Blob Data Reader → st1 dead']);
  });

  test('regions are named where there are two, and the one that is down always', async () => {
    const elsewhere = await typed(
      'az group create -n rg-north -l northeurope -o none',
      'az identity create -g rg-north -n id-north -l northeurope -o none',
      'az vm identity assign -g rg-app -n vm-web --identities $(az identity show -g rg-north -n id-north --query id -o tsv) -o none',
      'fault region northeurope down',
    );
    const rows = rowsOf(elsewhere);
    expect(rows).toContain('vm-web, westeurope');
    expect(below(rows, 'vm-web, westeurope')).toContain('id-north, northeurope is down (no roles) down');
  });
});

describe('what changed between two worlds', () => {
  test('what is new, what is different and what is gone, each in its place', async () => {
    const before = await typed(grant('$ST'));
    const { sandbox } = await typeLines(
      ['clock +11m; az identity create -g rg-app -n id-new -o none; az storage account delete -y -g rg-app -n st1'],
      before,
    );
    const rows = drawn(changedRows(before.world, sandbox.world)).filter((row) => /new|changed|gone/.test(row));
    expect(rows.map((row) => row.trim())).toEqual([
      expect.stringMatching(/^gone Storage Blob Data Reader → st1/),
      'gone st1: reports (0)',
      'new id-new, attached to nothing',
      'gone Storage Blob Data Owner → st1',
      'gone can read and write st1',
      'gone can get the keys of st1',
    ]);
  });

  test('a role that arrives is a change, and the minutes that pass on the way are none', async () => {
    const before = await typed(grant('$ST'));
    const waited = (await typeLines(['date'], before)).sandbox;
    expect(changedRows(before.world, waited.world).filter(({ change }) => change)).toEqual([]);
    const arrived = (await typeLines(['clock +11m'], before)).sandbox;
    const changed = drawn(changedRows(before.world, arrived.world).filter(({ change }) => change));
    expect(changed.map((row) => row.trim())).toEqual(['changed Storage Blob Data Reader → st1', 'new can read st1']);
  });
});

describe('the way of a request', () => {
  const way = ({ world, shell }: Sandbox) =>
    drawn(withWay(worldRows(world), shell.lastTrace?.steps ?? [])).filter((row) => row.includes('#'));

  test('for a token: the machine, its identity, the token', async () => {
    expect((await typed(TOKEN).then(way)).map((row) => row.trim())).toEqual([
      '#1 vm-web',
      '#3 id-reports (no roles)',
      expect.stringMatching(/^#4 token for storage.azure.com/),
    ]);
  });

  test('for data: the bearer, the token, the role that decided, the store', async () => {
    const rows = await typed(grant('$ST'), 'clock +11m', TOKEN, READ).then(way);
    expect(rows.map((row) => row.trim())).toEqual([
      '#1 id-reports',
      '#3 Storage Blob Data Reader → st1',
      expect.stringMatching(/^#2 token for storage.azure.com/),
      '#4 st1: reports (0)',
    ]);
  });

  const graphToken = TOKEN.replace('https://storage.azure.com/', 'https://graph.microsoft.com/');
  const askGraph = 'curl -s -H "Authorization: Bearer $TOKEN" https://graph.microsoft.com/v1.0/users';
  const grantInGraph = [
    'MS=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id -o tsv)',
    'ROLE=$(az ad sp show --id $MS --query "appRoles[?value==\'User.Read.All\'].id" -o tsv)',
    'az rest -m POST -u https://graph.microsoft.com/v1.0/servicePrincipals/$ID/appRoleAssignments -b "{\\"principalId\\":\\"$ID\\",\\"resourceId\\":\\"$MS\\",\\"appRoleId\\":\\"$ROLE\\"}" -o none',
  ];

  test('to Graph: the app role that decided; without one it ends at who asked', async () => {
    const granted = await typed(...grantInGraph, graphToken, askGraph).then(way);
    expect(granted.find((row) => row.includes('User.Read.All → Microsoft Graph'))).toMatch(/^ +#\d /);
    const refused = await typed(graphToken, askGraph);
    const last = refused.shell.lastTrace?.steps.length;
    expect(way(refused)).toContainEqual(expect.stringMatching(new RegExp(`^ +#${last} id-reports`)));
  });

  test('that a policy denies ends at the policy, which stands on the map from when it is assigned', async () => {
    const policy = [
      'az policy definition create -n only-west --rules \'{"if":{"field":"location","notEquals":"westeurope"},"then":{"effect":"deny"}}\' -o none',
      'az policy assignment create -n west --policy only-west -g rg-app -o none',
    ];
    expect(rowsOf(await typed(...policy))).toContain('policy west → rg-app (applied in 5 min) arriving');
    const denied = await typed(...policy, 'clock +6m', 'az identity create -g rg-app -n id-x -l northeurope -o none');
    expect(way(denied)).toContainEqual(expect.stringMatching(/^#\d policy west → rg-app$/));
  });

  test('refused: it ends at the store that nothing opens', async () => {
    const rows = await typed(TOKEN, READ).then(way);
    expect(rows.map((row) => row.trim()).at(-1)).toBe('#3 st1: reports (0)');
  });
});

test('a branch that is gone stands behind its neighbour, whole, and never within it', () => {
  const tenant = new LabTenant();
  for (const name of ['vm-a', 'vm-b', 'vm-c']) tenant.machine(name, true);
  const before = fork(tenant.draft);
  tenant.ok({ type: 'resource.delete', id: tenant.id(VM, 'vm-b') });
  expect(drawn(changedRows(before, tenant.draft)).slice(0, 6)).toEqual([
    'vm-a',
    '  system-assigned (no roles)',
    'gone vm-b',
    '  gone system-assigned (no roles)',
    'vm-c',
    '  system-assigned (no roles)',
  ]);
});
