import { CURL_OPTIONS, type CurlOption, type CurlSettings } from './curl-options.ts';

/** What curl says about arguments that it does not understand; its exit code is 2. */
export interface CurlUsageError {
  readonly usageError: string;
}

const byLong = new Map(CURL_OPTIONS.map((option) => [option.long, option]));
const byShort = new Map(CURL_OPTIONS.flatMap((option) => (option.short ? [[option.short, option] as const] : [])));

const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information";

const usageError = (text: string): CurlUsageError => ({ usageError: `curl: ${text}\n${TRY_HELP}\n` });

/** One option as it was written, and its value where it was in the same argument. */
interface Written {
  readonly name: string;
  readonly option: CurlOption | undefined;
  readonly value?: string;
}

/** `-sSH value` is three options, the last one with what follows as its value; `--header` is one. */
function optionsIn(argument: string): readonly Written[] {
  if (argument.startsWith('--')) return [{ name: argument, option: byLong.get(argument.slice(2)) }];
  const written: Written[] = [];
  for (let position = 1; position < argument.length; position += 1) {
    const option = byShort.get(argument[position] ?? '');
    if (!option) return [{ name: argument, option }];
    const value = argument.slice(position + 1);
    written.push({ name: `-${argument[position]}`, option, ...(option.takesValue && value !== '' ? { value } : {}) });
    if (option.takesValue) break;
  }
  return written;
}

function emptySettings(): CurlSettings {
  return {
    urls: [],
    headers: [],
    data: [],
    retries: 0,
    isGet: false,
    isHead: false,
    isSilent: false,
    showsErrors: false,
    showsHeaders: false,
    isVerbose: false,
    failsOnStatus: false,
    failsWithBody: false,
  };
}

/** Applies the options of one argument; values that it does not carry itself are taken from `waiting`. */
function applyOptions(argument: string, waiting: string[], settings: CurlSettings): CurlUsageError | undefined {
  for (const { name, option, value } of optionsIn(argument)) {
    if (!option) return usageError(`option ${name}: is unknown`);
    const given = option.takesValue ? (value ?? waiting.shift()) : '';
    if (given === undefined) return usageError(`option ${name}: requires parameter`);
    option.set?.(settings, given);
  }
  return undefined;
}

/** Reads the arguments of `curl`: options in any order, short ones joined or not, and at least one URL. */
export function parseCurlArguments(args: readonly string[]): CurlSettings | CurlUsageError {
  const settings = emptySettings();
  const waiting = [...args];
  for (let argument = waiting.shift(); argument !== undefined; argument = waiting.shift()) {
    const isOption = argument.startsWith('-') && argument !== '-';
    const error = isOption ? applyOptions(argument, waiting, settings) : undefined;
    if (error) return error;
    if (!isOption) settings.urls.push(argument);
  }
  return settings.urls.length === 0 ? usageError('(2) no URL specified') : settings;
}
