import { describe, expect, test } from 'vitest';
import { crc32cHex } from '../../src/io/crc32c.ts';
import { type DecodedJournal, decodeAll, encode, firstPrevious } from '../../src/io/journal-record.ts';

function journalOf(count: number): { readonly bytes: Buffer; readonly ends: readonly number[] } {
  const parts: Uint8Array[] = [];
  const ends: number[] = [];
  let previous = firstPrevious;
  let length = 0;
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const event = { type: 'answered', at: 1_000 + sequence, id: `q-${sequence}`, text: 'é\n資格 "x"' };
    const { bytes, checksum } = encode({ sequence, previous, event });
    parts.push(bytes);
    length += bytes.length;
    ends.push(length);
    previous = checksum;
  }
  return { bytes: Buffer.concat(parts), ends };
}

const sequences = ({ records }: DecodedJournal): readonly number[] => records.map(({ sequence }) => sequence);

const line = (fields: object): string => {
  const json = JSON.stringify(fields);
  return `${crc32cHex(Buffer.from(json))} ${json}\n`;
};

describe('a record', () => {
  test('comes back as it was', () => {
    const { bytes } = journalOf(2);
    const decoded = decodeAll(bytes);
    expect(decoded).toMatchObject({ damaged: 0, newer: 0, gaps: 0, goodEnd: bytes.length, tornBytes: 0 });
    expect(decoded.records[1]).toMatchObject({
      sequence: 2,
      previous: decoded.records[0]?.checksum,
      event: { type: 'answered', at: 1_002, id: 'q-2', text: 'é\n資格 "x"' },
    });
  });

  test('is one line: checksum, space, JSON with the envelope first', () => {
    const { bytes } = encode({ sequence: 1, previous: firstPrevious, event: { type: 'answered', at: 5, id: 'q' } });
    expect(bytes.toString()).toMatch(
      /^[0-9a-f]{8} \{"version":1,"sequence":1,"at":5,"previous":"00000000","type":"answered","id":"q"\}\n$/,
    );
  });

  test('has no room for an event that claims its own fields', () => {
    const event = { type: 'x', at: 1, sequence: 9 } as unknown as { type: string; at: number };
    expect(() => encode({ sequence: 1, previous: firstPrevious, event })).toThrow(/sequence/);
  });
});

test('a 50-event journal cut at every byte gives exactly the complete records', () => {
  const { bytes, ends } = journalOf(50);
  for (let length = 0; length <= bytes.length; length += 1) {
    const decoded = decodeAll(bytes.subarray(0, length));
    const complete = ends.filter((end) => end <= length).length;
    const goodEnd = ends[complete - 1] ?? 0;
    const isPrefix = decoded.records.length === complete && (decoded.records.at(-1)?.sequence ?? 0) === complete;
    if (!isPrefix || decoded.goodEnd !== goodEnd || decoded.tornBytes !== length - goodEnd) {
      expect.fail(`cut at ${length}: ${JSON.stringify({ ...decoded, records: decoded.records.length })}`);
    }
  }
});

test('with any one bit flipped, no altered record is accepted and at most two are lost', () => {
  const { bytes } = journalOf(50);
  const sound = new Set(decodeAll(bytes).records.map((record) => JSON.stringify(record)));
  for (let offset = 0; offset < bytes.length; offset += 1) {
    const flipped = Buffer.from(bytes);
    flipped[offset] = (flipped[offset] ?? 0) ^ (1 << (offset % 8));
    const { records } = decodeAll(flipped);
    if (records.length < 48 || records.some((record) => !sound.has(JSON.stringify(record)))) {
      expect.fail(`flip at ${offset}: ${records.length} records`);
    }
  }
});

describe('damage in the middle', () => {
  const { bytes, ends } = journalOf(5);

  test('leaves out that record only', () => {
    const damaged = Buffer.from(bytes);
    damaged[(ends[1] ?? 0) + 40] = 0x58;
    const decoded = decodeAll(damaged);
    expect(sequences(decoded)).toEqual([1, 2, 4, 5]);
    expect(decoded).toMatchObject({ damaged: 1, gaps: 0, goodEnd: bytes.length });
  });

  test('of a torn record with the next one glued to it loses the torn one only', () => {
    const glued = Buffer.concat([bytes.subarray(0, (ends[1] ?? 0) + 30), bytes.subarray(ends[2])]);
    expect(sequences(decodeAll(glued))).toEqual([1, 2, 4, 5]);
  });

  test('in the last complete line ends the sound part before it', () => {
    const damaged = Buffer.from(bytes);
    damaged[damaged.length - 3] = 0x58;
    expect(decodeAll(damaged)).toMatchObject({ damaged: 1, goodEnd: ends[3], tornBytes: 0 });
  });

  test('shows when a whole line is gone', () => {
    const shortened = Buffer.concat([bytes.subarray(0, ends[1]), bytes.subarray(ends[2])]);
    expect(decodeAll(shortened)).toMatchObject({ gaps: 1, damaged: 0 });
  });

  test.each([
    ['no JSON', Buffer.from('{"version":1,')],
    ['not an object', Buffer.from('null')],
    ['no type', Buffer.from('{"version":1,"sequence":1,"at":1,"previous":"00000000"}')],
    ['a sequence of no number', Buffer.from('{"version":1,"sequence":"1","at":1,"previous":"00000000","type":"x"}')],
  ])('with a right checksum over %s is damage all the same', (_name, json) => {
    const decoded = decodeAll(Buffer.concat([Buffer.from(`${crc32cHex(json)} `), json, Buffer.from('\n')]));
    expect(decoded).toMatchObject({ records: [], damaged: 1 });
  });

  test.each([[''], ['\n'], ['\n\n\n'], ['x'], ['\u0000'.repeat(5_000)], ['00000000 \n']])(
    'reads %j without a throw',
    (text) => {
      expect(decodeAll(Buffer.from(text)).records).toEqual([]);
    },
  );
});

test('a record of a newer version is counted and passed over, with those around it kept', () => {
  const first = line({ version: 1, sequence: 1, at: 1, previous: firstPrevious, type: 'a' });
  const newer = line({ version: 2, shape: 'unknown' });
  const third = line({ version: 1, sequence: 3, at: 3, previous: newer.slice(0, 8), type: 'c' });
  const decoded = decodeAll(Buffer.from(first + newer + third));
  expect(sequences(decoded)).toEqual([1, 3]);
  expect(decoded).toMatchObject({ newer: 1, damaged: 0, gaps: 0 });
});
