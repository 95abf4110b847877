/** What the options of one `curl` call come to. */
export interface CurlSettings {
  readonly urls: string[];
  readonly headers: string[];
  readonly data: CurlData[];
  method?: string;
  output?: string;
  writeOut?: string;
  proxy?: string;
  retries: number;
  isGet: boolean;
  isHead: boolean;
  isSilent: boolean;
  showsErrors: boolean;
  showsHeaders: boolean;
  isVerbose: boolean;
  failsOnStatus: boolean;
  failsWithBody: boolean;
}

/** One piece of a request body; `@file` is looked up later. */
export interface CurlData {
  readonly kind: 'form' | 'raw' | 'binary' | 'urlencode' | 'json';
  readonly text: string;
}

export interface CurlOption {
  readonly long: string;
  readonly short?: string;
  /** Without it the option is known and changes nothing here. */
  readonly set?: (settings: CurlSettings, value: string) => void;
  readonly takesValue?: true;
}

const flag = (short: string | undefined, long: string, set?: (settings: CurlSettings) => void): CurlOption => ({
  long,
  ...(short ? { short } : {}),
  ...(set ? { set } : {}),
});

const valued = (
  short: string | undefined,
  long: string,
  set?: (settings: CurlSettings, value: string) => void,
): CurlOption => ({ ...flag(short, long), takesValue: true, ...(set ? { set } : {}) });

const data = (short: string | undefined, long: string, kind: CurlData['kind']): CurlOption =>
  valued(short, long, (settings, text) => {
    settings.data.push({ kind, text });
  });

/** The options of curl that the lab knows. One that changes nothing in a world without TLS, proxies or waiting has no `set`. */
export const CURL_OPTIONS: readonly CurlOption[] = [
  flag('s', 'silent', (settings) => {
    settings.isSilent = true;
  }),
  flag('S', 'show-error', (settings) => {
    settings.showsErrors = true;
  }),
  flag('i', 'include', (settings) => {
    settings.showsHeaders = true;
  }),
  flag('i', 'show-headers', (settings) => {
    settings.showsHeaders = true;
  }),
  flag('I', 'head', (settings) => {
    settings.isHead = true;
    settings.showsHeaders = true;
  }),
  flag('v', 'verbose', (settings) => {
    settings.isVerbose = true;
  }),
  flag('f', 'fail', (settings) => {
    settings.failsOnStatus = true;
  }),
  flag(undefined, 'fail-with-body', (settings) => {
    settings.failsWithBody = true;
  }),
  flag('G', 'get', (settings) => {
    settings.isGet = true;
  }),
  valued('H', 'header', (settings, value) => {
    settings.headers.push(value);
  }),
  valued('A', 'user-agent', (settings, value) => {
    settings.headers.push(`User-Agent: ${value}`);
  }),
  valued('X', 'request', (settings, value) => {
    settings.method = value;
  }),
  valued('o', 'output', (settings, value) => {
    settings.output = value;
  }),
  valued('w', 'write-out', (settings, value) => {
    settings.writeOut = value;
  }),
  valued('x', 'proxy', (settings, value) => {
    settings.proxy = value;
  }),
  valued(undefined, 'url', (settings, value) => {
    settings.urls.push(value);
  }),
  valued(undefined, 'retry', (settings, value) => {
    settings.retries = Number.parseInt(value, 10) || 0;
  }),
  data('d', 'data', 'form'),
  data(undefined, 'data-ascii', 'form'),
  data(undefined, 'data-raw', 'raw'),
  data(undefined, 'data-binary', 'binary'),
  data(undefined, 'data-urlencode', 'urlencode'),
  data(undefined, 'json', 'json'),
  flag('k', 'insecure'),
  flag('L', 'location'),
  flag('4', 'ipv4'),
  flag('6', 'ipv6'),
  flag('g', 'globoff'),
  flag('N', 'no-buffer'),
  flag('#', 'progress-bar'),
  flag(undefined, 'no-progress-meter'),
  flag(undefined, 'compressed'),
  flag(undefined, 'http1.1'),
  flag(undefined, 'http2'),
  flag(undefined, 'retry-all-errors'),
  flag(undefined, 'retry-connrefused'),
  valued('m', 'max-time'),
  valued(undefined, 'connect-timeout'),
  valued(undefined, 'retry-delay'),
  valued(undefined, 'retry-max-time'),
  valued(undefined, 'noproxy'),
];
