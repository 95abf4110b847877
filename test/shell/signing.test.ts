import { createLocalJWKSet, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { publicKeySet, signClaims, verifyToken } from '../../src/shell/signing.ts';
import type { Claims } from '../../src/sim/reply.ts';

const CLAIMS: Claims = {
  aud: 'https://management.azure.com/',
  iss: 'https://sts.windows.net/t/',
  iat: 1_772_442_000,
  nbf: 1_772_442_000,
  exp: 1_772_528_700,
  oid: 'o',
  appid: 'a',
  tid: 't',
};

test('a token verifies against the published keys, in anybody’s library', async () => {
  const token = await signClaims(CLAIMS);
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: [...publicKeySet.keys] }), {
    currentDate: new Date(1_772_442_100_000),
  });
  expect(payload).toEqual(CLAIMS);
  expect(Object.keys(protectedHeader)).toEqual(['typ', 'alg', 'kid', 'x5t']);
  expect(protectedHeader).toMatchObject({ typ: 'JWT', alg: 'RS256', x5t: protectedHeader.kid });
});

test('the same claims give the same characters', async () => {
  expect(await signClaims({ ...CLAIMS })).toBe(await signClaims({ ...CLAIMS }));
});

test('the published keys hold nothing private', () => {
  expect(Object.keys(publicKeySet.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5t']);
});

test('verifyToken gives the claims back, and says what is wrong with others', async () => {
  const token = await signClaims(CLAIMS);
  expect(await verifyToken(token)).toEqual(CLAIMS);
  const [header = '', , signature = ''] = token.split('.');
  const edited = Buffer.from(JSON.stringify({ ...CLAIMS, oid: 'somebody-else' })).toString('base64url');
  expect(await verifyToken(`${header}.${edited}.${signature}`)).toEqual({ error: 'changed after it was signed' });
  const { privateKey } = await generateKeyPair('RS256');
  const foreign = await new SignJWT({ ...CLAIMS }).setProtectedHeader({ alg: 'RS256', kid: 'theirs' }).sign(privateKey);
  expect(await verifyToken(foreign)).toEqual({ error: 'signed by somebody else' });
  expect(await verifyToken('hello')).toEqual({ error: 'not a token' });
  expect(await verifyToken(`${decodeProtectedHeader(token).alg}.a.b`)).toEqual({ error: 'not a token' });
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${edited}.`;
  expect(await verifyToken(unsigned)).toEqual({ error: 'not a token' });
});
