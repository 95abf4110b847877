import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { fixtureTemplate, scenarioTemplate } from '../../src/author/template-scenario.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { checkPaths } from '../../src/io/check.ts';
import { BADGE, changed, MINIATURE, SCENARIO } from '../catalog/miniature-course.ts';
import { KINDS, KINDS_LESSON } from '../catalog/new-kinds.ts';
import { courseFolder } from '../e2e/course-folder.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What the check says of the lesson with the new kinds, something in the course replaced. */
async function checked(search = '', replacement = '', file: string = KINDS): Promise<readonly string[]> {
  const files: Record<string, string> = { ...MINIATURE, [KINDS]: KINDS_LESSON };
  if (!files[file]?.includes(search)) throw new Error(`${file} does not hold ${search}`);
  files[file] = files[file].replace(search, () => replacement);
  const folder = courseFolder(files);
  folders.push(folder);
  const { issues } = await checkPaths([`${folder}/${KINDS}`]);
  return issues.map((issue) => issueText(issue).replace(/^.*?(?=(lessons|fixtures)\/)/, ''));
}

test('questions that can be played, and come out as they say, are sound', async () => {
  expect(await checked()).toEqual([]);
});

test('a command whose solution does not do what is asked is told at the solution', async () => {
  expect(
    await checked('- az identity create -g rg-app -n id-new', '- az group create -l westeurope -n id-new'),
  ).toEqual([
    `${KINDS}:40:11 the solution does not do what is asked. Still open: the identity id-new exists (there is no user-assigned identity called id-new).`,
  ]);
});

test('where a line of the solution fails, that is told at the line, with what it said', async () => {
  const [issue] = await checked('- az identity create -g rg-app -n id-new', '- az identity create -g rg-ap -n id-new');
  expect(issue).toMatch(
    /:40:13 the solution does not do what is asked\. .* The first line that fails: `az identity create -g rg-ap -n id-new` fails with exit code \d: .*rg-ap/,
  );
});

test('a command with nothing left to do is told at its goals', async () => {
  const [issue] = await checked('kind: identity-exists', 'kind: identity-exists\n            not: true');
  expect(issue).toMatch(/:31:11 every goal is met before the learner did anything/);
});

test('a key that the simulator contradicts is told at its proof, with what is printed', async () => {
  expect(await checked('shows: rg-app', 'shows: rg-other')).toEqual([
    `${KINDS}:49:16 the lines do not print this, so the option marked as correct may not be. They print: rg-app`,
  ]);
});

const FAILS =
  "fixtures/office.yaml:9:5 `az group crate -n rg-app -l westeurope` fails with exit code 2: ERROR: 'crate' is misspelled or not recognized by the system. Did you mean 'create' ? Until it works these cannot be played: ";

test('a fixture that does not run is told once, where its line stands, with all that it keeps from being played', async () => {
  const issues = await checked('az group create -n rg-app', 'az group crate -n rg-app', 'fixtures/office.yaml');
  expect(issues).toEqual([`${FAILS}the scenario two-identities, the question make-it, the question what-comes.`]);
});

test('a file that has nothing to do with a broken fixture is sound by itself', async () => {
  const folder = courseFolder(changed(['fixtures/office.yaml', 'az group create', 'az group crate']));
  folders.push(folder);
  expect((await checkPaths([`${folder}/${BADGE}`])).issues).toEqual([]);
  expect((await checkPaths([`${folder}/${SCENARIO}`])).issues).toHaveLength(1);
});

test('a near miss that is not recognised names the condition that fails, and what holds instead', async () => {
  const text = scenarioTemplate({ id: 'own', module: 'badges', fixture: 'orders', fact: 'F02' });
  const folder = courseFolder({
    ...MINIATURE,
    'lessons/own.yaml': text.replace(/az vm identity assign (-g rg-orders -n vm-orders\ntakeaways)/, 'az vm show $1'),
    'fixtures/orders.yaml': fixtureTemplate({ id: 'orders' }),
  });
  folders.push(folder);
  const { issues } = await checkPaths([`${folder}/lessons/own.yaml`]);
  expect(issues.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    "64:9 near miss 'own-identity' is not recognised: after its lines this does not hold: vm-orders has a system-assigned identity (in fact: vm-orders holds no identity). Change the condition, or the lines.",
  ]);
});

test('a scenario is still played: the miniature’s solutions do not solve it', async () => {
  const folder = courseFolder(MINIATURE);
  folders.push(folder);
  const { issues, isSound } = await checkPaths([folder]);
  expect(isSound).toBe(false);
  expect(issues.some((issue) => issue.file.endsWith(SCENARIO) && issue.message.includes('does not solve'))).toBe(true);
});
