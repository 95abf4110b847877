import type { ArmId } from '../../sim/arm-id.ts';
import type { Reply } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import { reasonOf } from '../http-reason.ts';
import type { LineContext } from '../line-context.ts';
import { AzFailure } from './az-failure.ts';

/** Which identity of the machine is meant; left out, the platform chooses. */
export interface TokenSelector {
  readonly parameter: 'client_id' | 'object_id' | 'msi_res_id';
  readonly value: string;
}

/** The audience of the tokens that az asks for when it talks to ARM. */
export const ARM_AUDIENCE = 'https://management.core.windows.net/';

const NO_CONNECTION = 'Failed to connect to MSI. Please make sure MSI is configured correctly.';

function refused({ status }: Reply): AzFailure {
  const said = `Get Token request returned http error: ${status}, reason: ${reasonOf(status) || 'Error'}`;
  return new AzFailure(`${NO_CONNECTION}\n${said}`);
}

const QUERY_OF_APP = { client_id: 'client_id', object_id: 'object_id', msi_res_id: 'mi_res_id' } as const;

/** The request as this machine's platform takes it: a web app has an endpoint and a secret in its environment. [C.1, C.6] */
function tokenRequest(context: LineContext, host: ArmId, resource: string, selector?: TokenSelector): Command {
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: secret } = context.environment.variables;
  if (endpoint !== undefined && secret !== undefined) {
    const named = selector ? [[QUERY_OF_APP[selector.parameter], selector.value] as const] : [];
    const query = [['resource', resource] as const, ['api-version', '2019-08-01'] as const, ...named];
    return { type: 'appServiceToken.request', host, method: 'GET', query, headers: { 'x-identity-header': secret } };
  }
  const named = selector ? [[selector.parameter, selector.value] as const] : [];
  const query = [['resource', resource] as const, ['api-version', '2018-02-01'] as const, ...named];
  const path = '/metadata/identity/oauth2/token';
  return { type: 'imds.request', host, method: 'GET', path, query, headers: { metadata: 'true' } };
}

/** Asks the platform under this machine for a token, as az does. Throws az's own words where it gets none. [F.3] */
export function managedIdentityToken(context: LineContext, resource: string, selector?: TokenSelector): Reply {
  const { host } = context.environment;
  const reply = host === undefined ? undefined : context.send(tokenRequest(context, host, resource, selector)).reply;
  if (!reply || reply.status === 0) {
    throw new AzFailure(`${NO_CONNECTION}\nNothing answers at 169.254.169.254: this is no virtual machine in Azure.`);
  }
  if (reply.status >= 400 || !reply.token) throw refused(reply);
  return reply;
}
