import { type Refusal, refuse } from '../sim/refusal.ts';
import type { Reply } from '../sim/reply.ts';
import { tracer } from '../sim/trace.ts';
import { withWording } from '../sim/wording.ts';
import type { LineContext } from './line-context.ts';

/** The reply of a refusal that comes before any command: a request that cannot be read. `why` tells of it. */
export function explained(refusal: Refusal, context: LineContext): Reply {
  const { reply, trace } = refuse(refusal, tracer());
  context.explain(withWording(reply, trace));
  return reply;
}
