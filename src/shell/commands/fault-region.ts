import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext } from '../line-context.ts';

/** The regions that the world knows of: where groups and resources are. */
function regionsOf({ world }: LineContext): readonly string[] {
  const places = [...world.resourceGroups.values(), ...world.resources.values()].map(({ location }) => location);
  return [...new Set(places)].sort();
}

/** `fault region REGION down|up`. Undefined where the words are no such fault. */
export function faultRegion(name: string, kind: string, context: LineContext): CommandResult | undefined {
  if (kind !== 'down' && kind !== 'up') return undefined;
  const region = name.toLowerCase();
  const known = regionsOf(context);
  if (!known.includes(region)) {
    const list = known.length > 0 ? `There is something in ${known.join(' and ')}.` : 'There is nothing anywhere yet.';
    return refused(`fault: nothing is in a region ${name}. ${list}`);
  }
  if (kind === 'up') {
    context.send({ type: 'regionFault.clear', region });
    return printed(`${region} is up again.`);
  }
  context.send({ type: 'regionFault.set', region });
  return printed(
    `${region} is down: its hosts, its data and the control plane of what is in it do not answer. Entra ID stays up, and so do identities on hosts elsewhere.`,
  );
}
