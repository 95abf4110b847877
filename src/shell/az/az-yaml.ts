import { stringify } from 'yaml';
import type { Json } from '../../sim/json.ts';

const WIDTH = 80;

/** Breaks a long scalar at the first space past the width, as PyYAML does; the rest is indented below its key. */
function folded(line: string): string {
  const [lead = ''] = /^[ -]*/.exec(line) ?? [];
  const hasKey = /^[ -]*[^ '"-][^ ]*: /.test(line);
  const indent = ' '.repeat(lead.length + (hasKey || lead === '' ? 2 : 0));
  const rows: string[] = [];
  let rest = line;
  for (;;) {
    const space = rest.indexOf(' ', WIDTH + 1);
    if (space < 0) return [...rows, rest].join('\n');
    rows.push(rest.slice(0, space));
    rest = indent + rest.slice(space + 1);
  }
}

/** A key of more than 122 characters with what stands behind it, or begins on the next line. */
const LONG_KEY = /^([ -]*)([^ '"\n]{123,}):(?: |\n +)/gm;

/** PyYAML writes a long key, such as the id of an identity, after a question mark, and its value after a colon below. */
function withLongKeys(text: string): string {
  return text.replace(LONG_KEY, (_, lead: string, key: string) => `${lead}? ${key}\n${' '.repeat(lead.length)}: `);
}

/** A result as PyYAML's safe_dump writes it: block style, lists level with their key, a bare scalar closed by `...`. [F.2] */
export function yaml(result: Json): string {
  const text = stringify(result, {
    version: '1.1',
    indentSeq: false,
    singleQuote: true,
    blockQuote: false,
    lineWidth: 0,
  });
  const lines = withLongKeys(text).split('\n').map(folded).join('\n');
  const isPlainScalar = (typeof result !== 'object' || result === null) && !/^['"]/.test(lines);
  return isPlainScalar ? `${lines}...\n` : lines;
}
