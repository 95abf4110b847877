import { SECOND } from '../../sim/duration.ts';
import { serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';

const TRIES = 36;
const PAUSE = 5 * SECOND;

/**
 * Gives a role to a system-assigned identity that was made a moment ago. The role assignment service may not know it yet,
 * so az tries up to 36 times, 5 simulated seconds apart, and in the end gives up without a word. Number, pause and warning are those
 * of azure-cli's `core/commands/arm.py`, 2.45 and later. [B-07, F.3]
 */
export function grantToNewIdentity(
  az: AzRequest,
  grant: { readonly principalId: string; readonly roleDefinitionId: string; readonly scope: string },
): void {
  const { principalId, roleDefinitionId, scope } = grant;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const reply = az.ask({ type: 'roleAssignment.create', scope, roleDefinitionId, principalId });
    if (reply.status < 400) return;
    const failure = serviceFailure(reply);
    if (failure.message.includes('role assignment already exists')) return;
    if (!failure.message.includes(' does not exist in the directory ')) throw failure;
    az.context.send({ type: 'clock.advance', milliseconds: PAUSE });
    az.warn(`Retrying role assignment creation: ${attempt}/${TRIES}`);
  }
}
