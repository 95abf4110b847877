import type { LineContext } from '../line-context.ts';
import type { CurlData, CurlSettings } from './curl-options.ts';
import type { HttpRequest, Unreachable } from './http-message.ts';

/** Where `@file` is looked up. */
type FileReader = Pick<LineContext, 'readFile'>;

type Header = readonly [name: string, value: string];

/** The file that `@file` names, or what curl says where there is none. */
async function fileOf(path: string, files: FileReader): Promise<string | Unreachable> {
  const text = await files.readFile(path);
  return text ?? { curlError: 26, message: `Failed to open ${path}` };
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. */
async function urlEncoded(text: string, files: FileReader): Promise<string | Unreachable> {
  const [, name = '', sign, rest = ''] = /^([^=@]*)([=@])(.*)$/s.exec(text) ?? [];
  if (sign === undefined) return encodeURIComponent(text);
  const content = sign === '@' ? await fileOf(rest, files) : rest;
  if (typeof content !== 'string') return content;
  return `${name === '' ? '' : `${name}=`}${encodeURIComponent(content)}`;
}

async function dataOf({ kind, text }: CurlData, files: FileReader): Promise<string | Unreachable> {
  if (kind === 'urlencode') return await urlEncoded(text, files);
  if (kind === 'raw' || !text.startsWith('@')) return text;
  const content = await fileOf(text.slice(1), files);
  return typeof content === 'string' && kind === 'form' ? content.replace(/[\r\n]/g, '') : content;
}

async function bodyOf(settings: CurlSettings, files: FileReader): Promise<string | undefined | Unreachable> {
  const parts: string[] = [];
  for (const data of settings.data) {
    const part = await dataOf(data, files);
    if (typeof part !== 'string') return part;
    parts.push(part);
  }
  return parts.length > 0 ? parts.join('&') : undefined;
}

/** curl's own headers, replaced or removed by those that were given: `Name: value` sets, `Name:` takes away. */
function headersFor(settings: CurlSettings, host: string, sendsBody: boolean): readonly Header[] {
  const isJson = settings.data.some(({ kind }) => kind === 'json');
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  const defaults: readonly Header[] = [
    ['Host', host],
    ['User-Agent', 'curl/8.5.0'],
    ['Accept', isJson ? 'application/json' : '*/*'],
    ...(sendsBody ? [['Content-Type', type] as const] : []),
  ];
  const given = settings.headers.flatMap((line): readonly Header[] => {
    const [, name, value = ''] = /^([^:;]+)[:;](.*)$/s.exec(line) ?? [];
    return name === undefined ? [] : [[name.trim(), value.trim()]];
  });
  const isGiven = (name: string): boolean => given.some(([one]) => one.toLowerCase() === name.toLowerCase());
  return [...defaults.filter(([name]) => !isGiven(name)), ...given.filter(([, value]) => value !== '')];
}

/** The URL as curl reads it: without a scheme it is `http://`. */
function urlOf(text: string): URL | Unreachable {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return { curlError: 1, message: `Protocol "${scheme}" not supported` };
  }
  const malformed: Unreachable = { curlError: 3, message: 'URL rejected: Malformed input to a URL function' };
  if (/[\s]/.test(text)) return malformed;
  try {
    return new URL(scheme === undefined ? `http://${text}` : text);
  } catch {
    return text === '' ? { curlError: 3, message: 'URL rejected: No host part in the URL' } : malformed;
  }
}

/** One request out of the arguments of `curl`, or why curl sends none. */
export async function curlRequest(
  settings: CurlSettings,
  address: string,
  files: FileReader,
): Promise<HttpRequest | Unreachable> {
  const url = urlOf(address);
  if ('curlError' in url) return url;
  const data = await bodyOf(settings, files);
  if (typeof data === 'object') return data;
  if (data !== undefined && settings.isGet) url.search += `${url.search === '' ? '?' : '&'}${data}`;
  const body = settings.isGet ? undefined : data;
  const method = settings.method ?? (settings.isHead ? 'HEAD' : body === undefined ? 'GET' : 'POST');
  return { method, url, headers: headersFor(settings, url.host, body !== undefined), body };
}
