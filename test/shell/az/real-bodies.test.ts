import { beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { sandboxOf, typed } from '../facts/people.ts';
import { typeLines } from '../typing.ts';
import { REAL_BODIES } from './real-bodies.ts';

/** The world behind the recordings. */
const WORLD = [
  'az group create -n rg-app -l westeurope --tags env=lab owner=ann -o none',
  'az group create -n rg-other -l eastus -o none',
  'az identity create -g rg-app -n id-app --tags env=lab -o none',
  'az identity create -g rg-other -n id-other -o none',
  'az vm create -g rg-app -n vm-own --image Ubuntu2204 --assign-identity -o none',
  'az vm create -g rg-app -n vm-both --image Ubuntu2204 --assign-identity [system] id-app -o none',
  'az vm create -g rg-app -n vm-none --image Ubuntu2204 -o none',
  'az storage account create -g rg-app -n st1 -o none',
  'az keyvault create -g rg-app -n kv1 -o none',
  'az appservice plan create -g rg-app -n plan -o none',
  'az webapp create -g rg-app -p plan -n app-web --assign-identity [system] -o none',
];

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** As the recordings have it: a GUID is its number in the order of appearance, a time only its day and hour. */
function normal(text: string): string {
  const numbers = new Map<string, string>();
  const numbered = (guid: string): string => {
    const known = numbers.get(guid) ?? `00000000-0000-0000-0000-${String(numbers.size + 1).padStart(12, '0')}`;
    numbers.set(guid, known);
    return known;
  };
  return text.replaceAll(GUID, numbered).replaceAll(/(2026-03-02T09:)\d\d:\d\d/g, '$100:00');
}

let world: Sandbox;

beforeAll(async () => {
  world = await typed(WORLD, sandboxOf());
});

test.each(REAL_BODIES)('%s prints what the real az prints', async (line, exitCode, stdout) => {
  const result = await typeLines([line], world);
  const printed = result.outputs.flatMap((output) => (output.fd === 1 ? [output.text] : [])).join('');
  expect(normal(printed)).toBe(stdout);
  expect(result.exitCode).toBe(exitCode);
});
