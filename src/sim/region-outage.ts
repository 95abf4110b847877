import type { Denial } from './authorization.ts';
import { failed, type Reply } from './reply.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** Something that stands in a region. */
interface Located {
  readonly name: string;
  readonly location: string;
}

export function isRegionDown(world: World, location: string): boolean {
  return world.regionsDown.has(location.toLowerCase());
}

/** 503; that the control plane of a region fails with it is real, code and text are the lab's. [F30] */
function regionUnavailable(location: string): Reply {
  return failed('arm', {
    status: 503,
    code: 'ServiceUnavailable',
    message: `The resource provider is not available in region '${location}'. Please try again later.`,
  });
}

/** The control plane of a resource goes down with its region: it cannot be read, changed, attached or deleted. [F30] */
export function refuseByOutage(world: World, resources: readonly Located[], trace: Tracer): Denial | undefined {
  const hit = resources.find(({ location }) => isRegionDown(world, location));
  if (!hit) return undefined;
  trace.simplified();
  trace.failed(
    'target',
    `${hit.name} is a resource in ${hit.location}, which is down: its control plane does not answer; what is set up elsewhere goes on working; simulated wording`,
    'F30',
  );
  return { reply: regionUnavailable(hit.location), events: [] };
}
