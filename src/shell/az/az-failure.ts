import type { Json } from '../../sim/json.ts';
import type { Reply } from '../../sim/reply.ts';
import { reasonOf } from '../http-reason.ts';

/** How an error is printed, and what after it. */
interface AzAdvice {
  /** The lab speaks, not az: about what it does not model. */
  readonly isOurs?: boolean;
  /** The words of a service, as it answered. */
  readonly isService?: boolean;
  /** Lines right below the error. */
  readonly hints?: readonly string[];
  /** What the lab adds below everything, in its own name. */
  readonly ours?: string;
  /** The closing block of a parser's error: examples (possibly none) and where to read more. Left out: no block. */
  readonly examples?: readonly { readonly does: string; readonly line: string }[];
}

/**
 * A command of `az` ended in an error: its text for stderr and its exit code. Thrown anywhere within `az` and caught in one
 * place; it never leaves the command. Exit codes: 1 the command's or the service's, 2 the parser's or a validator's, 3 not found. [F.1]
 */
export class AzFailure extends Error {
  readonly exitCode: 1 | 2 | 3;
  readonly advice: AzAdvice;

  constructor(message: string, exitCode: 1 | 2 | 3 = 1, advice: AzAdvice = {}) {
    super(message);
    this.exitCode = exitCode;
    this.advice = advice;
  }
}

/** The text of a failure on stderr. [F.1] */
export function failureText({ message, advice }: AzFailure): string {
  const lines = [`${advice.isOurs ? 'mi-lab' : 'ERROR'}: ${message}`, ...(advice.hints ?? [])];
  if (advice.examples) {
    lines.push('', 'Examples from AI knowledge base:');
    for (const { line, does } of advice.examples) lines.push(line, does, '');
    lines.push('https://aka.ms/cli_ref', 'Read more about the command in reference docs');
  }
  if (advice.ours !== undefined) lines.push(`mi-lab: ${advice.ours}`);
  return `${lines.join('\n')}\n`;
}

interface WireError {
  readonly code?: string;
  readonly message?: string;
  readonly target?: string;
  readonly innererror?: Json;
  readonly additionalInfo?: readonly { readonly type: string; readonly info: Json }[];
}

/** An error of ARM as az prints it: code and message twice, then what else the body says. [F.1] */
function armText({ code, message, target, innererror, additionalInfo }: WireError): string {
  const lines = [`(${code}) ${message}`, `Code: ${code}`, `Message: ${message}`];
  if (target) lines.push(`Target: ${target}`);
  if (innererror !== undefined) lines.push(`Inner error: ${JSON.stringify(innererror, null, 4)}`);
  const details = (additionalInfo ?? []).map(
    ({ type, info }) => `Type: ${type}\nInfo: ${JSON.stringify(info, null, 4)}`,
  );
  if (details.length > 0) lines.push(`Additional Information:${details.join('')}`);
  return lines.join('\n').replaceAll('\r\n', '\n');
}

/** What az says of an error: Graph's show their message alone, and one without `error` is shown as it came. */
function errorText({ service, status, body }: Reply): string {
  const error = (body as { readonly error?: WireError } | null)?.error;
  if (service === 'graph') return error?.message ?? `HTTP ${status}`;
  return error
    ? armText(error)
    : `Operation returned an invalid status '${reasonOf(status)}'\nContent: ${JSON.stringify(body)}`;
}

/** The failure that a refused request turns into: 3 for 404, else 1. [F.1] */
export function serviceFailure(reply: Reply): AzFailure {
  return new AzFailure(errorText(reply), reply.status === 404 ? 3 : 1, { isService: true });
}

/** The same refusal while arguments are checked: a validator's failure is 2, whatever the status. [F.1] */
export function validatorFailure(reply: Reply): AzFailure {
  return new AzFailure(serviceFailure(reply).message, 2, { isService: true });
}
