import { expect, test } from 'vitest';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';
import { sandboxOf, typed } from './people.ts';

const GROUP = 'az group create -n rg-app -l westeurope -o none';
const STORAGE = `${TOKEN_URL}https://storage.azure.com/`;
const ID = (what: string) => `$(az identity show -g rg-app -n id-app --query ${what} -o tsv)`;

/** vm-web and app-web hold id-app and have an identity of their own. */
const hosts = () =>
  typed(
    [
      GROUP,
      'az identity create -g rg-app -n id-app -o none',
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system] id-app -o none',
      'az appservice plan create -g rg-app -n plan -o none',
      `az webapp create -g rg-app -p plan -n app-web --assign-identity [system] ${ID('id')} -o none`,
    ],
    sandboxOf(),
  );

const onVm = (options: string, query = '') =>
  `ssh vm-web 'curl -s ${options} "${STORAGE}${query}" | jq -r ".token_type // .error_description"'`;

test('B-05 IMDS wants the header Metadata: true and no proxy in between; the answers say so', async () => {
  const sandbox = await hosts();
  expect(await screenAfter([onVm('')], sandbox)).toBe('Required metadata header not specified\n');
  expect(await screenAfter([onVm('-H Metadata:false')], sandbox)).toBe('Required metadata header not specified\n');
  expect(await screenAfter([onVm('-H METADATA:True')], sandbox)).toBe('Bearer\n');
  const forwarded = await typeLines([onVm('-H Metadata:true -H X-Forwarded-For:10.0.0.1')], sandbox);
  expect(forwarded.outputs[0]?.text).toContain('X-Forwarded-For');
  expect(await screenAfter(['why'], forwarded.sandbox)).toMatch(/\[B-05\]\n.*simplified/);
});

test('B-05 App Service wants the secret of the app in X-IDENTITY-HEADER', async () => {
  const ask = (header: string) =>
    `ssh app-web 'curl -s -o /dev/null -w "%{http_code}" -H "${header}" "$IDENTITY_ENDPOINT?resource=https://vault.azure.net&api-version=2019-08-01"'`;
  const sandbox = await hosts();
  expect(await screenAfter([ask('Metadata: true')], sandbox)).toBe('401');
  expect(await screenAfter([ask('X-IDENTITY-HEADER: $IDENTITY_HEADER')], sandbox)).toBe('200');
});

test('B-06 a principal id does not do where a client id is asked for, and why says what it is', async () => {
  const sandbox = await hosts();
  const ask = (what: string) => onVm('-H Metadata:true', `&client_id='${ID(what)}'`);
  const wrong = await typeLines([ask('principalId')], sandbox);
  expect(wrong.outputs[0]?.text).toBe('Identity not found\n');
  expect(await screenAfter(['why'], wrong.sandbox)).toMatch(/that is the object id of id-app.*\[B-03\]/);
  expect(await screenAfter([ask('clientId')], sandbox)).toBe('Bearer\n');
});

test('B-20 the end of a token is seconds on IMDS and in App Service 2019, and a date in App Service 2017', async () => {
  const sandbox = await hosts();
  const imds = `ssh vm-web 'curl -s -H Metadata:true "${STORAGE}" | jq -r .expires_on'`;
  expect(await screenAfter([imds], sandbox)).toMatch(/^\d{10}\n$/);
  const app = (version: string, header: string) =>
    `ssh app-web 'curl -s -H "${header}: $IDENTITY_HEADER" "$IDENTITY_ENDPOINT?resource=https://vault.azure.net&api-version=${version}" | jq -r .expires_on'`;
  expect(await screenAfter([app('2019-08-01', 'X-IDENTITY-HEADER')], sandbox)).toMatch(/^\d{10}\n$/);
  expect(await screenAfter([app('2017-09-01', 'secret')], sandbox)).toMatch(
    /^\d\d\/\d\d\/2026 \d\d:\d\d:\d\d \+00:00\n$/,
  );
});

test('B-21, G-15 IMDS takes an identity by its resource id under both names of the parameter', async () => {
  const sandbox = await hosts();
  for (const parameter of ['msi_res_id', 'mi_res_id']) {
    const line = `ssh vm-web 'curl -s -H Metadata:true "${STORAGE}&${parameter}='${ID('id')}'" | jq -r .client_id'`;
    expect(await screenAfter([line, `echo ${ID('clientId')}`], sandbox)).toBe(await screenAfter([line], sandbox));
  }
});
