import { describe, expect, test } from 'vitest';
import { promptText } from '../../../src/session/prompt-text.ts';
import { sandboxWithMachine, screenAfter, streamAfter, typeLines } from '../typing.ts';

describe('machines are apart', () => {
  test('variables, files, folder and functions stay behind on both sides, and are there again', async () => {
    const there = ['X=operator; touch mine; f() { echo f; }', 'ssh vm-web', 'echo "[$X]$(ls)"; f'];
    const { sandbox, outputs } = await typeLines(there, await sandboxWithMachine());
    expect(outputs.map(({ text }) => text)).toEqual(['[]\n', 'bash: f: command not found\n']);
    const back = await typeLines(['X=vm; mkdir d; cd d', 'exit', 'echo "$X $(ls) $PWD"; f'], sandbox);
    expect(back.outputs.map(({ text }) => text)).toEqual(['operator mine /home/operator\n', 'f\n']);
    expect(await screenAfter(['ssh azureuser@vm-web', 'echo "$X $PWD"'], back.sandbox)).toBe('vm /home/azureuser/d\n');
  });

  test('the prompt says whom az is signed in as, on the machine outside', async () => {
    const lines = [
      'az ad user create --display-name oncall --user-principal-name oncall@contoso.com --password Lab.2026.pw -o none',
    ];
    const { sandbox } = await typeLines(
      [...lines, 'az login -u oncall@contoso.com --allow-no-subscriptions -o none'],
      await sandboxWithMachine(),
    );
    expect(promptText(sandbox)).toBe('oncall@contoso $');
    expect(promptText((await typeLines(['ssh vm-web'], sandbox)).sandbox)).toBe('azureuser@vm-web $');
    expect(promptText((await typeLines(['az login -u operator@contoso.com'], sandbox)).sandbox)).toBe(
      'operator@contoso $',
    );
  });

  test('the prompt says where one is', async () => {
    const sandbox = await sandboxWithMachine();
    expect(promptText(sandbox)).toBe('operator@contoso $');
    const { sandbox: there } = await typeLines(['ssh vm-web'], sandbox);
    expect(promptText(there)).toBe('azureuser@vm-web $');
    expect(promptText((await typeLines(['mkdir -p a/b; cd a/b'], there)).sandbox)).toBe('azureuser@vm-web ~/a/b $');
    expect(promptText((await typeLines(['cd /tmp'], there)).sandbox)).toBe('azureuser@vm-web /tmp $');
    expect(promptText((await typeLines(['exit'], there)).sandbox)).toBe('operator@contoso $');
  });

  test('the machine answers for itself', async () => {
    const sandbox = await sandboxWithMachine();
    expect(await screenAfter(['whoami; hostname; uname -n'], sandbox)).toBe('operator\noperator\noperator\n');
    expect(await screenAfter(['ssh vm-web', 'whoami; hostname; uname -n; id -un; hostname -I'], sandbox)).toBe(
      'azureuser\nvm-web\nvm-web\nazureuser\n10.0.0.4\n',
    );
  });

  test('nobody is signed in on a new machine', async () => {
    const { exitCode, outputs } = await typeLines(['ssh vm-web', 'az group list'], await sandboxWithMachine());
    expect([exitCode, outputs[0]?.text]).toEqual([1, "ERROR: Please run 'az login' to setup account.\n"]);
  });
});

describe('ssh', () => {
  test('names the machines that exist where one does not', async () => {
    const { exitCode, outputs } = await typeLines(['ssh vm-wbe'], await sandboxWithMachine());
    expect(exitCode).toBe(255);
    expect(outputs[0]?.text).toBe(
      'ssh: Could not resolve hostname vm-wbe: Name or service not known\n(Machines here: vm-web.)\n',
    );
    expect(await streamAfter(2, ['ssh x'])).toContain('(There is no machine yet. az vm create makes one.)');
  });

  test('goes one hop at a time', async () => {
    const text = await streamAfter(2, ['ssh vm-web', 'ssh vm-web'], await sandboxWithMachine());
    expect(text).toBe('ssh: you are on vm-web. Type exit first, then ssh from your own machine.\n');
  });

  test('runs one command there and comes back, with its output, exit code and effects', async () => {
    const sandbox = await sandboxWithMachine();
    const {
      outputs,
      exitCode,
      sandbox: after,
    } = await typeLines(['ssh vm-web "hostname; touch f; (exit 7)" | tr a-z A-Z'], sandbox);
    expect([outputs.map(({ text }) => text), exitCode]).toEqual([['VM-WEB\n'], 0]);
    expect((await typeLines(['ssh vm-web "exit 7"'], sandbox)).exitCode).toBe(7);
    expect(promptText(after)).toBe('operator@contoso $');
    expect(await screenAfter(['ssh vm-web ls; hostname'], after)).toBe('f\noperator\n');
  });

  test('runs what it is given on stdin', async () => {
    const line = 'ssh vm-web <<EOF\nhostname\nexit 4\nhostname\nEOF';
    const { outputs, exitCode } = await typeLines([line], await sandboxWithMachine());
    expect([outputs.map(({ text }) => text), exitCode]).toEqual([['vm-web\n'], 4]);
  });

  test('a block of lines goes in and comes out again', async () => {
    const block = 'ssh vm-web\nhostname\nexit\nhostname';
    expect(await streamAfter(1, [block], await sandboxWithMachine())).toMatch(/vm-web\noperator\n$/);
  });
});

describe('exit', () => {
  test('takes its code to the machine that one came from', async () => {
    expect(await screenAfter(['ssh vm-web', 'exit 7', 'echo $?'], await sandboxWithMachine())).toBe('7\n');
  });

  test('logout does the same', async () => {
    expect(await streamAfter(2, ['ssh vm-web', 'logout'], await sandboxWithMachine())).toBe(
      'Connection to vm-web closed.\n',
    );
  });

  test('on one’s own machine says how to leave the lab, and the rest of the line does not run', async () => {
    expect(await screenAfter(['exit; echo never'])).toBe('This is your own machine. quit leaves this terminal.\n');
  });

  test('in a test or a function ends the statement and leaves the session', async () => {
    const { sandbox, exitCode } = await typeLines(['X=kept', 'if true; then exit 3; fi']);
    expect(exitCode).toBe(3);
    expect(await screenAfter(['echo $X'], sandbox)).toBe('kept\n');
  });
});

describe('a machine that is deleted', () => {
  test('is left at once, and one that is made again is new', async () => {
    const lines = [
      'az role assignment create --assignee-object-id $(az vm identity show -g rg-app -n vm-web --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role Contributor --scope $(az group show -n rg-app --query id -o tsv) -o none',
      'clock to propagation',
      'ssh vm-web',
      'touch old; az login --identity -o none',
      'az vm delete -g rg-app -n vm-web --yes',
    ];
    const { sandbox, outputs } = await typeLines(lines, await sandboxWithMachine());
    expect(outputs.at(-1)).toEqual({ fd: 2, text: 'Connection to vm-web closed by remote host.\n' });
    expect(promptText(sandbox)).toBe('operator@contoso $');
    const remote = await typeLines(
      [
        ...lines.slice(0, 2),
        'ssh vm-web "az login --identity -o none; az vm delete -g rg-app -n vm-web --yes; hostname"',
      ],
      await sandboxWithMachine(),
    );
    expect(remote.outputs).toEqual([{ fd: 2, text: 'Connection to vm-web closed by remote host.\n' }]);
    expect(remote.exitCode).toBe(255);
    const again = 'az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none';
    expect(await screenAfter([again, 'ssh vm-web ls'], sandbox)).toBe('');
  });
});
