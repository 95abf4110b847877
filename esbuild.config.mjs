// Builds `dist/`: a CJS bin of a few lines in front of ESM chunks that hold every dependency.
// `node esbuild.config.mjs` builds; with `--if-changed` only where a source changed since the last build.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { libraries } from './esbuild.libraries.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const BIN = `#!/usr/bin/env node
'use strict';
var needed = [20, 19];
var found = process.versions.node.split('.').map(Number);
if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error('mi-lab needs Node 20.19 or newer; this is ' + process.version + '. Install a newer Node and run it again.');
  process.exitCode = 2;
} else if (process.argv.length === 3 && process.argv[2] === '--version') {
  console.log(${JSON.stringify(version)});
} else {
  process.env.NODE_ENV = 'production';
  require('./start.cjs');
}
`;

// Patterns stay literals, which are read when they are first used: Node 20 has all the properties of Unicode that ours name.
const SUPPORTED = { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true };

const files = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Changes whenever something that goes into `dist/` does. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const singles = ['esbuild.config.mjs', 'esbuild.libraries.mjs', 'package.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  for (const path of [...singles, ...files('src'), ...files('lessons'), ...files('fixtures')]) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

// Published without its text: the MIT licence, of the same holder as that of React.
const LICENSED_AS = { 'yoga-layout': 'node_modules/react' };

function licenceOf(folder) {
  const names = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  return names.map((name) => readFileSync(join(root, folder, name), 'utf8').trim()).join('\n\n');
}

/** The licence texts of every package that went into the bundle; a text that several share, once. Throws where one has none. */
function thirdPartyNotices(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(input)?.[1] ?? []),
  );
  const packagesByText = new Map();
  for (const folder of [...folders].sort()) {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const text = licenceOf(LICENSED_AS[manifest.name] ?? folder);
    if (text === '') throw new Error(`${folder} comes without the text of its licence`);
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see text'})`;
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), title]);
  }
  const notices = [...packagesByText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`);
  return `mi-lab contains these packages, unchanged or trimmed.\n\n${notices.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

/**
 * One of the chunks, which only modules can be split into, as what Node can require: it starts with less ado than modules do, which
 * are resolved, linked and evaluated one after the other.
 */
async function asCommonJs(esbuild, path) {
  const { code } = await esbuild.transform(readFileSync(path, 'utf8'), {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    supported: { ...SUPPORTED, 'dynamic-import': false },
    define: { 'import.meta.url': 'milabUrl' },
  });
  const url = code.includes('milabUrl') ? 'const milabUrl=require("node:url").pathToFileURL(__filename).href;' : '';
  const own = code.replaceAll(/(require\("\.[^"]+)\.mjs"\)/g, '$1.cjs")');
  writeFileSync(path.replace(/\.mjs$/, '.cjs'), url + own);
  rmSync(path);
}

/** What loads the chunks. It knows the build by its content, so that code compiled from another one is never taken for it. */
async function buildStart(esbuild) {
  const hash = createHash('sha256');
  for (const path of files('dist').filter((one) => one.endsWith('.cjs'))) hash.update(readFileSync(path));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/start.ts'],
    outfile: join(dist, 'start.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    define: { MI_LAB_BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) },
  });
}

export async function build() {
  const esbuild = await import('esbuild');
  rmSync(dist, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli.ts',
      'rehearsal-thread': 'src/io/rehearsal-thread.ts',
      prepare: 'src/io/prepare-course.ts',
    },
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    supported: SUPPORTED,
    metafile: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      MI_LAB_VERSION: JSON.stringify(version),
    },
    plugins: [libraries],
    logLevel: 'warning',
  });
  const chunks = Object.keys(metafile.outputs).filter((path) => path.endsWith('.mjs'));
  for (const path of chunks) await asCommonJs(esbuild, join(root, path));
  await buildStart(esbuild);
  writeFileSync(join(dist, 'mi-lab.cjs'), BIN);
  chmodSync(join(dist, 'mi-lab.cjs'), 0o755);
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(Object.keys(metafile.inputs)));
  const { prepareCourse } = await import(pathToFileURL(join(dist, 'prepare.cjs')).href);
  await prepareCourse(root, dist);
  rmSync(join(dist, 'prepare.cjs'));
  writeFileSync(join(dist, 'sources.sha256'), sourcesDigest());
  return metafile;
}

const isMain = process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url;
if (isMain) {
  const stamp = join(dist, 'sources.sha256');
  const isFresh =
    process.argv.includes('--if-changed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest();
  if (!isFresh) {
    const metafile = await build();
    if (process.argv.includes('--metafile')) writeFileSync(join(dist, 'meta.json'), JSON.stringify(metafile));
  }
}
