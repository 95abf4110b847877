import { isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Problem } from './line-table.ts';
import { codePointText, unshowable } from './source-text.ts';
import { quoted } from './suggestion.ts';

const MOST_NODES = 20_000;
const LONGEST_TEXT = 64 * 1024;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export const NO_BREAK_SPACE =
  'this is a no-break space, as it comes from web pages and word processors. Put a plain one there.';

/** The plain value of a node tree, with what is wrong in it that a schema would not see. */
export interface PlainValue {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Where a node begins in the text. */
export function offsetOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? 0;
}

/** One pass over the tree, linear in its nodes; it is at most 64 levels deep. */
class Reading {
  readonly problems: Problem[] = [];
  readonly #text: string;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(node: unknown): unknown {
    if (!this.#hasRoomFor(node)) return null;
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) return node.items.map((item) => (isPair(item) ? null : this.value(item)));
    if (isMap(node)) return this.#map(node.items);
    return null;
  }

  #hasRoomFor(node: unknown): boolean {
    this.#nodes += 1;
    if (this.#nodes === MOST_NODES + 1) {
      this.#report(
        offsetOf(node),
        `the file has more than ${MOST_NODES} keys and values. Split it into several files.`,
      );
    }
    return this.#nodes <= MOST_NODES;
  }

  #report(offset: number, message: string, severity?: 'warning'): void {
    this.problems.push(severity ? { offset, message, severity } : { offset, message });
  }

  #map(items: readonly Pair[]): unknown {
    const result: Record<string, unknown> = Object.create(null);
    const placed = new Set<string>();
    for (const { key, value } of items) {
      if (!this.#hasRoomFor(key)) return result;
      const name = this.#key(key);
      if (name === undefined) continue;
      if (placed.has(name))
        this.#report(offsetOf(key), `the key ${quoted(name)} stands twice in one map. Keep one of them.`);
      placed.add(name);
      result[name] = this.value(value);
    }
    return result;
  }

  #key(key: unknown): string | undefined {
    const name = isScalar(key) ? this.#scalar(key) : undefined;
    if (typeof name === 'string' && name.startsWith('\u00a0')) {
      this.#report(offsetOf(key), NO_BREAK_SPACE);
      return undefined;
    }
    if (typeof name === 'string' && !FORBIDDEN_KEYS.has(name)) return name;
    this.#report(offsetOf(key), keyMessage(key, name));
    return undefined;
  }

  #scalar(node: Scalar): unknown {
    const { value } = node;
    if (typeof value !== 'string') return value;
    const stray = unshowable(value);
    if (value.length > LONGEST_TEXT) {
      this.#report(offsetOf(node), `this text is longer than ${LONGEST_TEXT / 1024} KiB. Shorten it.`);
    } else if (stray !== undefined) {
      this.#report(
        offsetOf(node),
        `this text holds the character ${codePointText(stray)}, which no screen shows. Delete it.`,
      );
    } else {
      this.#warn(node, value);
    }
    return value;
  }

  /** What YAML reads otherwise than it looks; true and false are told by the schema, where text is expected. */
  #warn(node: Scalar, value: string): void {
    if (node.type !== 'PLAIN') return;
    if (/^(yes|no|on|off)$/i.test(value)) {
      const message = `${value} without quotes is text here, but true or false to other YAML readers. Write '${value}', or true or false.`;
      this.#report(offsetOf(node), message, 'warning');
    }
    if (/\n *- /.test(this.#text.slice(node.range?.[0], node.range?.[1]))) {
      const message =
        'a line below begins with "- " and is read as part of this text. Begin it in the same column as this entry, or put the text in quotes.';
      this.#report(offsetOf(node), message, 'warning');
    }
    if (/^[^"]*[^"\s]"$/.test(value)) {
      const message =
        'this text ends with a quote that it does not begin with. Put one in front, too, or delete this one.';
      this.#report(offsetOf(node), message, 'warning');
    }
    if (/^\S/.test(node.comment ?? '')) {
      const message = 'the text ends before " #": the rest is a comment. Put the text in quotes, or a space after #.';
      this.#report(offsetOf(node), message, 'warning');
    }
  }
}

function keyMessage(key: unknown, name: unknown): string {
  if (typeof name === 'string') return `the key ${quoted(name)} cannot be used. Rename it.`;
  if (!isScalar(key)) return 'a key is a plain word. Write it without brackets, dashes and question marks.';
  if (key.source === undefined || key.source === '') return 'there is no key before this colon.';
  const what = key.value === null ? 'nothing' : `a ${typeof key.value}`;
  return `a key is a word, and YAML reads ${quoted(key.source)} as ${what}. Put it in quotes.`;
}

/** Builds the plain value of a text's nodes field by field, into objects without a prototype. */
export function plainValue(contents: unknown, text: string): PlainValue {
  const reading = new Reading(text);
  return { value: reading.value(contents), problems: reading.problems };
}
