import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/sim/duration.ts';
import { screenAfter, streamAfter, typeLines } from '../typing.ts';
import { people, sandboxOf, typed } from './people.ts';

const GROUP = 'az group create -n rg-app -l westeurope -o none';
const CREATE = 'az identity create -g rg-app -n id-app -o none';
const ID = 'ID=$(az identity show -g rg-app -n id-app --query principalId -o tsv)';
const KEYS = 'az ad sp show --id $ID --query "keyCredentials[].[startDateTime, endDateTime]" -o tsv';
const BIN = 'https://graph.microsoft.com/v1.0/directory/deletedItems';

const withIdentity = (header = {}) => typed([GROUP, CREATE, ID], sandboxOf(header));

/** Start and end of each certificate, epoch milliseconds. */
function periods(text: string): readonly (readonly [number, number])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map((one) => Date.parse(one)))
    .map(([start = 0, end = 0]) => [start, end] as const);
}

describe('F26 G-18 the certificate on the service principal', () => {
  test('one of 90 days; from day 45 two that overlap; never more', async () => {
    const sandbox = await withIdentity();
    const counts: number[] = [];
    for (const days of [0, 44, 46, 89, 91, 136, 400]) {
      const found = periods(await screenAfter([`clock +${days}d > /dev/null; ${KEYS}`], sandbox));
      counts.push(found.length);
      for (const [start, end] of found) expect((end - start) / DAY).toBe(90);
    }
    expect(counts).toEqual([1, 1, 2, 2, 2, 2, 2]);
    const [old, next] = periods(await screenAfter([`clock +46d > /dev/null; ${KEYS}`], sandbox));
    expect(((next?.[0] ?? 0) - (old?.[0] ?? 0)) / DAY).toBe(45);
  });

  test('clock to roll goes there; tokens and roles do not notice', async () => {
    const sandbox = await withIdentity();
    expect(await screenAfter(['clock'], sandbox)).toMatch(/in 44 d 23 h +Azure rolls the certificate of id-app/);
    expect(await screenAfter(['clock to roll'], sandbox)).toMatch(
      /44 d 23 h later\n {2}Azure rolls the certificate of id-app/,
    );
    expect(periods(await screenAfter(['clock to roll', KEYS], sandbox))).toHaveLength(2);
    const keyIds = 'az ad sp show --id $ID --query "keyCredentials[].keyId" -o tsv';
    const before = await screenAfter([keyIds], sandbox);
    const after = await screenAfter(['clock to roll', keyIds], sandbox);
    expect(after.startsWith(before)).toBe(true);
    expect(new Set(after.trim().split('\n')).size).toBe(2);
  });

  test('reading twice shows the same, and without an identity there is nothing to go to', async () => {
    const sandbox = await typed(['clock +200d'], await withIdentity());
    expect(await screenAfter([KEYS, KEYS], sandbox)).toBe(await screenAfter([KEYS], sandbox));
    expect(await screenAfter(['clock to roll'])).toContain('there is no managed identity whose certificate');
  });
});

describe('F39 a deleted identity', () => {
  const deleted = async () => typed(['az identity delete -g rg-app -n id-app'], await withIdentity());
  const list = `az rest -u ${BIN}/microsoft.graph.servicePrincipal --query 'value[].[displayName,servicePrincipalType]' -o tsv`;

  test('is out of sp show and sp list, and to be seen among the deleted for 30 days', async () => {
    const sandbox = await deleted();
    expect((await typeLines(['az ad sp show --id $ID'], sandbox)).exitCode).toBe(3);
    expect(await screenAfter([`az ad sp list --filter "displayName eq 'id-app'"`], sandbox)).toBe('[]\n');
    expect(await screenAfter([list], sandbox)).toBe('id-app\tManagedIdentity\n');
    expect(await screenAfter([`az rest -u ${BIN}/$ID --query deletedDateTime -o tsv`], sandbox)).toMatch(
      /^2026-03-02T/,
    );
    expect(await screenAfter(['clock +29d', list], sandbox)).toBe('id-app\tManagedIdentity\n');
    expect(await screenAfter(['clock to purge', list], sandbox)).toBe('');
    expect(await screenAfter(['clock to purge', `az rest -u ${BIN}/$ID`], sandbox)).toMatch(/^ERROR: Not Found\(/);
  });

  test.each([
    ['restored', `az rest -m POST -u ${BIN}/$ID/restore`, 'cannot be restored'],
    ['purged', `az rest -m DELETE -u ${BIN}/$ID`, 'cannot be permanently deleted'],
  ])('is not %s by hand; the wording says that it is simulated', async (_verb, line, text) => {
    const sandbox = await deleted();
    const printed = await screenAfter([line], sandbox);
    expect(printed).toMatch(/^ERROR: Bad Request\(/);
    expect(printed).toContain(text);
    expect(printed).toContain('(simulated wording)');
    expect(await screenAfter([line, 'why'], sandbox)).toContain('[F39, B-16]');
    expect(await screenAfter([line, list], sandbox)).toContain('id-app');
  });

  const REGISTERED = [
    'APP=$(az ad app create --display-name reports --query appId -o tsv)',
    'OBJECT=$(az ad app show --id $APP --query id -o tsv)',
    'SP=$(az ad sp create --id $APP --query id -o tsv)',
  ];

  test('F24 of an app registration the application and its service principal are deleted together, and restored one by one', async () => {
    const names = (type: string) =>
      `az rest -u ${BIN}/microsoft.graph.${type} --query "value[].[displayName,id]" -o tsv`;
    const sandbox = await typed([...REGISTERED, 'az ad app delete --id $APP'], sandboxOf());
    expect(
      await screenAfter(
        [`[ "$(${names('application')})" = "$(printf 'reports\\t%s' $OBJECT)" ] && echo same`],
        sandbox,
      ),
    ).toBe('same\n');
    expect(await screenAfter([names('servicePrincipal')], sandbox)).toMatch(/^reports\t/);
    expect(await screenAfter([`az rest -u ${BIN}/$OBJECT --query deletedDateTime -o tsv`], sandbox)).toMatch(/^2026-/);
    const restore = (id: string) => `az rest -m POST -u ${BIN}/${id}/restore`;
    const app = await typed([`${restore('$OBJECT')} --query deletedDateTime`], sandbox);
    expect(await screenAfter(['az ad app show --id $APP --query displayName -o tsv'], app)).toBe('reports\n');
    expect((await typeLines(['az ad sp show --id $SP'], app)).exitCode).toBe(3);
    const both = await typed([restore('$SP')], app);
    expect(await screenAfter(['az ad sp show --id $SP --query displayName -o tsv'], both)).toBe('reports\n');
  });

  test('F36, F39 a deleted application counts toward the quota for 30 days, or until it is purged by hand', async () => {
    const sandbox = await typed([...REGISTERED, 'az ad app delete --id $APP'], sandboxOf());
    const list = `az rest -u ${BIN}/microsoft.graph.application --query "value[].displayName" -o tsv`;
    expect(await screenAfter(['clock +29d', list], sandbox)).toBe('reports\n');
    expect(await screenAfter(['clock'], sandbox)).toContain('the deleted application reports is purged');
    expect(await screenAfter(['clock to purge', list], sandbox)).toBe('');
    expect((await typeLines(['clock to purge', `az rest -m POST -u ${BIN}/$OBJECT/restore`], sandbox)).exitCode).toBe(
      1,
    );
    const purged = await typed([`az rest -m DELETE -u ${BIN}/$OBJECT`], sandbox);
    expect(await screenAfter([list], purged)).toBe('');
    expect((await typeLines([`az rest -u ${BIN}/$OBJECT`], purged)).exitCode).toBe(1);
    expect((await typeLines([`az rest -u ${BIN}/$SP`], purged)).exitCode).toBe(0);
  });

  test('a service principal is not restored beside a new one of its application', async () => {
    const again = ['az ad sp delete --id $SP', 'az ad sp create --id $APP -o none'];
    const sandbox = await typed([...REGISTERED, ...again], sandboxOf());
    const restore = `az rest -m POST -u ${BIN}/$SP/restore`;
    expect(await screenAfter([restore], sandbox)).toContain('is already in use.');
    const purged = await typed([`az rest -m DELETE -u ${BIN}/$SP`], sandbox);
    expect(await screenAfter(['az ad sp show --id $APP --query displayName -o tsv'], purged)).toBe('reports\n');
  });

  test('a service principal is restored without its application, and a user is purged', async () => {
    const lines = [
      ...REGISTERED,
      'az ad app delete --id $APP',
      `az rest -m POST -u ${BIN}/$SP/restore -o none`,
      'az ad sp show --id $SP -o none',
      'U=$(az ad user show --id alice@contoso.com --query id -o tsv)',
      'az ad user delete --id $U',
      `az rest -m DELETE -u ${BIN}/$U`,
    ];
    const sandbox = await typed(lines, await people(['alice']));
    expect((await typeLines([`az rest -u ${BIN}/$U`], sandbox)).exitCode).toBe(1);
  });

  test('B-08 what it was granted stays, without a name, and counts for nobody', async () => {
    const grant =
      'az role assignment create --role Reader --scope $(az group show -n rg-app --query id -o tsv) --assignee $ID -o none';
    const sandbox = await typed([grant, 'az identity delete -g rg-app -n id-app'], await withIdentity());
    const orphans = `az role assignment list -g rg-app --query '[].[principalName, roleDefinitionName]' -o tsv`;
    expect(await screenAfter([orphans], sandbox)).toBe('\tReader\n');
    const again = await typed([CREATE], sandbox);
    expect(await screenAfter([orphans], again)).toBe('\tReader\n');
  });
});

describe('B-08 how many role assignments', () => {
  const LIMITED = { roleAssignmentLimit: 2 };
  const grant = (role: string) =>
    `az role assignment create --role "${role}" --scope $(az group show -n rg-app --query id -o tsv) --assignee $ID -o none`;

  test('orphans count toward the limit of the subscription, and removing one makes room', async () => {
    const lines = [grant('Reader'), 'az identity delete -g rg-app -n id-app', CREATE, ID];
    const sandbox = await typed(lines, await withIdentity(LIMITED));
    const refused = await typeLines([grant('Reader')], sandbox);
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs[0]?.text).toMatch(
      /^ERROR: \(RoleAssignmentLimitExceeded\) No more role assignments can be created/,
    );
    expect(await screenAfter(['why'], refused.sandbox)).toMatch(
      /has 2 of 2 role assignments, 1 of them orphans, which count +\[B-08, E\.9\]/,
    );
    const orphan = `az role assignment list -g rg-app --query "[?principalName==''].id" -o tsv`;
    const cleaned = await typed([`az role assignment delete --ids $(${orphan})`], refused.sandbox);
    expect((await typeLines([grant('Reader')], cleaned)).exitCode).toBe(0);
  });
});

describe('F36 how many objects, how fast, which names', () => {
  test('F39 a deleted identity counts toward the quota until it is purged', async () => {
    const sandbox = await withIdentity({ objectQuota: 3 });
    const second = 'az identity create -g rg-app -n id-two -o none';
    const text = await streamAfter(2, [second], sandbox);
    expect(text).toContain(
      'ERROR: (Directory_QuotaExceeded) The directory object quota limit for the Tenant has been exceeded.',
    );
    expect(await screenAfter([second, 'why'], sandbox)).toContain('the directory holds 3 of 3 objects');
    const deleted = await typed(['az identity delete -g rg-app -n id-app'], sandbox);
    expect((await typeLines([second], deleted)).exitCode).toBe(1);
    expect((await typeLines(['clock to purge', second], deleted)).exitCode).toBe(0);
  });

  test('the quota is for people and groups as well, and a system-assigned identity takes a place', async () => {
    const sandbox = await withIdentity({ objectQuota: 3 });
    for (const line of [
      'az ad group create --display-name g --mail-nickname g',
      'az ad user create --display-name x --user-principal-name x@contoso.com --password Lab.2026.pw',
      'az ad app create --display-name x',
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity',
    ])
      expect(await streamAfter(2, [line], sandbox), line).toContain('The directory object quota limit');
    expect((await typeLines(['az vm create -g rg-app -n vm-web --image Ubuntu2204'], sandbox)).exitCode).toBe(0);
  });

  test('E.9 the 81st identity within 20 seconds is refused with 429, and then there is room again', async () => {
    const loop = 'for i in {1..81}; do az identity create -g rg-app -n id-$i -l westeurope -o none; done';
    const { outputs, sandbox } = await typeLines([GROUP, loop], sandboxOf());
    const text = outputs.map((one) => one.text).join('');
    expect(text).toContain('(TooManyRequests)');
    expect(text).toContain('(simulated wording)');
    expect(await screenAfter(['why'], sandbox)).toContain('how true: simplified');
    expect(await screenAfter(['az identity list --query "length(@)"'], sandbox)).toBe('80\n');
    const next = 'az identity create -g rg-app -n id-more -l westeurope -o none';
    expect(
      (await typeLines(['az identity create -g rg-app -n id-more -l northeurope -o none'], sandbox)).exitCode,
    ).toBe(0);
    expect((await typeLines(['sleep 20', next], sandbox)).exitCode).toBe(0);
  });

  test('E.9 the 301st identity attached within 20 seconds is refused with 429; elsewhere, and later, there is room', async () => {
    const sandbox = await typed(
      [
        GROUP,
        'for i in {1..80}; do az identity create -g rg-app -n id-$i -l westeurope -o none; done',
        'for i in 1 2 3 4; do az vm create -g rg-app -n vm-$i --image Ubuntu2204 -o none; done',
        'az vm create -g rg-app -n vm-north --image Ubuntu2204 -l northeurope -o none',
        'ALL=$(for i in {1..80}; do echo id-$i; done)',
        'for i in 1 2 3; do az vm identity assign -g rg-app -n vm-$i --identities $ALL -o none; done',
      ],
      sandboxOf(),
    );
    const fourth = 'az vm identity assign -g rg-app -n vm-4 --identities $ALL -o none';
    const refused = await typeLines([fourth], sandbox);
    const text = refused.outputs.map((one) => one.text).join('');
    expect(text).toContain('(TooManyRequests)');
    expect(text).toContain('(simulated wording)');
    expect(await screenAfter(['why'], refused.sandbox)).toContain('300 identities attached in 20 s are the limit');
    expect(await screenAfter(['az vm identity show -g rg-app -n vm-4'], refused.sandbox)).toBe('');
    const again = 'az vm identity assign -g rg-app -n vm-3 --identities $ALL -o none';
    expect((await typeLines([again], sandbox)).exitCode).toBe(0);
    const some = 'az vm identity assign -g rg-app -n vm-4 --identities $(echo $ALL | cut -d" " -f1-60) -o none';
    expect((await typeLines([some], sandbox)).exitCode).toBe(0);
    expect((await typeLines([fourth.replace('vm-4', 'vm-north')], sandbox)).exitCode).toBe(0);
    expect((await typeLines(['sleep 20', fourth], sandbox)).exitCode).toBe(0);
  });

  test.each(['ab', `${'a'.repeat(129)}`, '-abc'])('the name %s is refused', async (name) => {
    const text = await screenAfter([GROUP, `az identity create -g rg-app --name=${name}`], sandboxOf());
    expect(text).toContain('(InvalidResourceName)');
  });
});
