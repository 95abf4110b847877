import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandsIn, runScript } from '../../src/io/run-script.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';

const FOLDER = import.meta.dirname;
const scripts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sh'))
  .sort();

/** What a script says of the command in front of it: `# => text`, `# =! text`, `# =>| nothing`, `# exit 3`. */
interface Expected {
  exitCode: number;
  prints: string[];
  printsNot: string[];
  isSilent: boolean;
}

/** What is expected of each command, in order; a command that nothing is said of must succeed. */
function expectationsIn(script: string): readonly Expected[] {
  const lines = script.split('\n');
  const expected = commandsIn(script).map(
    (): Expected => ({ exitCode: 0, prints: [], printsNot: [], isSilent: false }),
  );
  for (const [at, line] of lines.entries()) {
    const [, mark, text = ''] = /^# (=>\||=>|=!|exit) (.*)$/.exec(line) ?? [];
    const one = mark === undefined ? undefined : expected[commandsIn(lines.slice(0, at).join('\n')).length - 1];
    if (!one) continue;
    if (mark === '=>') one.prints.push(text);
    else if (mark === '=!') one.printsNot.push(text);
    else if (mark === 'exit') one.exitCode = Number(text);
    else one.isSilent = true;
  }
  return expected;
}

interface LineJson {
  readonly line: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly now: string;
}

/** What `mi-lab run --json` writes for each command. */
async function played(script: string): Promise<readonly LineJson[]> {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  await runScript(script, { sandbox: createSandbox(), scenario: undefined, isStrict: false, isJson: true, write });
  return written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LineJson);
}

describe('how-tos run as they are written', () => {
  test('there are at least twenty', () => expect(scripts.length).toBeGreaterThanOrEqual(20));

  test.each(scripts)('%s', async (name) => {
    const script = readFileSync(join(FOLDER, name), 'utf8');
    const lines = await played(script);
    const expected = expectationsIn(script);
    expect(lines).toHaveLength(expected.length);
    expect(expected.some(({ prints }) => prints.length > 0)).toBe(true);
    const times = lines.map(({ now }) => now);
    expect(times).toEqual(times.toSorted());
    for (const [at, { line, exitCode, stdout, stderr }] of lines.entries()) {
      const one = expected[at] as Expected;
      const said = `$ ${line}\n${stderr}${stdout}`;
      const printed = stderr + stdout;
      expect(exitCode, said).toBe(one.exitCode);
      for (const text of one.prints) expect(printed, said).toContain(text);
      for (const text of one.printsNot) expect(printed, said).not.toContain(text);
      if (one.isSilent) expect(printed, said).toBe('');
    }
  });
});
