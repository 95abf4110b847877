import type { Reply } from '../../sim/reply.ts';
import type { LineContext } from '../line-context.ts';
import { signedBody } from '../signing.ts';
import { type HttpAnswer, type HttpRequest, type Unreachable, wireText } from './http-message.ts';

/** One service that `curl` can reach. */
export interface HttpRoute {
  readonly matches: (url: URL, context: LineContext) => boolean;
  /** Addresses that exist in this world, for the learner who asked for another. */
  readonly addresses: (context: LineContext) => readonly string[];
  readonly answer: (request: HttpRequest, context: LineContext) => Promise<HttpAnswer | Unreachable>;
}

/** A reply of the simulated cloud as it comes over the wire; tokens are signed here. */
export async function answerOf(reply: Reply): Promise<HttpAnswer> {
  const body = wireText(await signedBody(reply));
  const type = body === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
  return { status: reply.status, headers: { ...type, ...reply.headers }, body };
}
