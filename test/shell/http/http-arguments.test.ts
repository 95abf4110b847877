import { describe, expect, test } from 'vitest';
import { curlRequest } from '../../../src/shell/http/curl-request.ts';
import { parseCurlArguments } from '../../../src/shell/http/http-arguments.ts';
import type { HttpRequest } from '../../../src/shell/http/http-message.ts';

const FILES: Readonly<Record<string, string>> = { 'body.json': '{"a":\n1}', 'word.txt': 'x y' };
const files = { readFile: async (path: string) => FILES[path] };

async function requestOf(...args: string[]): Promise<HttpRequest> {
  const settings = parseCurlArguments(args);
  if ('usageError' in settings) throw new Error(settings.usageError);
  const request = await curlRequest(settings, settings.urls[0] ?? '', files);
  if ('curlError' in request) throw new Error(request.message);
  return request;
}

const header = ({ headers }: HttpRequest, name: string) => headers.find(([one]) => one === name)?.[1];

describe('the request that curl sends', () => {
  test('is a GET to a URL without a scheme over http', async () => {
    const { method, url, headers } = await requestOf('example.com/a?b=c');
    expect([method, url.href]).toEqual(['GET', 'http://example.com/a?b=c']);
    expect(headers.map(([name]) => name)).toEqual(['Host', 'User-Agent', 'Accept']);
  });

  test('takes joined short options and values with or without a space', async () => {
    const request = await requestOf('-sSHMetadata:true', '-XPUT', '-H', 'X-Two: a:b', 'http://h/');
    expect(request.method).toBe('PUT');
    expect(header(request, 'Metadata')).toBe('true');
    expect(header(request, 'X-Two')).toBe('a:b');
  });

  test('posts data as a form, joined by &, from files without line ends', async () => {
    const request = await requestOf('http://h/', '-d', 'a=1', '-d', '@body.json');
    expect([request.method, request.body]).toEqual(['POST', 'a=1&{"a":1}']);
    expect(header(request, 'Content-Type')).toBe('application/x-www-form-urlencoded');
  });

  test.each([
    ['resource=https://vault.azure.net', 'resource=https%3A%2F%2Fvault.azure.net'],
    ['=a b', 'a%20b'],
    ['a b', 'a%20b'],
    ['name@word.txt', 'name=x%20y'],
    ['@word.txt', 'x%20y'],
  ])('--data-urlencode %s', async (given, sent) => {
    expect((await requestOf('http://h/', '--data-urlencode', given)).body).toBe(sent);
  });

  test('-G moves the data into the query', async () => {
    const { method, url, body } = await requestOf('-G', 'http://h/p?x=1', '--data-urlencode', 'r=a/b');
    expect([method, url.href, body]).toEqual(['GET', 'http://h/p?x=1&r=a%2Fb', undefined]);
  });

  test('a header can be replaced, and taken away', async () => {
    const request = await requestOf('http://h/', '-d', 'x', '-H', 'content-type: application/json', '-H', 'Accept:');
    expect(request.headers.filter(([name]) => name.toLowerCase() === 'content-type')).toEqual([
      ['content-type', 'application/json'],
    ]);
    expect(header(request, 'Accept')).toBeUndefined();
  });

  test('--json says so in both directions', async () => {
    const request = await requestOf('http://h/', '--json', '{}');
    expect([request.method, header(request, 'Content-Type'), header(request, 'Accept')]).toEqual([
      'POST',
      'application/json',
      'application/json',
    ]);
  });

  test.each([
    [['ftp://h/'], 'Protocol "ftp" not supported'],
    [['http://a b/'], 'URL rejected: Malformed input to a URL function'],
    [['http://h/', '-d', '@nothing'], 'Failed to open nothing'],
  ])('%j is not sent', async (args, message) => {
    await expect(requestOf(...args)).rejects.toThrow(message);
  });
});

describe('usage errors in the words of curl', () => {
  const TRY = "curl: try 'curl --help' or 'curl --manual' for more information\n";

  test.each([
    [['--foo', 'http://h'], 'curl: option --foo: is unknown\n'],
    [['-sQz', 'http://h'], 'curl: option -sQz: is unknown\n'],
    [['http://h', '-H'], 'curl: option -H: requires parameter\n'],
    [['-s'], 'curl: (2) no URL specified\n'],
  ])('%j', (args, text) => {
    expect(parseCurlArguments(args)).toEqual({ usageError: text + TRY });
  });
});
