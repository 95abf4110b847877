import type { ArmId } from '../../sim/arm-id.ts';
import type { Command } from '../../sim/tenant.ts';
import { tracer } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import { type HttpRequest, headersOf, queryOf, type Unreachable } from './http-message.ts';
import { answerOf, type HttpRoute } from './http-route.ts';

const ADDRESS = '169.254.169.254';

const noRoute = (reason: string): Unreachable => ({
  curlError: 7,
  message: `Failed to connect to ${ADDRESS} port 80 after 0 ms: ${reason}`,
});

/** The request as the simulator's IMDS takes it. `concurrent` says how many others are open at this moment. */
export function imdsCommand(host: ArmId, request: HttpRequest, concurrent = 0): Command {
  const { method, url } = request;
  const parts = { host, method, path: url.pathname, query: queryOf(request), headers: headersOf(request) };
  return { type: 'imds.request', ...parts, concurrent };
}

function explainOutside(context: LineContext): void {
  const trace = tracer();
  trace.noted('caller', `${context.environment.userName}'s own machine, outside of Azure`);
  trace.failed('endpoint', `${ADDRESS} is reached only from within a virtual machine, and by nothing outside`, 'F32');
  context.explain(trace.finish());
}

/** The instance metadata service: answers to whatever runs on a virtual machine, and to nobody else. [C.1, B-05] */
export const imdsRoute: HttpRoute = {
  matches: ({ hostname, protocol, port }) => hostname === ADDRESS && protocol === 'http:' && port === '',
  addresses: () => [`http://${ADDRESS} (from inside a VM)`],
  answer: async (request, context) => {
    const { host } = context.environment;
    if (host === undefined) {
      explainOutside(context);
      return noRoute('Network is unreachable');
    }
    const { reply } = context.send(imdsCommand(host, request));
    return reply.status === 0 ? noRoute("Couldn't connect to server") : await answerOf(reply);
  },
};
