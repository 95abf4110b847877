import type { Refusal } from '../../sim/refusal.ts';
import type { ArmCall } from '../arm-call.ts';
import { identityFault, unreadable } from '../arm-identity-fault.ts';
import { explained } from '../explained-refusal.ts';
import type { LineContext } from '../line-context.ts';
import type { HttpAnswer } from './http-message.ts';
import { answerOf } from './http-route.ts';

type Body = ArmCall['body'];

/** The JSON of a body; undefined where it is none. */
function jsonOf(text: string | undefined): Body | undefined {
  try {
    const parsed: unknown = JSON.parse(text?.trim() ? text : '{}');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Body) : undefined;
  } catch {
    return undefined;
  }
}

async function refused(refusal: Refusal, context: LineContext): Promise<{ readonly answer: HttpAnswer }> {
  return { answer: await answerOf(explained(refusal, context)) };
}

/** The body of a request to ARM, or ARM's answer to one that it cannot read: that comes before it looks at anything else. */
export async function bodyOf(
  { text, method, path }: { readonly text: string | undefined; readonly method: string; readonly path: string },
  context: LineContext,
): Promise<{ readonly body: Body } | { readonly answer: HttpAnswer }> {
  const body = jsonOf(text);
  if (!body) return refused(unreadable('the body is no JSON', 'the body of the request is no JSON'), context);
  const fault = method === 'PUT' || method === 'PATCH' ? identityFault(body, path, context.world) : undefined;
  return fault ? refused(fault, context) : { body };
}
