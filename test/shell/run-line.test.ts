// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bash writes its variables like this
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { runLine } from '../../src/shell/run-line.ts';
import type { Output } from '../../src/shell/sandbox.ts';
import { printedBy, screenAfter, streamAfter, typeLines } from './typing.ts';

describe('what stays from line to line', () => {
  test.each<[string, string[], string]>([
    ['variables', ['X=1', 'Y="$X and two"', 'echo "$Y"'], '1 and two\n'],
    ['unset variables', ['X=1', 'unset X', 'echo "[$X]"'], '[]\n'],
    ['the working directory', ['mkdir -p notes/old', 'cd notes/old', 'pwd'], '/home/operator/notes/old\n'],
    ['the previous directory', ['cd /tmp', 'cd', 'cd -'], '/tmp\n'],
    ['functions', ['greet() {', 'greet() { echo "hello $1"; }', 'greet you'], 'hello you\n'],
    ['removed functions', ['f() { echo f; }', 'unset -f f', 'f || echo gone'], 'bash: f: command not found\ngone\n'],
    ['the exit code', ['false', 'echo $?'], '1\n'],
    ['the exit code of a function', ['f() { return 3; }', 'f', 'echo $?'], '3\n'],
    ['files', ['echo a > f; echo b >> f', 'cat f'], 'a\nb\n'],
    ['empty folders', ['mkdir empty', 'ls'], 'empty\n'],
    ['removed files', ['echo a > f; echo b > g', 'rm f', 'ls'], 'g\n'],
    ['executable files', ["printf 'echo ran $1\\n' > s.sh; chmod +x s.sh", './s.sh now'], 'ran now\n'],
    [
      'indexed arrays',
      ['a=(1 "two words")', 'a+=(3)', 'for i in "${a[@]}"; do echo "<$i>"; done'],
      '<1>\n<two words>\n<3>\n',
    ],
    ['associative arrays', ['declare -A m', 'm[k]="v w"', 'echo "${m[k]}"'], 'v w\n'],
    ['arrays read from commands', ['readarray -t a < <(printf "x\\ny z\\n")', 'echo "${#a[@]} ${a[1]}"'], '2 y z\n'],
    ['pipefail', ['set -o pipefail', 'false | true', 'echo $?'], '1\n'],
    ['empty arrays under nounset', ['set -u', 'a=()', 'a+=(1)', 'echo "${#a[@]} $?"'], '1 0\n'],
    ['aliases', ['alias say="echo said"', 'say it'], 'said it\n'],
    ['quotes in variables', [`V="it's \\"quoted\\" \\$HOME"`, 'echo "$V"'], `it's "quoted" $HOME\n`],
  ])('%s', async (_what, lines, expected) => {
    expect(await screenAfter(lines)).toBe(expected);
  });

  test('readonly belongs to its line and leaks into no other', async () => {
    expect(await screenAfter(['readonly R=1', 'R=2', 'echo $R'])).toBe('2\n');
  });

  test('variables reach the programs that a line starts', async () => {
    expect(await screenAfter(['NAME=vm-web', `bash -c 'echo "$NAME"'`])).toBe('vm-web\n');
    expect(await screenAfter(['X=1', 'env | grep -c "^[?]"'])).toBe('0\n');
  });

  test('the sandbox that went in stays as it was', async () => {
    const before = createSandbox();
    const { sandbox } = await runLine(before, 'X=1; echo a > f; sleep 60');
    expect(sandbox.world.now).toBe(before.world.now + 60_000);
    expect(printedBy(await runLine(before, 'echo "[$X]"; ls'))).toBe('[]\n');
  });
});

describe('what is printed, and in which order', () => {
  test('stderr stands where it happened', async () => {
    const { outputs } = await typeLines(['echo one; nope; echo two']);
    expect(outputs).toEqual<Output[]>([
      { fd: 1, text: 'one\n' },
      { fd: 2, text: 'bash: nope: command not found\n' },
      { fd: 1, text: 'two\n' },
    ]);
  });

  test('also within && and ||', async () => {
    expect(await screenAfter(['nope || echo instead && echo then; false && echo never'])).toBe(
      'bash: nope: command not found\ninstead\nthen\n',
    );
  });

  test('the exit code of a failed command is there for the next one', async () => {
    expect(await screenAfter(['az nonsense > /dev/null 2>&1; echo "rc=$?"'])).toBe('rc=2\n');
  });

  test('each output is told as soon as its statement is done', async () => {
    const told: string[] = [];
    await runLine(createSandbox(), 'echo a; echo b', { onOutput: ({ text }) => told.push(text) });
    expect(told).toEqual(['a\n', 'b\n']);
  });

  test('here-documents, with and without expansion', async () => {
    const text = ['X=5', 'cat <<EOF > f; cat f', 'x is $X', 'EOF', "cat <<'EOF' | tr a-z A-Z", '$X stays', 'EOF'];
    expect(await screenAfter([text.join('\n')])).toBe('x is 5\n$X STAYS\n');
  });

  test('lines pasted from Windows', async () => {
    expect(await screenAfter(['X=1\r\necho "[$X]"\r\n'])).toBe('[1]\n');
  });

  test('pipes carry text that is not ASCII', async () => {
    expect(await screenAfter(['echo "größer" | grep ö | jq -R .'])).toBe('"größer"\n');
  });

  test('blank lines and comments do nothing and take no time', async () => {
    const before = createSandbox();
    const { sandbox, outputs } = await typeLines(['', '   '], before);
    expect(outputs).toEqual([]);
    expect(sandbox).toBe(before);
  });
});

describe('mistakes', () => {
  test.each([
    ['fi', "bash: syntax error near unexpected token `fi'\n"],
    ['echo a )', "bash: syntax error near unexpected token `)'\n"],
    ['echo a >', "bash: syntax error near unexpected token `newline'\n"],
    ['if true; then', 'bash: syntax error: unexpected end of file\n'],
    ['foo --bar', 'bash: foo: command not found\n'],
  ])('%s', async (line, expected) => {
    expect(await streamAfter(2, [line])).toBe(expected);
  });

  test('a syntax error is exit code 2, an unknown command 127', async () => {
    expect((await typeLines(['fi'])).exitCode).toBe(2);
    expect((await typeLines(['foo'])).exitCode).toBe(127);
  });

  test('a command that is known to be missing says what there is instead', async () => {
    expect(await streamAfter(2, ['sudo az group list'])).toBe('sudo: not needed here; type the command without it.\n');
    expect(await streamAfter(2, ['vim f'])).toMatch(/^vim: there is no editor here; .*cat > FILE/);
  });

  test('text that is not whole runs as far as it goes, and nothing of ours shows', async () => {
    expect(await screenAfter(['a=(1)', 'echo ${#a[@]} \\'])).toBe('1\n');
    expect(await screenAfter(['a=(1)', 'cat <<EOF\nopen'])).toBe('open\n');
  });

  test('a loop without end stops by itself, and the shell goes on', async () => {
    const { sandbox, exitCode, outputs } = await typeLines(['X=kept', 'while true; do :; done']);
    expect(exitCode).toBe(126);
    expect(outputs[0]?.text).toBe('bash: stopped: one command of the lab runs 2,000 steps at most\n');
    expect(await screenAfter(['echo $X'], sandbox)).toBe('kept\n');
  });

  test('set -e ends the block that was typed, not the session', async () => {
    const { sandbox, outputs } = await typeLines(['set -euo pipefail; false; echo never']);
    expect(outputs).toEqual([]);
    expect(await screenAfter(['echo still here'], sandbox)).toBe('still here\n');
  });
});

describe('Linux commands behave as on Linux', () => {
  test.each([
    ["echo 'a+/b' | tr '+/' '-_'", 'a-_b\n'],
    ["echo 'a-_b' | tr -- '-_' '+/'", 'a+/b\n'],
    ['echo abc | tr -d b', 'ac\n'],
    ['seq 3 | xargs -n1 echo', '1\n2\n3\n'],
    ['seq 2 | xargs -I{} echo x{}', 'x1\nx2\n'],
    ['touch f; ls -l f | cut -d" " -f3,4', 'operator operator\n'],
    ['seq 3 | paste -sd,', '1,2,3\n'],
    ['env | grep -c =; type az | cut -c1-5', '9\naz is\n'],
  ])('%s', async (line, expected) => {
    expect(await screenAfter([line])).toBe(expected);
  });

  test.each(['gzip', 'tar', 'sqlite3', 'js-exec', 'xan', 'html-to-markdown', 'rg', 'timeout'])(
    '%s is not there',
    async (name) => {
      expect(await streamAfter(2, [name])).toBe(`bash: ${name}: command not found\n`);
    },
  );
});

describe('history', () => {
  test('keeps every line, and !! repeats the last one', async () => {
    const { sandbox, outputs } = await typeLines(['echo one', '!!']);
    expect(outputs.map(({ text }) => text)).toEqual(['echo one\n', 'one\n']);
    expect(sandbox.shell.history).toEqual(['echo one', 'echo one']);
    expect(await screenAfter(['history 2'], sandbox)).toBe('    2  echo one\n    3  history 2\n');
  });

  test.each<[lines: string[], expanded: string]>([
    [['echo one', 'echo "again: !!"'], 'echo "again: echo one"'],
    [['echo one', '!! && !!'], 'echo one && echo one'],
    [['echo one', 'date -u', '!ec'], 'echo one'],
    [['echo one', 'echo two', '!1'], 'echo one'],
    [['echo one', 'echo two', '!-2'], 'echo one'],
    [['echo a "b c"', 'echo !$'], 'echo "b c"'],
  ])('says what stands for a line of before came to: %j', async (lines, expanded) => {
    const { sandbox, outputs } = await typeLines(lines);
    expect(outputs[0]).toEqual({ fd: 1, text: `${expanded}\n` });
    expect(sandbox.shell.history.at(-1)).toBe(expanded);
  });

  test.each([
    ["echo 'no !! here'", 'no !! here\n'],
    ['echo a\\!\\!', 'a!!\n'],
    ['echo "wow!" a!b', 'wow! a!b\n'],
    ['X=1; [ ! -f none ] && echo yes', 'yes\n'],
    [`echo '[{"a":1}]' | jq -c 'map(select(.a != 2))'`, '[{"a":1}]\n'],
    ['echo "[?!contains(name, \'x\')]"', "[?!contains(name, 'x')]\n"],
  ])('leaves an ordinary ! alone: %s', async (line, printed) => {
    expect(await screenAfter(['true', line])).toBe(printed);
  });

  test('^old^new changes the last line, !?part? repeats the last that holds it, and what is not there is said', async () => {
    expect(await screenAfter(['echo one two', '^two^three^ four'])).toBe('echo one three four\none three four\n');
    expect(await screenAfter(['echo one', 'true', '!?one? two'])).toBe('echo one two\none two\n');
    expect(await screenAfter(['echo one', '!?on'])).toBe('echo one\none\n');
    expect(await screenAfter(['echo one', "echo 'a^b^c'"])).toBe('a^b^c\n');
    expect(await streamAfter(2, ['echo one', '^two^three'])).toBe('bash: :s^two^three: substitution failed\n');
    expect(await streamAfter(2, ['echo one', '!?two?'])).toBe('bash: !?two?: event not found\n');
  });

  test('clear among other commands prints nothing of its own', async () => {
    expect(await screenAfter(['echo one; clear'])).toBe('one\n');
  });

  test('!! is left alone in single quotes, and is an error where there is nothing to repeat', async () => {
    expect(await screenAfter(['true', "echo '!!'"])).toBe('!!\n');
    expect(await streamAfter(2, ['!!'])).toBe('bash: !!: event not found\n');
    expect(await streamAfter(2, ['echo one', 'ls && !vm'])).toBe('bash: !vm: event not found\n');
    expect(await streamAfter(2, ['echo one', '!7'])).toBe('bash: !7: event not found\n');
  });
});

describe('time', () => {
  test('a line starts a second after the last start, and not before the last end', async () => {
    expect(await screenAfter(['true', 'true', 'date +%T'])).toBe('09:00:02\n');
    expect(await screenAfter(['sleep 30', 'date +%T'])).toBe('09:00:30\n');
  });

  test('the keyword time measures simulated time', async () => {
    expect(await streamAfter(2, ['time sleep 65'])).toContain('real\t1m5.000s\n');
  });

  test('time passes within a line, and the tools of Linux see it', async () => {
    expect(await screenAfter(['sleep 90m; touch f; ls -l f | grep -o "[0-9]*:[0-9]*"; jq -n "now|todate"'])).toBe(
      '10:30\n"2026-03-02T10:30:00Z"\n',
    );
  });
});
