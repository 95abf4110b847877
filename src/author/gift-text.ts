import type { TextFormat } from 'gift-pegjs';
import { sanitize } from '../text/safe-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

const TAGS: readonly (readonly [tag: RegExp, mark: string])[] = [
  [/<br\s*\/?>/gi, '\n'],
  [/<\/(?:p|div|li)>/gi, '\n\n'],
  [/<li\b[^>]*>/gi, '- '],
  [/<\/?(?:code|tt|kbd)\b[^>]*>/gi, '`'],
  [/<\/?(?:b|strong)\b[^>]*>/gi, '**'],
  [/<\/?(?:i|em)\b[^>]*>/gi, '*'],
];
const BARE = /<\/?(?:p|div|span|ul|ol)\b[^>]*>/gi;
const ANY_TAG = /<\/?[a-z][^>]*>/gi;
const HTML = /<\/?[a-z][^>]*>|&(?:#\d+|[a-z]+);/i;

/** A text as our lessons have it, and what of it was lost on the way. */
export interface Converted {
  readonly text: string;
  readonly lost: readonly string[];
}

function decoded(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function fromHtml(html: string): Converted {
  const marked = TAGS.reduce((text, [tag, mark]) => text.replaceAll(tag, mark), html).replaceAll(BARE, '');
  const lost = [...new Set([...marked.matchAll(ANY_TAG)].map(([tag]) => tag.replace(/^<\/?([a-z0-9]+).*$/is, '<$1>')))];
  return { text: decoded(marked.replaceAll(ANY_TAG, '')), lost: lost.map((tag) => `the HTML ${tag.toLowerCase()}`) };
}

/** What would be Markdown where it was meant as it stands. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_<[\]]/g, (mark) => `\\${mark}`);

/** A text of a GIFT file as Markdown, fit for a terminal: what no screen shows is left out, and named. */
export function giftText({ format, text }: TextFormat): Converted {
  const isHtml = format === 'html' || (format === 'moodle' && HTML.test(text));
  const { text: markdown, lost } = isHtml
    ? fromHtml(text)
    : { text: format === 'markdown' ? text : escaped(text), lost: [] };
  const plain = markdown.replaceAll(/[\u2400-\u2421\ufffd]/g, '');
  const shown = sanitize(plain).replaceAll(/[\u2400-\u2421\ufffd]/g, '');
  const isWhole = sanitize(plain).length === shown.length && plain === markdown;
  const tidy = shown.replaceAll(/[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n');
  return { text: tidy.trim(), lost: isWhole ? lost : [...lost, 'characters that no screen shows'] };
}

/** The same on one line. */
export function giftLine(text: TextFormat): Converted {
  const { text: markdown, lost } = giftText(text);
  return { text: markdown.replaceAll(/\s+/g, ' '), lost };
}
