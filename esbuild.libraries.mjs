// What the build changes in the libraries that it bundles, each with the reason. A library that changed where it is patched fails the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The one module of the shell library; its scope gets a `Date` and a `Math` of the sandbox. */
export const isSandboxLibrary = (path) => /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]browser\.js(\?.*)?$/.test(path);

/** Shadows the wall clock and chance inside the shell library: simulated time, seeded numbers. */
export const withSandboxClock = (code) =>
  `import { Date, Math } from ${JSON.stringify(join(root, 'src/shell/sandbox-clock.ts'))};\n${code}`;

/** Each text that has to stand there exactly once, and what takes its place. */
function replaced(code, library, replacements) {
  return replacements.reduce((present, [before, after]) => {
    if (present.split(before).length !== 2)
      throw new Error(`${library} changed: look at esbuild.libraries.mjs for\n${before}`);
    return present.replace(before, () => after);
  }, code);
}

// Yoga's loader fetches a data URL, which loads Node's whole fetch. The same bytes, compiled at once.
function withSyncYoga(code) {
  const base64 = /"data:application\/octet-stream;base64,([^"]+)"/.exec(code)?.[1];
  const patched = replaced(code, 'yoga-layout', [
    [`"data:application/octet-stream;base64,${base64}"`, '""'],
    ['loadYoga = loadYoga || {};', 'loadYoga = { instantiateWasm, ...loadYoga };'],
  ]);
  return `function instantiateWasm(imports, receive) {
  const module = new WebAssembly.Module(Buffer.from(${JSON.stringify(base64)}, 'base64'));
  receive(new WebAssembly.Instance(module, imports));
  return {};
}
${patched}`;
}

// Segmenting text into graphemes, and one property of emoji, cost tens of milliseconds on the first frame. Characters that take
// one cell each, and never join their neighbours, need neither.
const withFastWidth = (code) =>
  replaced(code, 'string-width', [
    [
      'if (/^[\\u0020-\\u007E]*$/.test(string))',
      'if (/^[\\u0020-\\u007E\\u00B7\\u00D7\\u2010-\\u2027\\u2190-\\u2193\\u2264\\u2265\\u2500-\\u257F\\u25CB\\u2713\\u2717\\u276F]*$/.test(string))',
    ],
  ]);

// Ink puts a frame together cell by cell, anew at each key: nine tenths of what a key costs. What stands in a row depends on the
// texts put there and on the width alone, so rows that are as they were keep the text that they had.
export function withRowsDrawnOnce(code) {
  const cells =
    /\n( *const characters = this\.caches[\s\S]+?offsetX \+= characterWidth;\n +\})\n/.exec(code)?.[1] ?? '';
  const blank = /row\.push\((\{[^}]+\})\);/.exec(code)?.[1] ?? '';
  const patched = replaced(code, 'ink/build/output.js', [
    ['caches = new OutputCaches();', ''],
    [/for \(let x = 0; x < this\.width[^}]+\}\);\n +\}/.exec(code)?.[0] ?? 'cells of a row', ''],
    [cells, "currentLine.push(x + ' ' + line);"],
    [
      /\n( *\/\/ See https.+\n)( *const line.+\n)( *return .+)\n/.exec(code)?.[0] ?? 'rows',
      '\nreturn rowText(this.width, line);\n',
    ],
  ]);
  return `${patched.replaceAll('this.caches', 'caches')}
const most = 2_000;
const caches = new OutputCaches();
const drawn = new Map();
const blank = ${blank};
function rowText(width, pieces) {
  const key = [width, ...pieces].join('\\n');
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= most) {
    drawn.clear();
    Object.assign(caches, new OutputCaches());
  }
  const currentLine = Array.from({ length: width }, () => blank);
  for (const piece of pieces) {
    const space = piece.indexOf(' ');
    const [x, line] = [Number(piece.slice(0, space)), piece.slice(space + 1)];
${cells.replaceAll('this.caches', 'caches')}
  }
  const text = styledCharsToString(currentLine.filter((cell) => cell !== undefined)).trimEnd();
  drawn.set(key, text);
  return text;
}
`;
}

// Neighbours of one style share it, and what is the same needs no comparing.
export const withSharedStyles = (code) =>
  replaced(code, '@alcalzone/ansi-tokenize', [
    ['styles: [...codes],', 'styles: codes,'],
    [
      '        else {\n            ret += ansiCodesToString(diff',
      '        else if (chars[i - 1].styles !== char.styles) {\n            ret += ansiCodesToString(diff',
    ],
  ]);

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

/** The plugin that puts all of it in place. */
export const libraries = {
  name: 'libraries',
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
    onLoad({ filter: /ink[\\/]build[\\/]output\.js$/ }, ({ path }) => ({
      contents: withRowsDrawnOnce(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: /ansi-tokenize[\\/]build[\\/]styledChars\.js$/ }, ({ path }) => ({
      contents: withSharedStyles(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: withSyncYoga(readFileSync(path, 'utf8')),
    }));
  },
};
