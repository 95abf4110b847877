import { Composer, type Document, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Issue } from './issue.ts';
import { lineTable, type Position, type Problem } from './line-table.ts';
import { sourceText } from './source-text.ts';
import { syntaxProblems } from './yaml-syntax.ts';
import { type YamlTokens, yamlTokens } from './yaml-tokens.ts';
import { offsetOf, plainValue } from './yaml-value.ts';

/** The keys and indexes that lead from a file's map to a node in it. */
export type Path = readonly (string | number)[];

/** One YAML file as a plain value, and where each part of it stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Where a node begins, or its key; of what is missing, the map or list that it is missing from. */
  positionOf(path: Path, part?: 'key' | 'value'): Position;
  /** A value without quotes as the author wrote it: `1e3` where the value is 1000. */
  writtenAt(path: Path): string | undefined;
}

/** What could be read of a file: without `source`, its text is all there is. */
export interface YamlReading {
  readonly source?: YamlSource;
  readonly issues: readonly Issue[];
  readonly text: string;
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  merge: false,
  logLevel: 'error',
  strict: true,
  prettyErrors: false,
} as const;

type YamlDocument = Document.Parsed<ParsedNode>;

/** The first document of the file, and where a second one begins. */
function composed(
  { tokens }: YamlTokens,
  text: string,
): { readonly document?: YamlDocument; readonly second?: number } {
  const documents = new Composer(OPTIONS).compose(tokens, true, text.length);
  const first = documents.next();
  const second = documents.next();
  return {
    ...(first.done ? {} : { document: first.value }),
    ...(second.done ? {} : { second: second.value.range[0] }),
  };
}

const TWO_DOCUMENTS =
  'a second document begins here. Keep one to a file: delete the line --- or ..., or split the file.';

interface Read {
  readonly document?: YamlDocument;
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Parses within the limits. Values are made only of a file without errors. */
function read(text: string): Read {
  const tokens = yamlTokens(text);
  if (!tokens.isWhole) return { value: undefined, problems: tokens.problems };
  const { document, second } = composed(tokens, text);
  const errors = syntaxProblems(document?.errors ?? [], { text, lines: lineTable(text), tokens });
  const others = second === undefined ? [] : [{ offset: second, message: TWO_DOCUMENTS }];
  const problems = [...tokens.problems, ...errors, ...others];
  if (!document || problems.length > 0) return { value: undefined, problems };
  const plain = plainValue(document.contents, text);
  return { document, value: plain.value, problems: plain.problems };
}

/** As `read`; the reader's own stack ends before some texts do, which is the text's fault. */
function readSafely(text: string): Read {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, problems: [{ offset: 0, message: 'the file is nested too deeply to be read.' }] };
  }
}

interface Found {
  readonly node: unknown;
  readonly offset: number;
}

/** Goes one step down from a node; undefined where there is nothing. A value left empty stands at its key. */
function stepInto(node: unknown, segment: string | number, wantsKey: boolean): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === segment);
    if (!pair) return undefined;
    const isEmpty =
      pair.value === null || (isScalar(pair.value) && pair.value.source === '' && pair.value.value === null);
    return { node: pair.value, offset: offsetOf(wantsKey || isEmpty ? pair.key : pair.value) };
  }
  if (!isSeq(node) || typeof segment !== 'number' || !(segment in node.items)) return undefined;
  return { node: node.items[segment], offset: offsetOf(node.items[segment]) };
}

function find(root: unknown, path: Path, part: 'key' | 'value'): Found & { readonly isThere: boolean } {
  let found: Found = { node: root, offset: offsetOf(root) };
  for (const [index, segment] of path.entries()) {
    const next = stepInto(found.node, segment, part === 'key' && index === path.length - 1);
    if (!next) return { ...found, isThere: false };
    found = next;
  }
  return { ...found, isThere: true };
}

/** Reads one file of a course. Never throws: whatever is wrong with it is an issue with its place. */
export function readYaml(file: string, content: string | Uint8Array): YamlReading {
  const { text, problems: unreadable } = sourceText(content);
  const { document, value, problems }: Read =
    unreadable.length > 0 ? { value: undefined, problems: unreadable } : readSafely(text);
  const lines = lineTable(text);
  const issues = problems.map(({ offset, message, severity = 'error' as const }): Issue => {
    return { file, ...lines.positionOf(offset), severity, message };
  });
  if (!document || issues.some((issue) => issue.severity === 'error')) return { issues, text };
  const root = document.contents;
  const source: YamlSource = {
    file,
    value,
    positionOf: (path, part = 'value') => lines.positionOf(find(root, path, part).offset),
    writtenAt: (path) => {
      const { node, isThere } = find(root, path, 'value');
      return isThere && isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
  };
  return { source, issues, text };
}
