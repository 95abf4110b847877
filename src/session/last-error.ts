import { asksTheLab } from './counted-lines.ts';
import { mergedOutputs } from './entry-lines.ts';
import type { Entry, Run } from './run.ts';

type LineEntry = Extract<Entry, { kind: 'line' }>;

const INTERRUPTED = 130;

/** What a service answers with where it refuses: curl prints that, and ends well. */
const REFUSAL = /"error"\s*:\s*["{]|"statusCode"\s*:\s*[45]\d\d|<Error>/;

const printedOn = ({ outputs }: LineEntry, fd: 1 | 2): string =>
  mergedOutputs(outputs)
    .filter((output) => output.fd === fd)
    .map(({ text }) => text)
    .join('\n');

function hasFailed(entry: Entry): entry is LineEntry {
  if (entry.kind !== 'line' || asksTheLab(entry.text) || entry.exitCode === INTERRUPTED) return false;
  const isFailed = entry.exitCode !== undefined && entry.exitCode !== 0;
  const isSaid = /\S/.test(printedOn(entry, 1) + printedOn(entry, 2));
  const isComplaint = /^(?!WARNING:|Connection to |\s*$)/m.test(printedOn(entry, 2));
  return (isFailed && isSaid) || isComplaint || REFUSAL.test(printedOn(entry, 1));
}

/** The last line of the transcript that went wrong, with what it said: an error that curl was answered with among them. */
export const lastFailed = ({ entries }: Run): LineEntry | undefined => entries.findLast(hasFailed);

const CODES: readonly RegExp[] = [
  /\b(AADSTS\d+)\b/g,
  /ErrorCode:\s*(\w+)/g,
  /<Code>(\w+)<\/Code>/g,
  /"code"\s*:\s*"([A-Za-z]\w+)"/g,
  /^(?:ERROR: )?\((\w+)\)/gm,
  /^Code: (\w+)/gm,
];

const SENTENCES: readonly RegExp[] = [
  /"error_description"\s*:\s*"((?:[^"\\]|\\.)*)"/g,
  /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/g,
  /<Message>([^<]*)/g,
  /^ERROR: \s*(?:\(\w+\) )?(\S.*)/gm,
];

const all = (patterns: readonly RegExp[], text: string): readonly string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, found = '']) => found));

const firstLine = (text: string): string => text.split('\n').find((line) => /\S/.test(line)) ?? '';

/** Longer than this a sentence does not fit where it is typed. */
const LONGEST = 160;

function shortened(sentence: string): string {
  const [first = ''] = sentence
    .replaceAll(/\\r|\\n/g, '\n')
    .trim()
    .split('\n');
  const [whole = first] = /^.*?[.!?](?=\s|$)/.exec(first) ?? [];
  return whole.slice(0, LONGEST).trim();
}

/** What tells an error from others, the most telling first: its codes, then its sentences; never a tail of it. */
export function tellingPhrases(entry: LineEntry): readonly string[] {
  const [errors, answer] = [printedOn(entry, 2), printedOn(entry, 1)];
  const text = `${errors}\n${answer}`;
  const first = firstLine(errors === '' ? answer : errors).replace(/^(?:ERROR|bash): */, '');
  const phrases = [...all(CODES, text), ...all(SENTENCES, text).map(shortened), shortened(first)];
  return [...new Set(phrases)].filter((one) => one !== '');
}
