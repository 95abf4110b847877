import { beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { people, sandboxOf, typed } from '../facts/people.ts';
import { streamAfter } from '../typing.ts';
import { REAL_WARNINGS } from './real-warnings.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  const lines = [
    'az group create -n rg-app -l westeurope -o none',
    'az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none',
    'az vm create -g rg-app -n vm-own --image Ubuntu2204 --assign-identity -o none 2> null',
    'az storage account create -g rg-app -n stapp -o none',
    'az ad group create --display-name readers --mail-nickname readers -o none',
    'RG=$(az group show -n rg-app --query id -o tsv)',
    'ANN=$(az ad user show --id ann@contoso.com --query id -o tsv)',
    'clock +20m',
  ];
  sandbox = await typed(lines, await people(['ann'], sandboxOf({ propagation: 'realistic' })));
});

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

test.each(REAL_WARNINGS)('%s: %s', async (_source, line, warnings) => {
  const printed = (await streamAfter(2, [line], sandbox)).replaceAll(GUID, 'ID');
  for (const warning of warnings) expect(`\n${printed}`).toContain(`\n${warning}\n`);
});
