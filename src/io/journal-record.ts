import { crc32cHex } from './crc32c.ts';

/** What happened, as the session room defines it. `at` is real time in epoch ms; three names are the record's own. */
export type JournalEvent = {
  readonly type: string;
  readonly at?: number;
  readonly version?: never;
  readonly sequence?: never;
  readonly previous?: never;
  readonly [key: string]: unknown;
};

export type TimedEvent = JournalEvent & { readonly at: number };

export type JournalRecord = {
  /** Counts from 1 in each file. */
  readonly sequence: number;
  /** Checksum of the record before, `00000000` for the first. */
  readonly previous: string;
  readonly event: TimedEvent;
};

export type DecodedRecord = JournalRecord & { readonly checksum: string };

export type DecodedJournal = {
  /** All sound records in the file's order, those after a damaged one as well. */
  readonly records: readonly DecodedRecord[];
  /** Complete lines that are not sound records. */
  readonly damaged: number;
  /** Sound records of a later format than this program knows. */
  readonly newer: number;
  /** Places where sound records do not follow each other, though nothing damaged lies between. */
  readonly gaps: number;
  /** The offset just after the last sound record. */
  readonly goodEnd: number;
  /** Length of the last line when it has no end. */
  readonly tornBytes: number;
};

export const firstPrevious = '00000000';

const knownVersion = 1;
const lineFeed = 0x0a;
const recordStart = /[0-9a-f]{8} \{/g;
const reservedKeys = ['version', 'sequence', 'previous'] as const;

/** One line: the CRC-32C of the JSON in hexadecimal, a space, the JSON. Throws on an event that no journal can hold. */
export function encode(record: JournalRecord): { readonly bytes: Uint8Array; readonly checksum: string } {
  const { sequence, previous, event } = record;
  const { at, ...fields } = event;
  const reserved = reservedKeys.find((key) => Object.hasOwn(event, key));
  if (reserved) throw new Error(`An event must not have a field called ${reserved}: ${event.type}`);
  const json = Buffer.from(JSON.stringify({ version: knownVersion, sequence, at, previous, ...fields }));
  const checksum = crc32cHex(json);
  return { bytes: Buffer.concat([Buffer.from(`${checksum} `), json, Buffer.from('\n')]), checksum };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

/** The record on a line without its LF; `newer` when only a later program can read it. */
function decodeLine(line: Buffer): DecodedRecord | 'newer' | undefined {
  if (line.length < 11 || line[8] !== 0x20) return undefined;
  const checksum = line.toString('latin1', 0, 8);
  const json = line.subarray(9);
  if (checksum !== crc32cHex(json)) return undefined;
  try {
    const { version, sequence, previous, ...event } = JSON.parse(json.toString()) as Record<string, unknown>;
    const { at, type } = event;
    if (isCount(version) && version > knownVersion) return 'newer';
    if (version !== knownVersion || !isCount(sequence) || typeof previous !== 'string') return undefined;
    if (typeof at !== 'number' || typeof type !== 'string') return undefined;
    return { sequence, previous, event: event as TimedEvent, checksum };
  } catch {
    return undefined;
  }
}

/** The sound record at the end of a damaged line: what was written right after a torn one. */
function decodeGlued(line: Buffer): DecodedRecord | 'newer' | undefined {
  for (const match of line.toString('latin1').matchAll(recordStart)) {
    const found = match.index > 0 ? decodeLine(line.subarray(match.index)) : undefined;
    if (found) return found;
  }
  return undefined;
}

type Line = {
  readonly whole: DecodedRecord | 'newer' | undefined;
  readonly glued: DecodedRecord | 'newer' | undefined;
};

/** Each complete line, and the offset just after it. */
function* readLines(bytes: Buffer): Generator<Line & { readonly end: number }> {
  for (let start = 0, end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    const line = bytes.subarray(start, end);
    const whole = decodeLine(line);
    start = end + 1;
    yield { whole, glued: whole ? undefined : decodeGlued(line), end: start };
  }
}

/** Reads a journal whatever happened to it: never throws, and never returns a record whose checksum does not fit. */
export function decodeAll(journal: Uint8Array): DecodedJournal {
  const bytes = Buffer.from(journal.buffer, journal.byteOffset, journal.byteLength);
  const records: DecodedRecord[] = [];
  let [damaged, newer, gaps, goodEnd] = [0, 0, 0, 0];
  // What the next record must name as the one before it; unknown after a line that could not be read.
  let expected: string | undefined = firstPrevious;
  for (const { whole, glued, end } of readLines(bytes)) {
    const found = whole ?? glued;
    if (!whole) damaged += 1;
    if (found) goodEnd = end;
    if (found === 'newer') newer += 1;
    const record = found === 'newer' ? undefined : found;
    if (whole && record && expected !== undefined && record.previous !== expected) gaps += 1;
    if (record) records.push(record);
    expected = record?.checksum;
  }
  return { records, damaged, newer, gaps, goodEnd, tornBytes: bytes.length - (bytes.lastIndexOf(lineFeed) + 1) };
}
