import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Who may import whom, as the design says it (README, "The house"), where Biome cannot tell a value from a type. `values` may be
 * imported in any way, `types` by `import type` only. The files directly in `src`, which wire the rooms, are the room `.`.
 */
const WALLS: Readonly<Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }>> = {
  sim: { values: [], types: [] },
  text: { values: [], types: [] },
  catalog: { values: ['sim', 'text'], types: [] },
  shell: { values: ['sim', 'text'], types: [] },
  session: { values: ['catalog', 'sim', 'text'], types: ['shell'] },
  ui: { values: ['session', 'text'], types: ['catalog', 'shell', 'sim'] },
  io: { values: ['session', 'catalog', 'shell', 'sim', 'text'], types: [] },
  report: { values: ['session', 'text'], types: [] },
  author: { values: ['io', 'session', 'catalog', 'text'], types: [] },
  '.': { values: ['author', 'report', 'io', 'ui', 'session', 'catalog', 'shell', 'sim', 'text'], types: [] },
};

const MOST_LINES = 300;

/** Files by their path below `src`, with `/`. */
type Sources = Readonly<Record<string, string>>;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

/** Nothing but types is named in the braces: `{ type A, type B }`. */
const namesTypesOnly = (names: string): boolean =>
  names
    .replace(/[{}]/g, '')
    .split(',')
    .every((name) => /^\s*(?:type\s.*)?$/s.test(name)) && /\btype\s/.test(names);

const STATIC = /^(?:import|export)\s+(?:(type)\s+)?(?:([\w*{][^'";]*?)\s+from\s+)?'(\.[^']+)'/gm;
/** `import('./x.ts')`; with a name behind it that is a type: `import('./x.ts').Name`. */
const DYNAMIC = /\bimport\('(\.[^']+)'\)(\.[A-Z])?/g;

/** Every import of one of our own files by another, also those that are types or wait until they are needed. */
function importsOf(sources: Sources): readonly Import[] {
  return Object.entries(sources).flatMap(([from, text]) => {
    const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    const to = (path: string): string => normalize(join(dirname(from), path)).replaceAll('\\', '/');
    const fixed = [...code.matchAll(STATIC)].map(([, type, names = '', path = '']) => {
      return { from, to: to(path), isType: type !== undefined || namesTypesOnly(names) };
    });
    const later = [...code.matchAll(DYNAMIC)].map(([, path = '', member]) => {
      return { from, to: to(path), isType: member !== undefined };
    });
    return [...fixed, ...later];
  });
}

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '.');

function wallProblem({ from, to, isType }: Import): string | undefined {
  const [room, other] = [roomOf(from), roomOf(to)];
  const wall = WALLS[room];
  if (!wall)
    return `${from}: the room ${room} has no row in the table of test/walls.test.ts. Write one, as the design says.`;
  if (room === other || wall.values.includes(other)) return undefined;
  if (wall.types.includes(other))
    return isType ? undefined : `${from} imports a value of ${to}; only types of ${other} may be.`;
  return `${from} imports ${to}; ${room} knows nothing of ${other === '.' ? 'what wires the rooms' : other}.`;
}

/** The files of a circle of imports, types included; undefined where there is none. */
function circleIn(imports: readonly Import[]): readonly string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    done.add(file);
    for (const other of next.get(file) ?? []) {
      const circle = visit(other, [...way, file]);
      if (circle) return circle;
    }
    return undefined;
  };
  for (const file of next.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

const DEFAULT_EXPORT = /^export\s+default\b|^export\s*\{[^}]*\bas\s+default\b/m;

/** Everything that is wrong with the house, a sentence each. */
function problemsIn(sources: Sources): readonly string[] {
  const imports = importsOf(sources);
  const circle = circleIn(imports);
  return [
    ...imports.flatMap((one) => wallProblem(one) ?? []),
    ...imports.flatMap(({ from, to }) => (to === 'cli.ts' ? [`${from} imports cli.ts, which nobody may.`] : [])),
    ...imports.flatMap(({ from, to }) => (to in sources ? [] : [`${from} imports ${to}, which is not there.`])),
    ...(circle ? [`a circle of imports: ${circle.join(' → ')}`] : []),
    ...Object.entries(sources).flatMap(([path, text]) => {
      const lines = text.split('\n').length - 1;
      return lines > MOST_LINES ? [`${path} has ${lines} lines; at most ${MOST_LINES} are read at a sitting.`] : [];
    }),
    ...Object.entries(sources).flatMap(([path, text]) =>
      DEFAULT_EXPORT.test(text) ? [`${path} has a default export; give it its name.`] : [],
    ),
  ];
}

function sourcesBelow(folder: string): Sources {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')] as const),
  );
}

test('every wall of the house stands', () => {
  const sources = sourcesBelow('src');
  expect(problemsIn(sources)).toEqual([]);
  // The reader of imports has read something: all rooms, values and types, at once and later.
  const imports = importsOf(sources);
  expect(new Set(imports.map(({ from }) => roomOf(from)))).toEqual(new Set(Object.keys(WALLS)));
  expect(imports.filter(({ isType }) => isType).length).toBeGreaterThan(100);
  expect(imports.filter(({ isType }) => !isType).length).toBeGreaterThan(100);
  expect(imports).toContainEqual({ from: 'cli.ts', to: 'lab.ts', isType: false });
});

const SOUND: Sources = {
  'sim/world.ts': 'export const world = 1;\nexport type World = number;\n',
  'shell/sandbox.ts': "import type { World } from '../sim/world.ts';\nexport type Sandbox = World;\n",
  'session/run.ts': "import type { Sandbox } from '../shell/sandbox.ts';\nexport const run = (one: Sandbox) => one;\n",
  'ui/view.tsx': "import { run } from '../session/run.ts';\nimport { type World } from '../sim/world.ts';\n",
};

test.each<readonly [name: string, broken: Sources, found: RegExp]>([
  ['nothing', {}, /^$/],
  ['a value of shell in session', { 'session/run.ts': "import { x } from '../shell/sandbox.ts';" }, /a value of shell/],
  ['a value among types', { 'session/run.ts': "import { type A, b } from '../shell/sandbox.ts';" }, /a value of shell/],
  ['a whole module', { 'session/run.ts': "import * as all from '../shell/sandbox.ts';" }, /a value of shell/],
  ['its effects alone', { 'session/run.ts': "import '../shell/sandbox.ts';" }, /a value of shell/],
  ['one that is passed on', { 'session/run.ts': "export { x } from '../shell/sandbox.ts';" }, /a value of shell/],
  ['one that is fetched later', { 'ui/view.tsx': "const x = () => import('../sim/world.ts');" }, /a value of sim/],
  ['a list over several lines', { 'ui/view.tsx': "import {\n  x,\n} from '../sim/world.ts';" }, /a value of sim/],
  ['even a type of io in ui', { 'ui/view.tsx': "import type { X } from '../io/x.ts';" }, /ui knows nothing of io/],
  ['even a type, at its place', { 'sim/world.ts': "type X = import('../text/x.ts').X;" }, /sim knows nothing of text/],
  ['the wiring', { 'io/x.ts': "import { x } from '../lab.ts';", 'lab.ts': '' }, /io knows nothing of what wires/],
  ['the command line', { 'lab.ts': "import { x } from './cli.ts';", 'cli.ts': '' }, /imports cli\.ts, which nobody/],
  ['a room without a row', { 'attic/x.ts': "import '../sim/world.ts';" }, /the room attic has no row/],
  ['a file that is not there', { 'sim/a.ts': "import './b.ts';" }, /sim\/b\.ts, which is not there/],
  ['a circle', { 'sim/a.ts': "import './b.ts';", 'sim/b.ts': "import './a.ts';" }, /a\.ts → sim\/b\.ts → sim\/a\.ts/],
  [
    'a circle of types',
    { 'sim/world.ts': "import type { B } from './b.ts';", 'sim/b.ts': "import type { W } from './world.ts';" },
    /circle/,
  ],
  ['a long file', { 'sim/a.ts': '\n'.repeat(301) }, /301 lines/],
  ['a default export', { 'sim/a.ts': 'export default 1;' }, /default export/],
  ['a default export by another name', { 'sim/a.ts': 'const a = 1;\nexport { a as default };' }, /default export/],
])('the table can fail: %s', (_name, broken, found) => {
  const others = Object.fromEntries(['io/x.ts', 'text/x.ts'].map((path) => [path, '']));
  expect(problemsIn({ ...others, ...SOUND, ...broken }).join('\n')).toMatch(found);
});
