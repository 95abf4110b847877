import { formatTime } from '../date-format.ts';
import { reasonOf } from '../http-reason.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

/** HTTP/1.1 writes header names with capitals, HTTP/2 in lower case. */
const capitalised = (name: string): string => name.replace(/(^|-)([a-z])/g, (letter) => letter.toUpperCase());

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

const isSecure = ({ url }: HttpRequest): boolean => url.protocol === 'https:';

/** The lines of an answer's head, without their line ends. */
export function headLines(request: HttpRequest, { status, headers, body }: HttpAnswer, now: number): readonly string[] {
  const all = {
    ...headers,
    'content-length': String(byteLength(body)),
    date: formatTime(now, '%a, %d %b %Y %T GMT'),
  };
  const first = isSecure(request) ? `HTTP/2 ${status} ` : `HTTP/1.1 ${status} ${reasonOf(status)}`;
  const named = Object.entries(all).map(([name, value]) => `${isSecure(request) ? name : capitalised(name)}: ${value}`);
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
    `> ${method} ${target} HTTP/${isSecure(request) ? '2' : '1.1'}`,
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
