// `npm run bench:check`: what `mi-lab check` costs as a course grows, side by side in one run. Every size has the same lessons in
// the same proportions: ten questions each, one in ten of them played, and a scenario for every tenth lesson. Times are processor
// time, garbage collection included; the last column of each row is the time of a lesson, as a multiple of the first size's.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sizes = (process.env.MI_LAB_SIZES ?? '125,250,500,1000').split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-check-'));

const WORDS =
  'the job on a machine asks for its token before any other call and the store looks for a role when somebody reads a file from the container that the team moved last night after an alert about quota in another region so nobody knows which identity was named'.split(
    ' ',
  );

/** A sentence of its own for each number, so that no two stems are alike. */
function sentence(number, count) {
  let state = (number + 1) * 2654435761;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state;
  };
  return Array.from({ length: count }, () => WORDS[next() % WORDS.length]).join(' ');
}

const option = (number, isKey) =>
  `          - text: ${sentence(number, 6)} ${number}\n${isKey ? '            correct: true\n' : ''}            why: ${sentence(number + 1, 12)}\n`;

function question(number) {
  const head = `        id: q-${number}\n        facts: [F${number % 50}]\n        stem: |\n          ${sentence(number, 30)} ${number}?\n`;
  if (number % 20 === 9) {
    return `      - kind: command\n${head}        fixture: world\n        goals:\n          - { id: made, kind: identity-exists, identity: id-new }\n        solution:\n          - az identity create -g rg-app -n id-new\n        why: ${sentence(number, 8)}\n`;
  }
  if (number % 20 === 19) {
    return `      - kind: predict\n${head}        fixture: world\n        lines: [az group show -n rg-app --query location -o tsv]\n        shows: westeurope\n        choices:\n${[0, 1, 2].map((at) => option(number * 7 + at, at === number % 3)).join('')}`;
  }
  return `      - kind: single\n${head}        choices:\n${[0, 1, 2, 3].map((at) => option(number * 7 + at, at === number % 4)).join('')}`;
}

function lesson(index) {
  const questions = Array.from({ length: 10 }, (_, at) => question(index * 10 + at));
  return `kind: lesson\nid: lesson-${index}\ntitle: Lesson ${index}\nsummary: ${sentence(index, 8)}\nmodule: all\nminutes: 10\nfacts: [F${index % 50}]\nsections:\n  - id: one\n    title: One idea\n    text: |\n      ${sentence(index, 60)}\n    questions:\n${questions.join('')}`;
}

const scenario = (index) =>
  `kind: scenario\nid: scenario-${index}\ntitle: Scenario ${index}\nsummary: ${sentence(index, 8)}\nmodule: all\nminutes: 5\nfacts: [F${index % 50}]\nfixture: world\nstory: ${sentence(index, 20)}\ntasks:\n  - id: one\n    text: Make it.\n    goals: [{ id: made, kind: identity-exists, identity: id-new }]\n    hints: [Look., Notice., Type.]\nsolutions:\n  - title: Make it\n    lines: [az identity create -g rg-app -n id-new]\ntakeaways: [Made.]\n`;

const facts = `kind: facts\nfacts:\n${Array.from({ length: 50 }, (_, at) => `  - id: F${at}\n    title: Fact ${at}\n    statement: ${sentence(at, 12)}\n    source: { title: Page, url: 'https://learn.microsoft.com/entra', checked: '2026-11-21' }\n`).join('')}`;

function write(lessons) {
  const place = join(folder, `pack-${lessons}`);
  mkdirSync(join(place, 'lessons'), { recursive: true });
  mkdirSync(join(place, 'fixtures'));
  writeFileSync(
    join(place, 'pack.yaml'),
    'kind: pack\nid: big\ntitle: Big\nmodules:\n  - { id: all, title: All, summary: All. }\n',
  );
  writeFileSync(join(place, 'lessons/facts.yaml'), facts);
  writeFileSync(
    join(place, 'fixtures/world.yaml'),
    'kind: fixture\nid: world\ntitle: World\nheader: { propagation: instant }\nlines: [az group create -n rg-app -l westeurope]\n',
  );
  for (let index = 0; index < lessons; index += 1) {
    writeFileSync(join(place, `lessons/lesson-${index}.yaml`), lesson(index));
    if (index % 10 === 0) writeFileSync(join(place, `lessons/scenario-${index}.yaml`), scenario(index));
  }
  return place;
}

/** Seconds of processor time that a command takes, its start included. */
function cost(args) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'time', process.execPath, join(root, 'dist/mi-lab.cjs'), ...args],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds: user + system, wall: (performance.now() - start) / 1000, status, stdout };
}

try {
  console.log(`mi-lab check on Node ${process.version}: seconds of processor time\n`);
  const shipped = cost(['check', root]);
  console.log(`the shipped course: ${shipped.seconds.toFixed(1)} s (${shipped.wall.toFixed(1)} s by the clock)\n`);
  console.log(['lessons', 'questions', 'seconds', 'a lesson', ''].map((title) => title.padStart(12)).join(''));
  let first;
  for (const size of sizes) {
    const { seconds, status, stdout } = cost(['check', write(size)]);
    if (status !== 0) throw new Error(`the synthetic course is not sound:\n${stdout.slice(0, 2000)}`);
    const each = (seconds / size) * 1000;
    first ??= each;
    const row = [size, size * 10, seconds.toFixed(1), `${each.toFixed(1)} ms`, `${(each / first).toFixed(2)}×`];
    console.log(row.map((cell) => String(cell).padStart(12)).join(''));
  }
  console.log('\nLinear: the time of a lesson must not grow with the number of lessons.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
