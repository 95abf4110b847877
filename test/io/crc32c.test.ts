import { expect, test } from 'vitest';
import { crc32c, crc32cHex } from '../../src/io/crc32c.ts';

// RFC 3720, appendix B.4.
test.each([
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 bytes of ff', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['32 bytes counting up', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ['32 bytes counting down', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
  ['the check string', Buffer.from('123456789'), 0xe3069283],
  ['nothing', new Uint8Array(0), 0],
])('%s', (_name, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test('is written with eight digits', () => {
  expect(crc32cHex(new Uint8Array(0))).toBe('00000000');
});
