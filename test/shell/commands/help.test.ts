import { expect, test } from 'vitest';
import { commands } from '../../../src/shell/commands.ts';
import { screenAfter, typeLines } from '../typing.ts';

test('lists the lab’s commands with what they are for, and the Linux ones', async () => {
  const text = await screenAfter(['help']);
  for (const name of ['az', 'curl', 'ssh', 'clock', 'why', 'jwt', 'burst'])
    expect(text).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
  expect(text.split('\n').length).toBeLessThan(22);
  const linux = await screenAfter(['help linux']);
  for (const name of ['grep egrep', 'whoami', 'history']) expect(linux).toContain(name);
  expect(await screenAfter(['help lab'])).toMatch(/^The lab\n {2}goals story[\s\S]*^ {2}whatif +\w/m);
  expect(text).not.toContain('sudo');
});

test('explains one command, in pipes too', async () => {
  expect(await screenAfter(['help ssh | head -2'])).toBe(
    'ssh: go to a virtual machine or web app, or run one command there\n  ssh HOST\n',
  );
  expect(await screenAfter(['help grep'])).toBe('grep: as on Linux; grep --help says more\n');
  expect((await typeLines(['help nothing'])).exitCode).toBe(1);
});

test('no two commands share a name', () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
