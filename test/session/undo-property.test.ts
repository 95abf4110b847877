import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect } from '../../src/session/effect.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Run } from '../../src/session/run.ts';
import { runUpdate } from '../../src/session/run-update.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { runLine } from '../../src/shell/run-line.ts';

const RUNS = Number(process.env.MI_LAB_UNDO_RUNS ?? 40);

/** Lines that only look, or fail. */
const LOOKS = ['ls', 'clock', 'az group list -o none', 'az vm show', 'nonsense', 'false', 'why', 'cat none.txt'];

/** Lines that change something wherever they are typed. */
const SURE_DEEDS = ['clock +9m', 'N=$((N + 1)); echo $N $RANDOM >> numbers.txt'];

/** Lines that change the tenant, the shell, files, machines and time; some of them fail where they come too early. */
const LINES = [
  ...LOOKS,
  ...SURE_DEEDS,
  'az group create -n rg-app -l westeurope -o none',
  'az group create -n rg-data -l northeurope -o none',
  'az identity create -g rg-app -n id-one -o none',
  'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
  'az vm identity remove -g rg-app -n vm-web -o none',
  'az identity delete -g rg-app -n id-one',
  'ID=$(az identity show -g rg-app -n id-one --query principalId -o tsv)',
  'az role assignment create --assignee-object-id $ID --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none',
  'ssh vm-web',
  'exit',
  'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net" > token.json',
  'clock to expiry',
  'greet() { echo hello $1; }; greet you',
  'cd /tmp',
  'az group delete -n rg-app --yes',
];

const CONTEXT = { scenario: undefined };

/** A session's terminal without a screen: what the driver does with the effects. */
async function typed(run: Run, line: string, ticket: number): Promise<Run> {
  const context = { ...CONTEXT, ticket };
  const edited = runUpdate(run, { type: 'edit', edit: { do: 'insert', text: line } }, context).run;
  const { run: entered, effects } = runUpdate(edited, { type: 'enter-line' }, context);
  const effect = effects.find((one): one is Effect & { type: 'run-line' } => one.type === 'run-line');
  if (!effect) return entered;
  const result = await runLine(effect.sandbox, effect.line);
  return runUpdate(entered, { type: 'line-finished', ticket: effect.ticket, result }, context).run;
}

async function play(lines: readonly string[]): Promise<Run> {
  let run = openedRun(createSandbox({ seed: 'undo' }), undefined);
  for (const [at, line] of lines.entries()) run = await typed(run, line, at + 1);
  return run;
}

const told = ({ entries }: Run): readonly unknown[] => entries.filter((entry) => entry.kind === 'line');

const lines = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 8 });

test('undo of n lines is the replay of the rest: tenant, shell and transcript', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.nat({ max: 8 }), async (all, undos) => {
      let run = await play(all);
      for (let at = 0; at < undos; at += 1) run = await typed(run, 'undo', 100 + at);
      const rest = await play(all.slice(0, told(run).length));
      expect(run.sandbox).toEqual(rest.sandbox);
      expect(told(run)).toEqual(told(rest));
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);

test('undo takes back one line that changed something, and behind it none that did', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      const run = await typed(await play(all), 'undo', 100);
      const [undone, ...looks] = all.slice(told(run).length);
      if (undone === undefined) {
        expect(SURE_DEEDS.filter((deed) => all.includes(deed))).toEqual([]);
        return;
      }
      expect(LOOKS).not.toContain(undone);
      expect(SURE_DEEDS.filter((deed) => looks.includes(deed))).toEqual([]);
      const [said] = run.entries.slice(-1);
      expect(said?.kind === 'note' && said.text).toContain(`Undone: ${undone}`);
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);

test('time never runs back under any line, and redo goes to where undo came from', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      let run = await play([]);
      for (const [at, line] of all.entries()) {
        const before = run.sandbox.world.now;
        run = await typed(run, line, at + 1);
        expect(run.sandbox.world.now).toBeGreaterThanOrEqual(before);
      }
      const last = run.sandbox;
      run = await typed(run, 'undo', 100);
      run = await typed(run, 'redo', 101);
      expect(run.sandbox).toBe(last);
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);
