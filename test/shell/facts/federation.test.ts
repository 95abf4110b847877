import { describe, expect, test } from 'vitest';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';

const ISSUER = 'https://idp.example.net';
const AUDIENCE = 'api://AzureADTokenExchange';

/** A token of the outside issuer for a subject, kept in `$A`. */
const assertion = (subject: string, audience = AUDIENCE) =>
  `A=$(curl -s "${ISSUER}/token?sub=${subject}&aud=${audience}" | jq -r .token)`;

const exchange = (rest: string, tenant = 'contoso.com', client = '$CID') =>
  `curl -s https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=${client} -d scope=https://storage.azure.com/.default -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer -d client_assertion=$A | jq -r '${rest}'`;

const create = (rest: string) =>
  `az identity federated-credential create -n fc-build --identity-name id-deploy -g rg-app ${rest} -o none`;

const prepared = async () =>
  (
    await typeLines([
      'az group create -n rg-app -l westeurope -o none',
      'az identity create -g rg-app -n id-deploy -o none',
      'CID=$(az identity show -g rg-app -n id-deploy --query clientId -o tsv)',
    ])
  ).sandbox;

test('B-15 a token of another issuer is exchanged for one of the identity, without any secret', async () => {
  const { sandbox } = await typeLines(
    [create(`--issuer ${ISSUER} --subject repo:contoso/app`), assertion('repo:contoso/app')],
    await prepared(),
  );
  const token = await typeLines([exchange('.access_token').replace(' | jq', ' | tee t | jq')], sandbox);
  expect(token.outputs[0]?.text).toMatch(/^eyJ/);
  expect(await screenAfter(['why'], token.sandbox)).toContain('[B-15]');
  const claims = 'jwt $(jq -r .access_token t) | grep -o "\\"appid\\": .*"';
  expect(await screenAfter([`${claims} | tr -d '",'; echo "appid: $CID"`], token.sandbox)).toMatch(
    /^appid: (\S+)\nappid: \1\n$/,
  );
});

test.each([
  ['issuer', '--issuer https://other.example --subject repo:contoso/app', 'AADSTS700211'],
  ['subject', `--issuer ${ISSUER} --subject repo:contoso/App`, 'AADSTS700213'],
  ['audience', `--issuer ${ISSUER} --subject repo:contoso/app --audiences api://wrong`, 'AADSTS700212'],
])('B-15 a wrong %s is accepted at creation and refused at the exchange', async (_part, rest, code) => {
  const created = await typeLines([create(rest)], await prepared());
  expect(created.exitCode).toBe(0);
  const refused = await typeLines([assertion('repo:contoso/app'), exchange('.error_description')], created.sandbox);
  expect(refused.outputs[0]?.text).toContain(`${code}: No matching federated identity record found`);
  expect(await screenAfter(['why'], refused.sandbox)).toMatch(
    /✗ token .*not checked when the credential was made.*\[B-15\]/,
  );
});

test('B-15 no credential, an old assertion, and somebody else’s signature are told apart', async () => {
  const sandbox = await prepared();
  expect(await screenAfter([assertion('x'), exchange('.error_description')], sandbox)).toContain('AADSTS70025');
  const trusted = [create(`--issuer ${ISSUER} --subject x`), assertion('x')];
  expect(await screenAfter([...trusted, 'clock +11m', exchange('.error_description')], sandbox)).toMatch(
    /^AADSTS700024: Client assertion is not within its valid time range\. Current time: 2026-03-02T09:\d\d:\d\d\.0000000Z, assertion valid from 1970-01-01T00:00:00\.0000000Z, expiry time of assertion 2026-03-02T09:\d\d:\d\d\.0000000Z\. Review the documentation/,
  );
  expect(await screenAfter([...trusted, 'A=nonsense', exchange('.error_description')], sandbox)).toContain(
    'AADSTS50027',
  );
});

test('B-15 at most 20, the same trust once, and a name of 3 to 120 characters', async () => {
  const loop =
    'for i in {1..20}; do az identity federated-credential create -n fc-$i --identity-name id-deploy -g rg-app --issuer https://idp.example.net --subject s$i -o none; done';
  const { sandbox } = await typeLines([loop], await prepared());
  const list = 'az identity federated-credential list --identity-name id-deploy -g rg-app --query "length(@)"';
  expect(await screenAfter([list], sandbox)).toBe('20\n');
  expect(await screenAfter([create(`--issuer ${ISSUER} --subject s21`)], sandbox)).toContain('maximum is 20');
  const again = create(`--issuer ${ISSUER} --subject s1`);
  expect(await screenAfter([again], sandbox)).toContain('Issuer and subject combination already exists');
  expect(await screenAfter([again.replace('-n fc-build', '-n ab')], sandbox)).toContain('3 to 120');
  const remove =
    'az identity federated-credential delete -n fc-1 --identity-name id-deploy -g rg-app --yes; az identity federated-credential show -n fc-1 --identity-name id-deploy -g rg-app';
  expect((await typeLines([remove], sandbox)).exitCode).toBe(3);
});

test('B-15, F34 an identity is the credential of an app registration in its own tenant, and unknown in another', async () => {
  const subject = '$(az identity show -g rg-app -n id-deploy --query principalId -o tsv)';
  const issuer = 'https://login.microsoftonline.com/$(az account show --query tenantId -o tsv)/v2.0';
  const credential = `{\\"name\\":\\"fc-app\\",\\"issuer\\":\\"${issuer}\\",\\"subject\\":\\"${subject}\\",\\"audiences\\":[\\"${AUDIENCE}\\"]}`;
  const { sandbox } = await typeLines(
    [
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity id-deploy -o none',
      'APP=$(az ad app create --display-name app-multi --sign-in-audience AzureADMultipleOrgs --query appId -o tsv)',
      'az ad sp create --id $APP -o none',
      `az ad app federated-credential create --id $APP --parameters "${credential}" -o none`,
      `A=$(ssh vm-web 'curl -s -H Metadata:true "${TOKEN_URL}${AUDIENCE}"' | jq -r .access_token)`,
    ],
    await prepared(),
  );
  expect(await screenAfter([exchange('.expires_in', 'contoso.com', '$APP')], sandbox)).toBe('3600\n');
  const other = await typeLines([exchange('.error_description', 'fabrikam.com', '$APP')], sandbox);
  expect(other.outputs[0]?.text).toContain('AADSTS700016: Application with identifier');
  expect(await screenAfter(['why'], other.sandbox)).toContain('[F34, B-15]');
  expect(await screenAfter(['az ad app federated-credential list --id $APP --query "[].name" -o tsv'], sandbox)).toBe(
    'fc-app\n',
  );
});

describe('B-15 a form that leaves something out', () => {
  const post = (form: readonly string[], at = 'oauth2/v2.0/token') =>
    `curl -s https://login.microsoftonline.com/contoso.com/${at} ${form.map((one) => `-d ${one}`).join(' ')} | jq -r '.error + " " + .error_description'`;
  const GRANT = 'grant_type=client_credentials';
  const SCOPE = 'scope=https://storage.azure.com/.default';
  const missing = (name: string) =>
    `invalid_request AADSTS900144: The request body must contain the following parameter: '${name}'. Trace ID: `;

  test.each([
    ['no grant type', ['client_id=$CID', SCOPE], missing('grant_type')],
    ['no client id', [GRANT, SCOPE], missing('client_id')],
    ['no scope', [GRANT, 'client_id=$CID'], missing('scope')],
    [
      'a scope that is a resource',
      [GRANT, 'client_id=$CID', 'scope=https://storage.azure.com/'],
      'invalid_scope AADSTS1002012: The provided value for scope https://storage.azure.com/ is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI). Trace ID: ',
    ],
    [
      'nothing that proves who asks',
      [GRANT, 'client_id=$CID', SCOPE],
      "invalid_client AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type Trace ID: ",
    ],
  ])('%s', async (_what, form, text) => {
    const refused = await typeLines([post(form)], await prepared());
    expect(refused.outputs[0]?.text.startsWith(text)).toBe(true);
    expect(await screenAfter(['why'], refused.sandbox)).toContain('how true: matches Azure\n');
  });

  test('version 1.0 of the endpoint takes a resource in the place of a scope', async () => {
    const { sandbox } = await typeLines([create(`--issuer ${ISSUER} --subject x`), assertion('x')], await prepared());
    const form = [
      GRANT,
      'client_id=$CID',
      'client_assertion=$A',
      'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      'resource=https://storage.azure.com/',
    ];
    const token = post(form, 'oauth2/token').replace(/jq -r .*$/, 'jq -r .token_type');
    expect(await screenAfter([token], sandbox)).toBe('Bearer\n');
  });
});

test('what the token endpoint does not do, it says', async () => {
  const password = 'curl -s https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token -d grant_type=password';
  expect(await screenAfter([password])).toContain('NotModelled');
  expect(await screenAfter([assertion('x'), exchange('.error_description', 'mars', 'x')])).toContain('AADSTS90002');
});
