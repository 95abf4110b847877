import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/shell/create-sandbox.ts';
import { runLine } from '../../../src/shell/run-line.ts';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { ROLE_DEFINITIONS } from '../../../src/sim/role-definition.ts';
import { printedBy } from '../typing.ts';

// Each text is what a person types after `$`, and everything that is read then: bodies, refusals, the steps of `why` to the last word.
// `npx vitest run test/shell/transcripts -u` writes what is printed now; read the difference as that person would.
const FOLDER = import.meta.dirname;
const texts = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** A GUID, or the version of a secret. */
const DRAWN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b/g;
const ROLES = new Map(ROLE_DEFINITIONS.map(({ id, roleName }) => [id, roleName]));

/** What is printed, its drawn ids numbered as they come: which is which matters, and not what it is. Ids that are typed stay. */
function numbering(typed: string): (printed: string) => string {
  const met: string[] = [];
  return (printed) =>
    printed.replace(DRAWN, (id) => {
      const role = ROLES.get(id);
      if (role) return `<${role}>`;
      if (typed.includes(id)) return id;
      const key = id.replaceAll('-', '');
      if (!met.includes(key)) met.push(key);
      return `<id ${met.indexOf(key) + 1}>`;
    });
}

/** What the steps of the last trace mark on the map: a line of the number of each step and the end of what it is about. */
function marks({ shell }: Sandbox): string {
  const steps = shell.lastTrace?.steps ?? [];
  const marked = steps.flatMap(({ about }, at) => (about ? [`${at + 1} ${about.split('/').slice(-2).join('/')}`] : []));
  return marked.length === 0 ? '' : `   marks: ${marked.join(', ')}\n`;
}

async function played(text: string): Promise<string> {
  let sandbox = createSandbox({ propagation: text.startsWith('# realistic') ? 'realistic' : 'instant' });
  const lines = text.split('\n').filter((one) => /^[$#]/.test(one));
  const numbered = numbering(lines.join('\n'));
  let written = '';
  for (const line of lines) {
    written += `${line}\n`;
    if (!line.startsWith('$ ')) continue;
    const result = await runLine(sandbox, line.slice(2));
    sandbox = result.sandbox;
    const printed = printedBy(result) + (line === '$ why' ? marks(sandbox) : '');
    written += numbered(printed)
      .replace(/^(?=.)/gm, '  ')
      .replace(/(?<=.)$(?!\n)/, '\n');
    if (result.exitCode !== 0) written += `  (exit ${result.exitCode})\n`;
  }
  return `${written.trimEnd()}\n`;
}

test.each(texts)('%s', async (name) => {
  const path = join(FOLDER, name);
  await expect(await played(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
});
