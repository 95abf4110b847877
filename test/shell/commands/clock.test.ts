import { describe, expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

const GRANT =
  'az role assignment create --assignee-object-id $(az vm identity show -g rg-app -n vm-web --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none';

describe('clock', () => {
  test('tells the simulated time and that nothing is pending', async () => {
    expect(await screenAfter(['clock'])).toBe('Mon 2026-03-02 09:00:00 UTC\nNothing is pending.\n');
  });

  test('lists what time will bring, the nearest first', async () => {
    const { sandbox } = await typeLines(
      [GRANT, `ssh vm-web '${ASK_FOR_TOKEN}' > /dev/null`],
      await sandboxWithMachine(),
    );
    const lines = (await screenAfter(['clock'], sandbox)).split('\n');
    expect(lines[1]).toBe('Pending:');
    expect(lines.slice(2, -1)).toEqual([
      expect.stringMatching(/^ {2}in \d+ s +vm-web is known in all of the directory$/),
      expect.stringMatching(/^ {2}in \d+ min( \d+ s)? +Reader for vm-web at resource group rg-app takes effect$/),
      expect.stringMatching(/^ {2}in 23 h 59 min +the token of vm-web for https:\/\/management\.azure\.com\/ expires$/),
      expect.stringMatching(/^ {2}in 44 d 23 h +Azure rolls the certificate of vm-web$/),
      expect.stringMatching(/^ {2}in 89 d 23 h +a certificate of vm-web expires$/),
    ]);
  });

  test.each([
    ['clock +30s', '09:00:30'],
    ['clock +9m', '09:09:00'],
    ['clock +90min', '10:30:00'],
    ['clock +1h30m', '10:30:00'],
    ['clock +24h', '09:00:00'],
    ['clock +45d', '09:00:00'],
    ['clock 9m', '09:09:00'],
    ['clock + 9 Minutes', '09:09:00'],
    ['clock 2hrs 1 sec', '11:00:01'],
    ['clock +1w', '09:00:00'],
  ])('%s', async (line, time) => {
    expect(await screenAfter([`${line} > /dev/null; date +%T`])).toBe(`${time}\n`);
  });

  test.each([
    ['clock +9', 'clock: +9 of what? Say the unit, as in clock +9m'],
    ['clock to exipry', "clock: 'to exipry' is not understood. Did you mean clock to expiry?"],
    ['clock propagation', "clock: 'propagation' is not understood. Did you mean clock to propagation?"],
    ['clock 9ms', "clock: '9ms' is not understood.\nusage:"],
    ['clock to tomorrow', "clock: 'to tomorrow' is not understood.\nusage:"],
  ])('%s moves nothing, and says what to type', async (line, said) => {
    expect(await screenAfter([line])).toContain(said);
    expect(await screenAfter([line, 'date +%T'])).toBe('09:00:01\n');
  });

  test('tells what happened on the way', async () => {
    const text = await screenAfter([GRANT, 'clock +11m'], await sandboxWithMachine());
    expect(text).toMatch(/^Mon 2026-03-02 09:11:\d\d UTC, 11 min later\n/);
    expect(text).toContain('\n  Reader for vm-web at resource group rg-app takes effect\n');
  });

  test('to propagation: the role that was not there before is honoured after', async () => {
    const { sandbox } = await typeLines([GRANT, 'ssh vm-web'], await sandboxWithMachine());
    expect((await typeLines(['az login --identity'], sandbox)).exitCode).toBe(1);
    const after = ['clock to propagation', 'az login --identity -o none && az group show -n rg-app -o none'];
    expect((await typeLines(after, sandbox)).exitCode).toBe(0);
  });

  test('to expiry: past the end of the last token that is held', async () => {
    const { sandbox } = await typeLines(['ssh vm-web', `${ASK_FOR_TOKEN} > t.json`], await sandboxWithMachine());
    expect(await screenAfter(['jwt - < t.json | tail -1'], sandbox)).toMatch(/^lifetime {2}valid for/);
    expect(await screenAfter(['clock to expiry', 'jwt - < t.json | tail -1'], sandbox)).toMatch(/^lifetime {2}expired/);
  });

  test('to next: just past the nearest of all that is pending', async () => {
    const text = await screenAfter([GRANT, 'clock +1m > /dev/null', 'clock to next'], await sandboxWithMachine());
    expect(text).toMatch(/\n {2}Reader for vm-web at resource group rg-app takes effect\n$/);
    expect(text).not.toContain('certificate');
  });

  test('says so where there is nothing to go to, and the time stays', async () => {
    const { sandbox, exitCode, outputs } = await typeLines(['clock to expiry']);
    expect(exitCode).toBe(1);
    expect(outputs[0]?.text).toBe(
      'clock: no token is held, so there is no expiry to go to. The time stays as it is.\n',
    );
    expect(await screenAfter(['date +%T'], sandbox)).toBe('09:00:01\n');
  });

  test.each(['clock to', 'clock to nowhere', 'clock +1m +2m', 'clock to expiry now'])(
    '%s is a usage error',
    async (line) => {
      const { exitCode, outputs } = await typeLines([line]);
      expect(exitCode).toBe(2);
      expect(outputs[0]?.text).toMatch(
        / is not understood\.( Did you mean clock to expiry\?)?\nusage:\n {2}clock +the time/,
      );
    },
  );

  test('does not go back', async () => {
    expect(await screenAfter(['clock -5m'])).toBe('clock: time goes forward only. undo takes back the last change.\n');
  });
});

describe('sleep', () => {
  test.each([
    ['sleep 5', '09:00:05'],
    ['sleep 1.5 1.5', '09:00:03'],
    ['sleep 2m', '09:02:00'],
    ['sleep 1h 1s', '10:00:01'],
  ])('%s', async (line, time) => {
    const started = performance.now();
    expect(await screenAfter([`${line}; date +%T`])).toBe(`${time}\n`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('refuses what is no time', async () => {
    expect(await screenAfter(['sleep soon'])).toContain('sleep: invalid time interval ‘soon’\n');
    expect((await typeLines(['sleep'])).exitCode).toBe(1);
  });
});
