import { describe, expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, streamAfter, TOKEN_URL, typeLines } from '../typing.ts';

const onMachine = async () => (await typeLines(['ssh vm-web'], await sandboxWithMachine())).sandbox;

describe('IMDS from inside a virtual machine', () => {
  test('a token comes as compact JSON without a line end, signed', async () => {
    const text = await screenAfter([ASK_FOR_TOKEN], await onMachine());
    expect(text).toMatch(/^\{"access_token":"eyJ[\w-]+\.[\w-]+\.[\w-]+","client_id":"[^ \n]+\}$/);
  });

  test('the way people catch it works', async () => {
    const lines = [
      `TOKEN=$(${ASK_FOR_TOKEN} | jq -r .access_token)`,
      'echo $TOKEN | cut -d. -f2 | base64 -d | jq -r .aud',
    ];
    expect(await screenAfter(lines, await onMachine())).toBe('https://management.azure.com/\n');
  });

  test('in a loop the 21st request within a second is refused, and a second later all is well', async () => {
    const quiet = ASK_FOR_TOKEN.replace('curl -s', "curl -s -o /dev/null -w '%{http_code} '");
    const machine = await onMachine();
    const { sandbox, outputs } = await typeLines([`for i in {1..21}; do ${quiet}; done`], machine);
    expect(outputs[0]?.text).toBe(`${'200 '.repeat(20)}429 `);
    expect(await screenAfter(['sleep 1', quiet], sandbox)).toBe('200 ');
  });

  test('without the Metadata header the refusal is printed, and -f turns it into exit code 22', async () => {
    const machine = await onMachine();
    const url = `"${TOKEN_URL}https://management.azure.com/"`;
    expect(await screenAfter([`curl -s ${url}`], machine)).toBe(
      '{"error":"invalid_request","error_description":"Required metadata header not specified"}',
    );
    const failed = await typeLines([`curl -sSf ${url}`], machine);
    expect(failed.exitCode).toBe(22);
    expect(failed.outputs).toEqual([{ fd: 2, text: 'curl: (22) The requested URL returned error: 400\n' }]);
  });

  test('-i prints the head, -v the conversation, -o a file', async () => {
    const machine = await onMachine();
    const head = await screenAfter([`${ASK_FOR_TOKEN} -i | head -2`], machine);
    expect(head).toBe('HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n');
    const talk = await streamAfter(2, [`${ASK_FOR_TOKEN} -v > /dev/null`], machine);
    expect(talk).toContain('> GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource=');
    expect(talk).toContain('> Metadata: true\n');
    expect(talk).toContain('< HTTP/1.1 200 OK\n');
    expect(await screenAfter([`${ASK_FOR_TOKEN} -o t.json`, 'jq -r .token_type t.json'], machine)).toBe('Bearer\n');
    const lost = await typeLines([`${ASK_FOR_TOKEN} -S -o no/such/folder`], machine);
    expect([lost.exitCode, lost.outputs[0]?.text]).toEqual([23, 'curl: (23) Failure writing output to destination\n']);
  });

  test('a request takes 5 simulated ms', async () => {
    expect(await screenAfter([`${ASK_FOR_TOKEN} -o /dev/null -w '%{time_total}\\n'`], await onMachine())).toBe(
      '0.005000\n',
    );
  });

  test('--retry waits as long as the answer asks, in simulated time', async () => {
    const flood = `for i in {1..20}; do ${ASK_FOR_TOKEN} > /dev/null; done`;
    const retrying = ASK_FOR_TOKEN.replace('curl -s', "curl --retry 2 -o /dev/null -w '%{http_code}\\n'");
    const { outputs } = await typeLines([`${flood}; ${retrying}`], await onMachine());
    expect(outputs.map(({ text }) => text)).toEqual([
      'Warning: Problem : HTTP error. Will retry in 1 seconds. 2 retries left.\n',
      '200\n',
    ]);
  });
});

describe('addresses that do not answer', () => {
  test('IMDS is not reachable from the operator’s machine, and why says so', async () => {
    const { sandbox, exitCode, outputs } = await typeLines(
      [ASK_FOR_TOKEN.replace(' -s', '')],
      await sandboxWithMachine(),
    );
    expect(exitCode).toBe(7);
    expect(outputs).toEqual([
      { fd: 2, text: 'curl: (7) Failed to connect to 169.254.169.254 port 80 after 0 ms: Network is unreachable\n' },
    ]);
    expect(await screenAfter(['why'], sandbox)).toMatch(/✗ endpoint .*only from within a virtual machine.*\[F32\]/);
  });

  test('an unknown host is named, with what there is instead', async () => {
    const { exitCode, outputs } = await typeLines(['curl https://example.com/x'], await sandboxWithMachine());
    expect(exitCode).toBe(6);
    expect(outputs[0]?.text).toMatch(
      /^curl: \(6\) Could not resolve host: example\.com\n\(The lab is offline\. What answers here: http:\/\/169\.254\.169\.254/,
    );
  });

  test('-s keeps the error to itself, -S brings it back', async () => {
    const sandbox = await sandboxWithMachine();
    expect(await screenAfter([ASK_FOR_TOKEN], sandbox)).toBe('');
    expect(await screenAfter([ASK_FOR_TOKEN.replace('-s', '-sS')], sandbox)).toContain('curl: (7)');
  });
});
