import { formatTime } from '../date-format.ts';
import { reasonOf } from '../http-reason.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

/** HTTP/1.1 writes header names with capitals, but for Microsoft's own; HTTP/2 all in lower case. */
function capitalised(name: string): string {
  if (name === 'etag') return 'ETag';
  return name.startsWith('x-ms-') ? name : name.replace(/(^|-)([a-z])/g, (letter) => letter.toUpperCase());
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

const isSecure = ({ url }: HttpRequest): boolean => url.protocol === 'https:';

const isStorage = ({ url }: HttpRequest): boolean => url.hostname.endsWith('.blob.core.windows.net');

/** Azure Storage speaks HTTP/1.1 only, IMDS has no TLS, and everything else speaks HTTP/2. */
const isSecond = (request: HttpRequest): boolean => isSecure(request) && !isStorage(request);

/** The phrase behind a status of HTTP/1.1; Storage puts the first line of its message there. */
function phraseOf(request: HttpRequest, { status, body }: HttpAnswer): string {
  const [, message] = isStorage(request) && status >= 400 ? (/<Message>([^<\n]+)/.exec(body) ?? []) : [];
  return message ?? reasonOf(status);
}

/** The lines of an answer's head, without their line ends. */
export function headLines(request: HttpRequest, answer: HttpAnswer, now: number): readonly string[] {
  const { status, headers, body } = answer;
  const all = {
    ...headers,
    'content-length': String(byteLength(body)),
    date: formatTime(now, '%a, %d %b %Y %T GMT'),
  };
  const is2 = isSecond(request);
  const first = is2 ? `HTTP/2 ${status} ` : `HTTP/1.1 ${status} ${phraseOf(request, answer)}`;
  const named = Object.entries(all).map(([name, value]) => `${is2 ? name : capitalised(name)}: ${value}`);
  return [first, ...named, ''];
}

/** What `-v` says on stderr about a request and the head of its answer; the TLS handshake is left out. */
export function verboseText(request: HttpRequest, answer: HttpAnswer, now: number): string {
  const { method, url, headers } = request;
  const port = url.port === '' ? (isSecure(request) ? '443' : '80') : url.port;
  const target = `${url.pathname}${url.search}`;
  return [
    `*   Trying ${url.hostname}:${port}...`,
    `* Connected to ${url.hostname} (${url.hostname}) port ${port}`,
    `> ${method} ${target} HTTP/${isSecond(request) ? '2' : '1.1'}`,
    ...headers.map(([name, value]) => `> ${name}: ${value}`),
    '>',
    ...headLines(request, answer, now).map((line) => `< ${line}`.trimEnd()),
    `* Connection #0 to host ${url.hostname} left intact`,
    '',
  ].join('\n');
}

/** What `-w` can tell about a transfer. */
export interface Transfer {
  readonly request: HttpRequest | undefined;
  readonly answer: HttpAnswer | undefined;
  readonly milliseconds: number;
  readonly exitCode: number;
  readonly errorMessage: string;
}

const VARIABLES: Readonly<Record<string, (transfer: Transfer) => string>> = {
  content_type: ({ answer }) => answer?.headers['content-type'] ?? '',
  errormsg: ({ errorMessage }) => errorMessage,
  exitcode: ({ exitCode }) => String(exitCode),
  http_code: ({ answer }) => String(answer?.status ?? 0).padStart(3, '0'),
  http_version: ({ request }) => (request && isSecure(request) ? '2' : '1.1'),
  method: ({ request }) => request?.method ?? '',
  response_code: ({ answer }) => String(answer?.status ?? 0).padStart(3, '0'),
  scheme: ({ request }) => request?.url.protocol.replace(':', '') ?? '',
  size_download: ({ answer }) => String(byteLength(answer?.body ?? '')),
  time_total: ({ milliseconds }) => (milliseconds / 1_000).toFixed(6),
  url: ({ request }) => request?.url.href ?? '',
  url_effective: ({ request }) => request?.url.href ?? '',
};

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' };

/** The text that `-w FORMAT` prints after a transfer. */
export function writeOutText(format: string, transfer: Transfer): string {
  return format.replace(/%\{([\w.]+)\}|%%|\\[nrt]/g, (match, name: string | undefined) => {
    if (name === undefined) return match === '%%' ? '%' : (ESCAPES[match] ?? match);
    const header = /^header\.(.+)$/.exec(name)?.[1];
    return header ? (transfer.answer?.headers[header] ?? '') : (VARIABLES[name]?.(transfer) ?? '');
  });
}
