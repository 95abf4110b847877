// Builds `dist/`: a CJS bin of a few lines in front of ESM chunks that hold every dependency.
// `node esbuild.config.mjs` builds; with `--if-changed` only where a source changed since the last build.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The one module of the shell library; its scope gets a `Date` and a `Math` of the sandbox. */
export const isSandboxLibrary = (path) => /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]browser\.js(\?.*)?$/.test(path);

/** Shadows the wall clock and chance inside the shell library: simulated time, seeded numbers. */
export const withSandboxClock = (code) =>
  `import { Date, Math } from ${JSON.stringify(join(root, 'src/shell/sandbox-clock.ts'))};\n${code}`;

// Yoga's loader fetches a data URL, which loads Node's whole fetch. The same bytes, compiled at once.
function withSyncYoga(code) {
  const base64 = /"data:application\/octet-stream;base64,([^"]+)"/.exec(code)?.[1];
  const patched = code
    .replace(/"data:application\/octet-stream;base64,[^"]+"/, '""')
    .replace('loadYoga = loadYoga || {};', 'loadYoga = { instantiateWasm, ...loadYoga };');
  if (!base64 || patched === code || !patched.includes('instantiateWasm, ...loadYoga')) {
    throw new Error('yoga-layout changed its loader: look at withSyncYoga in esbuild.config.mjs');
  }
  return `function instantiateWasm(imports, receive) {
  const module = new WebAssembly.Module(Buffer.from(${JSON.stringify(base64)}, 'base64'));
  receive(new WebAssembly.Instance(module, imports));
  return {};
}
${patched}`;
}

// Segmenting text into graphemes, and one property of emoji, cost tens of milliseconds on the first frame. Characters that take
// one cell each, and never join their neighbours, need neither.
function withFastWidth(code) {
  const patched = code.replace(
    'if (/^[\\u0020-\\u007E]*$/.test(string))',
    'if (/^[\\u0020-\\u007E\\u00B7\\u00D7\\u2010-\\u2027\\u2190-\\u2193\\u2264\\u2265\\u2500-\\u257F\\u25CB\\u2713\\u2717\\u276F]*$/.test(string))',
  );
  if (patched === code) throw new Error('string-width changed: look at withFastWidth in esbuild.config.mjs');
  return patched;
}

// cli-highlight brings every language and an HTML parser; lessons show shell, JSON and YAML.
const TRIMMED_HIGHLIGHTER = `
import core from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import yaml from 'highlight.js/lib/languages/yaml';
core.registerLanguage('bash', bash);
core.registerLanguage('json', json);
core.registerLanguage('yaml', yaml);
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };
const text = (html) => html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity]);
export const supportsLanguage = (name) => core.getLanguage(name) !== undefined;
export const listLanguages = () => core.listLanguages();
export function highlight(code, { language, theme = {} } = {}) {
  if (!supportsLanguage(language ?? '')) return code;
  const open = [];
  const html = core.highlight(code, { language, ignoreIllegals: true }).value;
  return html.split(/(<span class="[^"]*">|<\\/span>)/).map((part) => {
    const name = /^<span class="hljs-([a-z]+)/.exec(part)?.[1];
    if (name) { open.push(name); return ''; }
    if (part === '</span>') { open.pop(); return ''; }
    const paint = theme[open.at(-1)] ?? theme.default;
    return paint ? paint(text(part)) : text(part);
  }).join('');
}
export default highlight;
`;

const STAND_INS = {
  'react-devtools-core': 'export default {};',
  'cli-highlight': TRIMMED_HIGHLIGHTER,
  // For just-bash's html-to-markdown, which the sandbox does not offer.
  turndown: 'export default class {}',
  'node-emoji': 'export const get = (name) => name; export default { get };',
};

const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(STAND_INS).join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'stand-in' }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: STAND_INS[path], resolveDir: root }));
    onLoad({ filter: /just-bash[\\/]dist[\\/]bundle[\\/]browser\.js$/ }, ({ path }) => ({
      contents: withSandboxClock(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: /node_modules[\\/]string-width[\\/]index\.js$/ }, ({ path }) => {
      const isOurs = path === join(root, 'node_modules', 'string-width', 'index.js');
      return isOurs ? { contents: withFastWidth(readFileSync(path, 'utf8')) } : undefined;
    });
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: withSyncYoga(readFileSync(path, 'utf8')),
    }));
  },
};

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
  import('./cli.mjs').then(function (cli) { return cli.main(process.argv.slice(2)); });
}
`;

const files = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Changes whenever something that goes into `dist/` does. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const singles = ['esbuild.config.mjs', 'package.json', 'package-lock.json'].map((name) => join(root, name));
  for (const path of [...singles, ...files('src'), ...files('lessons'), ...files('fixtures')]) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** The licence texts of every package that went into the bundle. */
function thirdPartyNotices(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(input)?.[1] ?? []),
  );
  const notices = [...folders].sort().map((folder) => {
    const {
      name,
      version: packageVersion,
      license,
    } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const texts = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const body = texts.map((file) => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n');
    return `${name} ${packageVersion} (${license ?? 'see text'})\n\n${body || 'No licence text in the package.'}`;
  });
  return `mi-lab contains these packages, unchanged or trimmed.\n\n${notices.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

export async function build() {
  const esbuild = await import('esbuild');
  rmSync(dist, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli.ts', prepare: 'src/io/prepare-course.ts' },
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    metafile: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      MI_LAB_VERSION: JSON.stringify(version),
    },
    banner: {
      js: "import { createRequire as milabRequire } from 'node:module'; const require = milabRequire(import.meta.url);",
    },
    plugins: [standIns],
    logLevel: 'warning',
  });
  writeFileSync(join(dist, 'mi-lab.cjs'), BIN);
  chmodSync(join(dist, 'mi-lab.cjs'), 0o755);
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(Object.keys(metafile.inputs)));
  const { prepareCourse } = await import(pathToFileURL(join(dist, 'prepare.mjs')).href);
  await prepareCourse(root, dist);
  rmSync(join(dist, 'prepare.mjs'));
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
