// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bash writes its variables like this
import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

const withToken = async () =>
  (
    await typeLines(
      ['ssh vm-web', `BODY=$(${ASK_FOR_TOKEN}); T=$(echo "$BODY" | jq -r .access_token)`],
      await sandboxWithMachine(),
    )
  ).sandbox;

test('shows header and claims, who signed, and how long it lives on the simulated clock', async () => {
  const sandbox = await withToken();
  const lines = (await screenAfter(['jwt $T'], sandbox)).split('\n');
  expect(lines.slice(0, 3)).toEqual(['header {', '  "typ": "JWT",', '  "alg": "RS256",']);
  expect(lines).toContain('  "aud": "https://management.azure.com/",');
  expect(lines.at(-3)).toBe("signature valid: signed with the fake tenant's key");
  expect(lines.at(-2)).toMatch(/^lifetime {2}valid for .* more, until 2026-03-03T09:00:0\dZ$/);
  expect(await screenAfter(['clock +25h', 'jwt $T | tail -1'], sandbox)).toMatch(/^lifetime {2}expired 1 h ago/);
});

test('reads a token from stdin, after Bearer, or out of an answer', async () => {
  const sandbox = await withToken();
  for (const line of ['echo $T | jwt', 'jwt "Bearer $T"', 'echo "$BODY" | jwt -', 'echo "$BODY" > f; jwt - < f']) {
    expect([line, await screenAfter([`${line} | grep -c signature`], sandbox)]).toEqual([line, '1\n']);
  }
});

test('--json is for programs', async () => {
  const text = await screenAfter(['jwt --json $T'], await withToken());
  expect(JSON.parse(text)).toMatchObject({
    header: { alg: 'RS256' },
    claims: { aud: 'https://management.azure.com/' },
    signature: "valid: signed with the fake tenant's key",
    secondsLeft: expect.any(Number),
  });
});

test('an edited token is seen', async () => {
  const edited =
    'H=${T%%.*}; R=${T#*.}; P=${R%%.*}; S=${R#*.}; N=$(echo $P | base64 -d 2>/dev/null | sed s/vm-web/vm-bad/ | base64 -w0 | tr "+/" "-_" | tr -d =); jwt $H.$N.$S';
  expect(await screenAfter([`${edited} | grep signature`], await withToken())).toBe(
    'signature not valid: changed after it was signed\n',
  );
});

test('what is no token is refused, and nothing at all is a usage error', async () => {
  expect(await screenAfter(['jwt abc.def'])).toContain('jwt: this is no token');
  expect((await typeLines(['jwt'])).exitCode).toBe(2);
  expect((await typeLines(['jwt a b'])).exitCode).toBe(2);
});
