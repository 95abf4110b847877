// `npm run test:package`: the packed tarball, run by npx from an empty folder, offline, on Node 20, 22 and 24.
// The other Nodes come from npm's `node` package, each into a folder of its own.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mi-lab-package-'));
const run = (file, args, cwd) => execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
let failed = 0;
let passed = 0;

function expect(name, isTrue, details) {
  if (isTrue) passed++;
  else failed++;
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${name}${isTrue ? '' : `\n${details}`}`);
}

/** The folder with the binaries of a Node: this one's for its own major, else installed from npm. */
function nodeFolder(major) {
  if (process.versions.node.startsWith(`${major}.`)) return join(process.execPath, '..');
  const place = join(folder, `node-${major}`);
  mkdirSync(place);
  run('npm', ['init', '--yes'], place);
  run('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], place);
  const bin = join(place, 'node_modules', 'node', 'bin');
  try {
    run(join(bin, 'node'), ['--version'], place);
  } catch {
    // Newer npm asks before install scripts run; the package's own links its binary.
    run(process.execPath, ['node_modules/node/installArchSpecificPackage.js'], place);
  }
  return bin;
}

/** Opens the full screen on this Node and waits for the last line of the first screen. */
function showsHome(tarball, env, cwd) {
  const { CI: _, CONTINUOUS_INTEGRATION: __, ...terminal } = env;
  return new Promise((resolve) => {
    const pty = spawn('npx', ['--yes', '--offline', '-p', tarball, 'mi-lab'], {
      cwd,
      env: terminal,
      cols: 80,
      rows: 24,
    });
    let text = '';
    const timer = setTimeout(() => pty.kill('SIGKILL'), 60_000);
    pty.onData((data) => {
      text += data;
      if (stripVTControlCharacters(text).includes('ctrl-c leave')) pty.write('\x03');
    });
    pty.onExit(({ exitCode }) => {
      clearTimeout(timer);
      resolve({
        isShown: stripVTControlCharacters(text).includes('Your first token') && text.includes('\x1b[?1049l'),
        exitCode,
        text,
      });
    });
  });
}

try {
  run(process.execPath, ['esbuild.config.mjs', '--if-changed'], root);
  const name = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root)
    .trim()
    .split('\n')
    .at(-1);
  const tarball = join(folder, name);
  for (const major of [20, 22, 24]) {
    const empty = join(folder, `empty-${major}`);
    mkdirSync(empty);
    const env = {
      ...process.env,
      PATH: `${nodeFolder(major)}${delimiter}${process.env.PATH}`,
      MI_LAB_HOME: join(empty, 'home'),
    };
    const lab = (args, input = '') => {
      const { status, stdout, stderr } = spawnSync('npx', ['--yes', '--offline', '-p', tarball, 'mi-lab', ...args], {
        cwd: empty,
        env,
        input,
        encoding: 'utf8',
      });
      return { status, stdout, text: `${stdout}${stderr}` };
    };
    const doctor = lab(['doctor', '--json']);
    expect(`Node ${major}: runs on it`, JSON.parse(doctor.stdout).node.startsWith(`v${major}.`), doctor.text);
    const version = lab(['--version']);
    expect(`Node ${major}: --version`, version.status === 0 && /^\d+\.\d+\.\d+\n$/.test(version.stdout), version.text);
    const script = lab(['run', '--json'], 'az group create -n rg-a -l westeurope --query name -o tsv\n');
    expect(`Node ${major}: run`, JSON.parse(script.stdout).stdout === 'rg-a\n', script.text);
    const check = lab(['check']);
    expect(`Node ${major}: check`, check.status === 0, check.text);
    const home = await showsHome(tarball, env, empty);
    expect(
      `Node ${major}: the home screen, and the terminal given back`,
      home.isShown && home.exitCode === 0,
      home.text,
    );
    const left = readdirSync(empty).filter((entry) => entry !== 'home');
    expect(`Node ${major}: leaves nothing in the folder`, left.length === 0, left.join(' '));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
