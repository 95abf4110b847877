import type { ArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { failed, type Reply } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Slice } from './slice.ts';

export interface UnsupportedResourceCommands {
  /** PUT of a resource of a type that the lab has no slice for. */
  readonly 'unsupportedResource.create': Caller & { readonly id: ArmId; readonly resourceType: string };
}

/** The provider of the classic deployment model; its cloud services never had managed identities. [F31] */
const CLASSIC = /^Microsoft\.ClassicCompute\//i;

/** 400; that there is no support is real, code and text are the lab's. [F31] */
const CLASSIC_REFUSED: Reply = failed('arm', {
  status: 400,
  code: 'ManagedIdentityNotSupported',
  message:
    'Cloud Services (classic) does not support managed identities, and was retired on 31 August 2024. Use a virtual machine or a web app.',
});

function notModelled(type: string): Reply {
  const message = `The lab does not model resources of type '${type}'.`;
  return failed('arm', { status: 404, code: 'InvalidResourceType', message });
}

/** What cannot be made here, and why. */
export const unsupportedResourceSlice: Slice<UnsupportedResourceCommands, Record<never, never>, AuthorizationEvents> = {
  decide: {
    'unsupportedResource.create': (world, command) => {
      const { caller, id: scope, resourceType } = command;
      const trace = requestTracer(world, caller);
      const denial = denyUnlessAllowed(world, { ...command, action: `${resourceType}/write`, scope }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      if (CLASSIC.test(resourceType)) {
        trace.failed('identity', 'Cloud Services (classic) never had managed identities; simulated wording', 'F31');
        return { reply: CLASSIC_REFUSED, events: [], trace: trace.finish('simplified') };
      }
      trace.failed('target', `${resourceType} is not modelled`);
      return { reply: notModelled(resourceType), events: [], trace: trace.finish('not modelled') };
    },
  },
  evolve: {},
};
