// `npm run bench`: how fast the packed lab is, as ratios to `node -e 0` measured beside it in the same run.
// Whole processes in a real pseudo-terminal; each figure is the median of the paired ratios.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { writeLongHistory } from './long-history.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = Number(process.env.MI_LAB_ROUNDS ?? 9);
const major = process.versions.node.split('.')[0];
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-bench-'));
const home = join(folder, 'home');
const cache = join(folder, 'cache');
const { CI: _, CONTINUOUS_INTEGRATION: __, NO_COLOR: ___, NODE_DISABLE_COMPILE_CACHE: ____, ...outer } = process.env;
const env = { ...outer, XDG_CACHE_HOME: cache };

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const npm = (args, cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function installed() {
  execFileSync(process.execPath, ['esbuild.config.mjs', '--if-changed'], { cwd: root, stdio: 'inherit' });
  const name = npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root)
    .trim()
    .split('\n')
    .at(-1);
  npm(['init', '--yes'], folder);
  npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, name)], folder);
  const packages = readdirSync(join(folder, 'node_modules')).filter((entry) => !entry.startsWith('.'));
  return {
    bin: join(folder, 'node_modules', 'mi-lab', 'dist', 'mi-lab.cjs'),
    bytes: statSync(join(folder, name)).size,
    packages: packages.length,
  };
}

/** Milliseconds from spawning to `marker` on the screen, or to the end where there is none. */
function timed(args, marker, [columns, rows] = [80, 24]) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const pty = spawn(process.execPath, args, { cols: columns, rows, name: 'xterm-256color', env });
    let text = '';
    const timer = setTimeout(() => reject(new Error(`${args.join(' ')} never showed ${marker}`)), 30_000);
    const done = () => {
      clearTimeout(timer);
      const took = performance.now() - start;
      pty.kill('SIGKILL');
      resolve(took);
    };
    pty.onData((data) => {
      text += data;
      if (marker && stripVTControlCharacters(text).includes(marker)) done();
    });
    pty.onExit(() => {
      if (!marker) done();
    });
  });
}

/** Starts it and leaves it until its compiled code is kept for the next start. */
function settled(args) {
  return new Promise((resolve) => {
    const pty = spawn(process.execPath, args, { cols: 80, rows: 24, name: 'xterm-256color', env });
    setTimeout(() => pty.kill('SIGKILL'), 5_000);
    pty.onExit(resolve);
  });
}

/** Each start finds the compiled code of an earlier one, unless `before` takes it away. */
async function ratioTo(args, marker, before = () => undefined) {
  const ratios = [];
  if (marker) await settled(args);
  for (let round = 0; round < rounds; round++) {
    before();
    const pair =
      round % 2 === 0
        ? [await timed(['-e', '0']), await timed(args, marker)]
        : [await timed(args, marker), await timed(['-e', '0'])].reverse();
    ratios.push(pair[1] / pair[0]);
  }
  return median(ratios);
}

/** A sandbox in a terminal of that size, ready for keys. */
async function openSandbox(bin, [columns, rows]) {
  const pty = spawn(process.execPath, [bin, 'sandbox', 'two-identities', '--home', home], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env,
  });
  let text = '';
  let onBytes = () => undefined;
  pty.onData((data) => {
    text += data;
    onBytes(data);
  });
  const until = async (marker) => {
    while (!stripVTControlCharacters(text).includes(marker)) await new Promise((resolve) => setTimeout(resolve, 20));
    text = '';
  };
  await until('@contoso');
  await new Promise((resolve) => setTimeout(resolve, 800));
  return {
    /** Types one letter: milliseconds to the first byte, and how many bytes came; nothing where none came. */
    key: async (number) => {
      const start = performance.now();
      let first;
      let bytes = 0;
      onBytes = (data) => {
        first ??= performance.now() - start;
        bytes += Buffer.byteLength(data);
      };
      pty.write(String.fromCharCode(97 + (number % 26)));
      await new Promise((resolve) => setTimeout(resolve, 60));
      return first === undefined ? undefined : { milliseconds: first, bytes };
    },
    enter: async (line, marker) => {
      pty.write(`${line}\r`);
      await until(marker);
    },
    end: () => pty.kill('SIGKILL'),
  };
}

const warmingKeys = 10;

/** Types letters at the shell prompt, one at a time; median milliseconds to the first byte, and bytes a key. */
async function keyCost(bin, size) {
  const sandbox = await openSandbox(bin, size);
  const costs = [];
  for (let number = 0; number < 60; number++) {
    const cost = await sandbox.key(number);
    if (cost && number >= warmingKeys) costs.push(cost);
  }
  sandbox.end();
  return { milliseconds: median(costs.map((one) => one.milliseconds)), bytes: median(costs.map((one) => one.bytes)) };
}

/** Key to frame in a transcript of 10,000 lines, as a ratio to an empty one beside it, key by key in turn. */
async function longTranscript(bin) {
  const [empty, long] = [await openSandbox(bin, [80, 24]), await openSandbox(bin, [80, 24])];
  for (let part = 0; part < 5; part++) await long.enter('seq 1 2000', '2000');
  const ratios = [];
  for (let number = 0; number < 60; number++) {
    const [one, other] = [await empty.key(number), await long.key(number)];
    if (one && other && number >= warmingKeys) ratios.push(other.milliseconds / one.milliseconds);
  }
  empty.end();
  long.end();
  return median(ratios);
}

/** Starts with 100,000 answers: milliseconds until home is ready, first from the journals alone, then with the snapshot that left. */
async function longHistory(bin) {
  const old = join(folder, 'old-home');
  const answers = await writeLongHistory(old, folder);
  const start = () => timed([bin, '--home', old], 'ctrl-c leave');
  const rebuilt = await start();
  const withSnapshot = [];
  const withNothing = [];
  for (let round = 0; round < rounds; round++) {
    withSnapshot.push(await start());
    withNothing.push(await timed([bin, '--home', home], 'ctrl-c leave'));
  }
  return {
    answers,
    rebuilt,
    withSnapshot: median(withSnapshot),
    ratio: median(withSnapshot.map((one, index) => one / withNothing[index])),
  };
}

const row = (name, value, aim) => console.log(`${name.padEnd(34)} ${value.padStart(10)}   ${aim}`);

try {
  const { bin, bytes, packages } = installed();
  // A learner who has begun: the very first start opens the tour instead of the home screen.
  execFileSync(process.execPath, [bin, 'learn', '--plain', '--home', home], { input: 'leave\n' });
  console.log(`mi-lab on Node ${process.version}, ${rounds} paired rounds\n`);
  row('what', 'measured', 'aim on Node 20');
  const times = (ratio) => `${ratio.toFixed(2)}×`;
  row(`--version, Node ${major}`, times(await ratioTo([bin, '--version'])), '≤ 1.15×');
  row(`home, ready for keys, Node ${major}`, times(await ratioTo([bin, '--home', home], 'ctrl-c leave')), '≤ 2.8×');
  const forget = () => rmSync(cache, { recursive: true, force: true });
  row(`the same, never started before`, times(await ratioTo([bin, '--home', home], 'ctrl-c leave', forget)), '≤ 3.2×');
  const sandbox = await ratioTo([bin, 'sandbox', 'two-identities', '--home', home], '@contoso');
  row(`sandbox, ready, Node ${major}`, times(sandbox), '≤ 4.2×');
  for (const [size, time, most] of [
    [[80, 24], '≤ 6 ms', '≤ 300'],
    [[120, 40], '', ''],
    [[200, 60], '≤ 15 ms', '≤ 600'],
  ]) {
    const { milliseconds, bytes: perKey } = await keyCost(bin, size);
    row(`key → frame at ${size.join('×')}`, `${milliseconds.toFixed(1)} ms`, time);
    row(`bytes a key at ${size.join('×')}`, String(perKey), most);
  }
  row('key, 10,000 lines to none', times(await longTranscript(bin)), '1× within noise');
  const history = await longHistory(bin);
  row(
    `home, ${history.answers.toLocaleString('en')} answers, snapshot`,
    `${(history.withSnapshot / 1000).toFixed(2)} s`,
    '< 1 s',
  );
  row('the same to home with none', times(history.ratio), '');
  row('the same, from journals alone', `${(history.rebuilt / 1000).toFixed(2)} s`, '< 3 s');
  row('packages installed', String(packages), '1');
  row('tarball', `${(bytes / 1024).toFixed(0)} KB`, '≤ 1024 KB');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
