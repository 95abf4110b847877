const reversedPolynomial = 0x82f63b78;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ reversedPolynomial : value >>> 1;
  return value;
});

/** CRC-32C (Castagnoli, RFC 3720) as an unsigned number. Node 20 has no `zlib.crc32`. */
export function crc32c(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** Eight lower-case hexadecimal digits. */
export const crc32cHex = (bytes: Uint8Array): string => crc32c(bytes).toString(16).padStart(8, '0');
