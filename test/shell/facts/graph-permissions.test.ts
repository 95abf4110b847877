import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';
import { guid, sandboxOf, signedInAs, typed } from './people.ts';

const ASK = `G=$(curl -s -H Metadata:true "${TOKEN_URL}https://graph.microsoft.com/" | jq -r .access_token)`;
const USERS = 'curl -s -H "Authorization: Bearer $G" https://graph.microsoft.com/v1.0/users';
const READ = `${USERS} | jq -r '.error.code // (.value | length)'`;
const GRAPH = 'https://graph.microsoft.com/v1.0/servicePrincipals/$ID/appRoleAssignments';
const grantOf = (role: string): readonly string[] => [
  'MS=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id -o tsv)',
  `ROLE=$(az ad sp show --id $MS --query "appRoles[?value=='${role}'].id" -o tsv)`,
  `BODY="{\\"principalId\\":\\"$ID\\",\\"resourceId\\":\\"$MS\\",\\"appRoleId\\":\\"$ROLE\\"}"`,
];
const POST = `az rest -m POST -u ${GRAPH} -b "$BODY"`;

function withMachine(): Promise<Sandbox> {
  return typed(
    [
      'az group create -n rg-app -l westeurope -o none',
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
      'ID=$(az vm identity show -g rg-app -n vm-web --query principalId -o tsv)',
    ],
    sandboxOf(),
  );
}

describe('F24 an app registration has two objects, a managed identity one', () => {
  test('application and service principal share the app id and have object ids of their own', async () => {
    const sandbox = await typed(
      ['APP=$(az ad app create --display-name reports --query appId -o tsv)', 'az ad sp create --id $APP -o none'],
      await withMachine(),
    );
    const both = 'for kind in app sp; do az ad $kind show --id $APP --query "[appId, displayName, id]" -o tsv; done';
    const lines = (await screenAfter([both], sandbox)).trim().split('\n');
    const [app, principal] = [lines.slice(0, 3), lines.slice(3)];
    expect(principal.slice(0, 2)).toEqual(app.slice(0, 2));
    expect(app[1]).toBe('reports');
    expect(principal[2]).toMatch(/^[0-9a-f-]{36}$/);
    expect(principal[2]).not.toBe(app[2]);
    expect(await screenAfter(['az ad sp show --id $APP --query servicePrincipalType -o tsv'], sandbox)).toBe(
      'Application\n',
    );
    expect(await screenAfter(['az ad app list --query [].displayName -o tsv'], sandbox)).toBe('reports\n');
  });

  test('a managed identity has no application: not by its client id, and not in the list', async () => {
    const sandbox = await typed(['APP=$(az ad sp show --id $ID --query appId -o tsv)'], await withMachine());
    const { outputs, exitCode } = await typeLines(['az ad app show --id $APP'], sandbox);
    expect([outputs[0]?.text, exitCode]).toEqual([
      expect.stringMatching(
        /^ERROR: Resource '[0-9a-f-]{36}' does not exist or one of its queried reference-property objects are not present\.\n$/,
      ),
      3,
    ]);
    const why = await screenAfter(['az ad app show --id $APP', 'why'], sandbox);
    expect(why).toContain('a system-assigned managed identity, which has no application object');
    expect(why).toContain('[F24]');
    expect(await screenAfter(['az ad app list'], sandbox)).toBe('[]\n');
  });

  test('deleting the application takes its service principal along', async () => {
    const lines = [
      'APP=$(az ad app create --display-name reports --query appId -o tsv)',
      'az ad sp create --id $APP -o none',
      'az ad app delete --id $APP',
    ];
    const sandbox = await typed(lines, sandboxOf());
    expect((await typeLines(['az ad app show --id $APP'], sandbox)).exitCode).toBe(3);
    expect((await typeLines(['az ad sp show --id $APP'], sandbox)).exitCode).toBe(3);
  });

  test.each([
    ['az ad sp create --id $(az ad sp show --id $ID --query appId -o tsv)', 'is already in use.'],
    ['az ad sp create --id 11111111-1111-1111-1111-111111111111', 'does not reference a valid application object.'],
    ['az ad sp delete --id $ID', 'The service principal of a managed identity is deleted with its resource.'],
  ])('%s', async (line, text) => {
    expect(await screenAfter([line], await withMachine())).toContain(text);
  });
});

describe('F25 B-10 Graph permissions are app roles of the service principal', () => {
  test('Microsoft Graph offers them, under their real ids', async () => {
    const show = `az ad sp show --id 00000003-0000-0000-c000-000000000000 --query "appRoles[?value=='User.Read.All'].id" -o tsv`;
    expect(await screenAfter([show])).toBe('df021288-bdef-4463-88db-98f22de89214\n');
  });

  test('the role stands in the next token only, and then Graph lists the users', async () => {
    const sandbox = await typed([...grantOf('User.Read.All'), 'ssh vm-web', ASK], await withMachine());
    expect(await screenAfter([READ], sandbox)).toBe('Authorization_RequestDenied\n');
    const granted = await typed(['exit', `${POST} --query id -o tsv`, 'ssh vm-web', ASK], sandbox);
    expect(await screenAfter([READ], granted)).toBe('Authorization_RequestDenied\n');
    const why = await screenAfter([READ, 'why'], granted);
    expect(why).toContain('User.Read.All is granted, but this token was made before; the next token carries it');
    expect(why).toContain('[F38, B-10]');
    const later = await typed(['clock +25h', ASK], granted);
    expect(await screenAfter([READ], later)).toBe('1\n');
    expect(await screenAfter(['jwt $G | grep -A1 roles'], later)).toContain('User.Read.All');
    expect(await screenAfter([`${USERS} | jq -r '.value[].userPrincipalName'`], later)).toBe('operator@contoso.com\n');
  });

  test('a role for something else does not open it', async () => {
    const lines = [...grantOf('Mail.Read'), `${POST} -o none`, 'ssh vm-web', ASK];
    const sandbox = await typed(lines, await withMachine());
    expect(await screenAfter([READ], sandbox)).toBe('Authorization_RequestDenied\n');
  });

  test('a granted role is listed, not granted twice, and taken away', async () => {
    const sandbox = await typed([...grantOf('User.Read.All'), `${POST} -o none`], await withMachine());
    const list = `az rest -u ${GRAPH} --query 'value[].[principalDisplayName,resourceDisplayName]' -o tsv`;
    expect(await screenAfter([list], sandbox)).toBe('vm-web\tMicrosoft Graph\n');
    expect(await screenAfter([POST], sandbox)).toMatch(
      /^ERROR: Bad Request\(.*Permission being assigned already exists on the object/,
    );
    const remove = `az rest -m DELETE -u ${GRAPH}/$(az rest -u ${GRAPH} --query 'value[0].id' -o tsv)`;
    const removed = await typed([remove], sandbox);
    expect(await screenAfter([list], removed)).toBe('');
  });

  test.each([
    ['the client id in the path', POST.replace('$ID', '$(az ad sp show --id $ID --query appId -o tsv)'), 'Not Found'],
    ['an unknown role', POST.replace('$BODY', `\${BODY//$ROLE/$MS}`), 'Permission being assigned was not found'],
    [
      'another principal in the body',
      POST.replace('$BODY', `\${BODY/$ID/$MS}`),
      'does not match the service principal',
    ],
  ])('%s is refused', async (_what, line, text) => {
    const sandbox = await typed(grantOf('User.Read.All'), await withMachine());
    expect(await screenAfter([line], sandbox)).toContain(text);
  });

  test('Owner of the subscription may not grant app roles', async () => {
    const owner = await signedInAs('vera', ['Owner']);
    const sandbox = await typed(
      ['ID=$(az ad sp list --display-name id-app --query [].id -o tsv)', ...grantOf('User.Read.All')],
      owner,
    );
    expect(await screenAfter(['echo $ID'], sandbox)).toMatch(guid);
    expect(await screenAfter([POST], sandbox)).toMatch(/^ERROR: Forbidden\(.*Insufficient privileges/);
  });
});
