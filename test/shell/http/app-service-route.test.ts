import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/shell/create-sandbox.ts';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { LabTenant } from '../../sim/lab-tenant.ts';
import { webApp } from '../../sim/web-app-world.ts';
import { screenAfter, typeLines } from '../typing.ts';

const ASK =
  'curl -s -H "X-IDENTITY-HEADER: $IDENTITY_HEADER" "$IDENTITY_ENDPOINT?resource=https://vault.azure.net&api-version=2019-08-01"';

function sandboxWith(identity: { readonly systemAssigned?: boolean }): { sandbox: Sandbox; tenant: LabTenant } {
  const tenant = new LabTenant();
  webApp(tenant, 'app-web', identity);
  return { sandbox: { ...createSandbox(), world: tenant.draft }, tenant };
}

test('a web app with an identity finds its endpoint and gets a token there', async () => {
  const { sandbox } = sandboxWith({ systemAssigned: true });
  expect(await screenAfter(['ssh app-web', `${ASK} | jwt --json | jq -r .claims.aud`], sandbox)).toBe(
    'https://vault.azure.net\n',
  );
});

test('without the secret header it does not', async () => {
  const { sandbox } = sandboxWith({ systemAssigned: true });
  const ask = ASK.replace(/-H "[^"]*"/, '');
  expect(await screenAfter(['ssh app-web', `${ask} -w "\\n%{http_code}\\n" | tail -1`], sandbox)).toBe('401\n');
});

test('IMDS does not answer inside of a web app', async () => {
  const { sandbox } = sandboxWith({ systemAssigned: true });
  const line = 'curl -H Metadata:true http://169.254.169.254/metadata/instance?api-version=2021-02-01';
  expect(await screenAfter(['ssh app-web', line], sandbox)).toContain('curl: (7) Failed to connect');
});

test('an app without an identity has no endpoint; it appears at the next ssh after one was given', async () => {
  const { sandbox, tenant } = sandboxWith({});
  const before = await typeLines(['ssh app-web', 'X=kept', 'echo "[$IDENTITY_ENDPOINT]"', 'exit'], sandbox);
  expect(await screenAfter(['ssh app-web', 'echo "[$IDENTITY_ENDPOINT]"'], before.sandbox)).toBe('[]\n');
  webApp(tenant, 'app-web', { systemAssigned: true });
  const after = { ...before.sandbox, world: tenant.draft };
  expect(await screenAfter(['ssh app-web', 'echo "$X $IDENTITY_ENDPOINT" | cut -d: -f1'], after)).toBe('kept http\n');
});
