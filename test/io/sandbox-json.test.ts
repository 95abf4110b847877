import { expect, test } from 'vitest';
import { playFixture } from '../../src/io/fixture-player.ts';
import { decodeSandbox, encodeSandbox } from '../../src/io/sandbox-json.ts';
import { runLine } from '../../src/shell/run-line.ts';
import { miniature } from '../session/miniature.ts';

const lines = [
  'az identity create -g rg-lab -n id-app -o tsv --query clientId',
  'az vm create -g rg-lab -n vm-web --image Ubuntu2204 --assign-identity [system] -o none',
  'az role assignment list --all -o table',
  'echo $RANDOM; ls -la; date',
];

test('a prepared world goes on exactly as the played one: same answers, same guids, same clock', async () => {
  let played = await playFixture(miniature.fixtures[0]);
  let prepared = decodeSandbox(encodeSandbox(played));
  for (const line of lines) {
    const [one, other] = [await runLine(played, line), await runLine(prepared, line)];
    expect(other.outputs).toEqual(one.outputs);
    expect(other.sandbox).toEqual(one.sandbox);
    played = one.sandbox;
    prepared = other.sandbox;
  }
});
