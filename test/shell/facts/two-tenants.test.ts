import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/shell/create-sandbox.ts';
import { screenAfter, typeLines } from '../typing.ts';

const asked = (resource: string) =>
  `curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=${resource}" | jq -r .access_token`;

const FORM =
  'grant_type=client_credentials&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const READ =
  'curl -s -o /dev/null -w "%{http_code}" -H "Authorization: Bearer $T" -H "x-ms-version: 2021-12-02" https://stfab.blob.core.windows.net/orders/a.csv';

const EXCHANGE = `A=$(${asked('api://AzureADTokenExchange')}); R=$(curl -s https://login.microsoftonline.com/fabrikam.com/oauth2/v2.0/token -d "${FORM}&client_id=$1&scope=https://storage.azure.com/.default&client_assertion=$A"); T=$(echo $R | jq -r .access_token); echo $R | jq -r '.error_description // "ok"' | cut -c1-12; ${READ}`;

/** Contoso's machine with an identity and an app registration, Fabrikam's storage account. */
const prepared = async (audience = 'AzureADMultipleOrgs') =>
  (
    await typeLines(
      [
        'az login --username operator@fabrikam.com',
        'az group create -n rg-fab -l northeurope -o none',
        'az storage account create -g rg-fab -n stfab -l northeurope --sku Standard_LRS -o none',
        'SCOPE=$(az storage account show -g rg-fab -n stfab --query id -o tsv)',
        'az role assignment create --assignee operator@fabrikam.com --role "Storage Blob Data Owner" --scope $SCOPE -o none',
        'az storage container create --account-name stfab -n orders --auth-mode login -o none',
        'echo a > a.csv; az storage blob upload --account-name stfab -c orders -n a.csv -f a.csv --auth-mode login -o none',
        'az login --username operator@contoso.com',
        'az group create -n rg-app -l westeurope -o none',
        'az vm create -g rg-app -n vm-app --image Ubuntu2204 -o none',
        'az identity create -g rg-app -n id-app -o none; az vm identity assign -g rg-app -n vm-app --identities id-app -o none',
        `APP=$(az ad app create --display-name app-x --sign-in-audience ${audience} --query appId -o tsv)`,
        'az ad sp create --id $APP -o none',
        `ssh vm-app "cat > exchange.sh <<'END'\n${EXCHANGE.replaceAll('$', '\\$').replaceAll('"', '\\"')}\nEND"`,
      ],
      createSandbox({ propagation: 'instant', partnerSubscriptionName: 'fabrikam-dev' }),
    )
  ).sandbox;

const TRUST = (id: string) =>
  `az ad app federated-credential create --id $APP -o none --parameters "{\\"name\\":\\"fc-${id}\\",\\"issuer\\":\\"https://login.microsoftonline.com/$(az account show --query tenantId -o tsv)/v2.0\\",\\"subject\\":\\"$(az identity show -g rg-app -n id-app --query ${id} -o tsv)\\",\\"audiences\\":[\\"api://AzureADTokenExchange\\"]}"`;

const LET_IN = [
  'az login --username operator@fabrikam.com',
  'az ad sp create --id $APP -o none',
  'az role assignment create --role "Storage Blob Data Reader" --assignee $APP --scope $SCOPE -o none',
  'az login --username operator@contoso.com',
];

test('F34 an identity is refused by another tenant: its token, and as somebody to give a role to', async () => {
  const sandbox = await prepared();
  const own = `ssh vm-app 'T=$(${asked('https://storage.azure.com/')}); ${READ}'`;
  expect(await screenAfter([own], sandbox)).toBe('401');
  const grant =
    'az role assignment create --role Reader --scope $SCOPE --assignee-object-id $ID --assignee-principal-type ServicePrincipal';
  const lines = [
    'ID=$(az identity show -g rg-app -n id-app --query principalId -o tsv)',
    'az login --username operator@fabrikam.com',
    grant,
  ];
  expect(await screenAfter(lines, sandbox)).toContain('PrincipalNotFound');
});

test('F34 B-15 an application that both tenants know, vouched for by the identity, is let in without a secret', async () => {
  const { sandbox } = await typeLines([...LET_IN, TRUST('principalId')], await prepared());
  expect(await screenAfter(['ssh vm-app sh exchange.sh $APP'], sandbox)).toBe('ok\n200');
});

test('F34 B-15 each missing step is refused with its own code', async () => {
  const sandbox = await prepared();
  const trusted = await typeLines([TRUST('principalId')], sandbox);
  expect(await screenAfter(['ssh vm-app sh exchange.sh $APP'], trusted.sandbox)).toContain('AADSTS700016');
  const known = await typeLines(LET_IN, sandbox);
  expect(await screenAfter(['ssh vm-app sh exchange.sh $APP'], known.sandbox)).toContain('AADSTS70025');
  const wrong = await typeLines([TRUST('clientId')], known.sandbox);
  expect(await screenAfter(['ssh vm-app sh exchange.sh $APP'], wrong.sandbox)).toContain('AADSTS700213');
});

test('F34 B-15 an application that is registered in the other tenant cannot trust the identity', async () => {
  const home = '$(az account show --query tenantId -o tsv)';
  const { sandbox } = await typeLines(
    [
      `CREDENTIAL="{\\"name\\":\\"fc-a\\",\\"issuer\\":\\"https://login.microsoftonline.com/${home}/v2.0\\",\\"subject\\":\\"$(az identity show -g rg-app -n id-app --query principalId -o tsv)\\",\\"audiences\\":[\\"api://AzureADTokenExchange\\"]}"`,
      'az login --username operator@fabrikam.com',
      'THEIRS=$(az ad app create --display-name app-theirs --query appId -o tsv)',
      'az ad sp create --id $THEIRS -o none',
      'az ad app federated-credential create --id $THEIRS --parameters "$CREDENTIAL" -o none',
    ],
    await prepared(),
  );
  expect(await screenAfter(['ssh vm-app sh exchange.sh $THEIRS'], sandbox)).toContain('AADSTS700236');
});

test('B-15 an application of one tenant only cannot be provisioned in another', async () => {
  const lines = ['az login --username operator@fabrikam.com', 'az ad sp create --id $APP'];
  expect(await screenAfter(lines, await prepared('AzureADMyOrg'))).toContain('does not reference a valid application');
});

test('B-15 each directory shows its own service principal of the application', async () => {
  const { sandbox } = await typeLines(LET_IN, await prepared());
  const show = 'az ad sp show --id $APP --query id -o tsv';
  const atHome = await screenAfter([show], sandbox);
  expect(await screenAfter(['az login --username operator@fabrikam.com', show], sandbox)).not.toContain(atHome);
});
