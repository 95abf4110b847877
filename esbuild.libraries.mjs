// What the build changes in the libraries that it bundles, each with the reason. A library that changed where it is patched fails the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The one module of the shell library; its scope gets a `Date` and a `Math` of the sandbox. */
export const isSandboxLibrary = (path) => /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]browser\.js(\?.*)?$/.test(path);

/**
 * The shell library without the commands that the sandbox does not offer: once nothing loads them, what they alone need goes too.
 * The library comes in one file, in which every module is a function that is called when it is first needed.
 */
function withoutUnusedCommands(code) {
  const source = readFileSync(join(root, 'src/shell/linux-commands.ts'), 'utf8');
  const list = /LINUX_COMMANDS = \{([\s\S]+?)\} as const/.exec(source)?.[1] ?? '';
  const offered = new Set(Array.from(list.matchAll(/'([^']+)'/g), ([, name]) => name));
  const dropped = new Set();
  const entry =
    /\{name:"([^"]+)",load:async\(\)=>\(await Promise\.resolve\(\)\.then\(\(\)=>\([\w$]+\(\),([\w$]+)\)\)\)\.\w+\},?/g;
  const kept = code.replaceAll(entry, (found, name, module) => {
    if (offered.has(name)) return found;
    dropped.add(module);
    return '';
  });
  if (dropped.size === 0) throw new Error('just-bash changed: look at withoutUnusedCommands in esbuild.libraries.mjs');
  return kept
    .replaceAll(/=(L\(\(\)=>\{)/g, '=/* @__PURE__ */$1')
    .replaceAll(/;(ae\(([\w$]+),\{)/g, (found, call, module) =>
      dropped.has(module) ? `;/* @__PURE__ */${call}` : found,
    );
}

/** The engine for regular expressions that the library brings along, an older version of ours, gives way to it. */
function withOurExpressions(code) {
  const changed = () => new Error('just-bash changed: look at withOurExpressions in esbuild.libraries.mjs');
  const inside = code.indexOf('static FOLD_CASE=1;static LITERAL=2;');
  const [start, last] = [code.lastIndexOf('=L(()=>{', inside), code.indexOf('static DISABLE_UNICODE_GROUPS=8', inside)];
  const end = code.indexOf('});function ', last);
  if (Math.min(inside, start, last) < 0 || end - start > 200_000) throw changed();
  const body = code.slice(start, end);
  const engine = /(\w+)=class \w+\{static CASE_INSENSITIVE=1;/.exec(body)?.[1];
  const refusal = /(\w+)=class extends \w+\{[^{}]*\{let \w+=`error parsing regexp/.exec(body)?.[1];
  if (!engine || !refusal) throw changed();
  const ours = `import { RE2JS as ourEngine, RE2JSSyntaxException as ourRefusal } from 're2js';`;
  return `${ours}${code.slice(0, start)}=L(()=>{${engine}=ourEngine;${refusal}=ourRefusal;${code.slice(end)}`;
}

/** Shadows the wall clock and chance inside the shell library: simulated time, seeded numbers. Tests run it as it ships. */
export const withOurSandbox = (code) =>
  `import { Date, Math } from ${JSON.stringify(join(root, 'src/shell/sandbox-clock.ts'))};\n${withOurExpressions(code)}`;

/** Each text that has to stand there exactly once, and what takes its place. */
function replaced(code, library, replacements) {
  return replacements.reduce((present, [before, after]) => {
    if (present.split(before).length !== 2)
      throw new Error(`${library} changed: look at esbuild.libraries.mjs for\n${before}`);
    return present.replace(before, () => after);
  }, code);
}

const YOGA = 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js';
const yogaBase64 = (code) => /"data:application\/octet-stream;base64,([^"]+)"/.exec(code)?.[1] ?? '';

// Yoga's loader fetches a data URL, which loads Node's whole fetch, and waits for it. The same bytes from a file beside the chunk,
// compiled at once: a module that waits could not be required.
function withSyncYoga(code) {
  const patched = replaced(code, 'yoga-layout', [
    [`"data:application/octet-stream;base64,${yogaBase64(code)}"`, '""'],
    ['loadYoga = loadYoga || {};', 'loadYoga = { instantiateWasm, ...loadYoga };'],
    ['return loadYoga.ready\n', 'return loadYoga\n'],
  ]);
  return `import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import file from 'yoga.wasm';
function instantiateWasm(imports, receive) {
  const module = new WebAssembly.Module(readFileSync(new URL(basename(file), import.meta.url)));
  receive(new WebAssembly.Instance(module, imports));
  return {};
}
${patched}`;
}

const withoutWaiting = (code) => replaced(code, 'yoga-layout', [['await loadYoga()', 'loadYoga()']]);

// Loads Node's assertions for one line.
const withoutAssert = (code) =>
  replaced(code, 'signal-exit', [
    ["var assert = require('assert')", ''],
    [/ *assert\.equal\(.+\n/.exec(code)?.[0] ?? 'assert.equal', ''],
  ]);

// A command of another program: there is none.
const withoutPrograms = (code) =>
  replaced(code, 'commander', [
    ["const childProcess = require('node:child_process');", 'const childProcess = undefined;'],
  ]);

// Ink's tools for its own developers.
const withoutDevtools = (code) =>
  replaced(code, 'ink/build/reconciler.js', [
    ["await import('./devtools.js');", ''],
    ['isDev()\n    ? await loadPackageJson()\n    : {', '{'],
  ]);

const PLAIN = `import { isPlain } from ${JSON.stringify(join(root, 'src/text/graphemes.ts'))};`;

// To make a segmenter takes 20 ms, before it has segmented anything.
const withLazySegmenter = (code, library) => {
  const made = /new Intl\.Segmenter\([^)]*\)/.exec(code)?.[0] ?? 'new Intl.Segmenter';
  return replaced(code, library, [[made, `{ segment(text) { return (this.made ??= ${made}).segment(text); } }`]]);
};

// Nor does a plain text need one; and to read the pattern of all emoji takes 30 ms.
const withFastWidth = (code) =>
  replaced(`${PLAIN}${withLazySegmenter(code, 'string-width')}`, 'string-width', [
    [
      'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
      `if (isPlain(string)) {
    if (string.includes('\\u{110BD}')) return string.replaceAll('\\u{110BD}', '').length;`,
    ],
    [
      'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
      `const rgiEmojiRegex = {
  test: (cluster) => (cluster.length > 1 || cluster >= '\\u231A') && (allEmoji ??= /^\\p{RGI_Emoji}$/v).test(cluster),
};
let allEmoji;`,
    ],
  ]);

const withFastTokens = (code) =>
  replaced(`${PLAIN}${withLazySegmenter(code, '@alcalzone/ansi-tokenize')}`, '@alcalzone/ansi-tokenize', [
    [
      'of segmenter.segment(str)',
      `of !isPlain(str.replaceAll('\\u001B', '')) ? segmenter.segment(str) : Array.from(str.matchAll(/\\u{110BD}*[^\\u{110BD}\\u001B]|\\u{110BD}+|\\u001B/gu), ({ 0: segment, index }) => ({ segment, index }))`,
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
  // For marked-terminal's tables, which we draw in our own way.
  'cli-table3': 'export default class {}',
  // For just-bash's html-to-markdown, which the sandbox does not offer.
  turndown: 'export default class {}',
  'node-emoji': 'export const get = (name) => name; export default { get };',
};

// Each answer copies seven cards, and V8 is slow to define what a copy has already; to assign it is quick.
const withQuickCopies = (code) =>
  replaced(code, 'ts-fsrs', [
    [
      '    return {\n      ...card,\n      state: TypeConvert.state(card.state),',
      '    return Object.assign({ ...card }, {\n      state: TypeConvert.state(card.state),',
    ],
    [
      'last_review: card.last_review ? TypeConvert.time(card.last_review) : void 0\n    };',
      'last_review: card.last_review ? TypeConvert.time(card.last_review) : void 0\n    });',
    ],
  ]);

/** The plugin that puts all of it in place. */
export const libraries = {
  name: 'libraries',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(STAND_INS).join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'stand-in' }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: STAND_INS[path], resolveDir: root }));
    onLoad({ filter: /just-bash[\\/]dist[\\/]bundle[\\/]browser\.js$/ }, ({ path }) => ({
      contents: withoutUnusedCommands(withOurSandbox(readFileSync(path, 'utf8'))),
    }));
    onResolve({ filter: /^yoga\.wasm$/ }, ({ path }) => ({ path, namespace: 'yoga' }));
    onLoad({ filter: /.*/, namespace: 'yoga' }, () => ({
      contents: Buffer.from(yogaBase64(readFileSync(join(root, 'node_modules', YOGA), 'utf8')), 'base64'),
      loader: 'file',
    }));
    // One measure of width, not a second one that is older, and larger by a pattern of all emoji.
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      /[\\/]wrap-ansi[\\/]/.test(importer) ? { path: join(root, 'node_modules/string-width/index.js') } : undefined,
    );
    const patches = [
      ['string-width/index.js', withFastWidth],
      ['slice-ansi/tokenize-ansi.js', (code) => withLazySegmenter(code, 'slice-ansi')],
      ['@alcalzone/ansi-tokenize/build/tokenize.js', withFastTokens],
      ['@alcalzone/ansi-tokenize/build/styledChars.js', withSharedStyles],
      ['ink/build/output.js', withRowsDrawnOnce],
      ['ink/build/reconciler.js', withoutDevtools],
      ['ts-fsrs/dist/index.mjs', withQuickCopies],
      ['signal-exit/index.js', withoutAssert],
      ['commander/lib/command.js', withoutPrograms],
      ['yoga-layout/dist/src/index.js', withoutWaiting],
      [YOGA, withSyncYoga],
    ].map(([path, patch]) => [join(root, 'node_modules', path), patch]);
    onLoad(
      { filter: /string-width|slice-ansi|ansi-tokenize|ink[\\/]build|signal-exit|commander|ts-fsrs|yoga-layout/ },
      ({ path }) => {
        const patch = new Map(patches).get(path);
        return patch && { contents: patch(readFileSync(path, 'utf8')) };
      },
    );
  },
};
