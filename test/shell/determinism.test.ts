import { expect, test } from 'vitest';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { runLine } from '../../src/shell/run-line.ts';
import { ASK_FOR_TOKEN, printedBy } from './typing.ts';

const LINES = [
  'echo $RANDOM $RANDOM; for i in 1 2 3; do echo $RANDOM; done',
  'touch a b; sleep 61; touch c; ls -l; stat c',
  'awk "BEGIN { srand(); print rand() }"; jq -n now; printf "%(%T)T\\n" -1; echo $SECONDS $$',
  'az group create -n rg-app -l westeurope',
  'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity',
  'ssh vm-web',
  ASK_FOR_TOKEN,
  'time date; ls -la /tmp; date +%s%N',
];

async function transcript(seed: string): Promise<string> {
  let sandbox = createSandbox({ seed });
  let text = '';
  for (const line of LINES) {
    const result = await runLine(sandbox, line);
    sandbox = result.sandbox;
    text += `$ ${line}\n${printedBy(result)}`;
  }
  return text;
}

test('the same lines from the same seed print the same characters, tokens included', async () => {
  const first = await transcript('one');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await transcript('one')).toBe(first);
  expect(first).toContain('eyJ');
});

test('another seed gives other guids and other chance', async () => {
  const one = (await transcript('one')).split('\n');
  const two = (await transcript('two')).split('\n');
  expect(one[1]).not.toBe(two[1]);
});
