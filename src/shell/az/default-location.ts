import { validatorFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';

/** `--location`, or where the resource group is. A group that is not there fails the check of the arguments: exit code 2. [F.1] */
export function locationOrGroups(az: AzRequest): string {
  const given = az.maybe('--location');
  if (given !== undefined) return given;
  const { subscriptionId } = az;
  const reply = az.ask({ type: 'resourceGroup.get', subscriptionId, name: az.text('--resource-group') });
  if (reply.status >= 400) throw validatorFailure(reply);
  const { location } = reply.body as { readonly location: string };
  return location;
}
