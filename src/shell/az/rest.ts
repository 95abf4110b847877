import type { Json } from '../../sim/json.ts';
import { reasonOf } from '../http-reason.ts';
import type { LineContext } from '../line-context.ts';
import { signClaims } from '../signing.ts';
import { userClaims } from './account-token.ts';
import { required, toggle, value, values } from './az-arguments.ts';
import { signedInIdentityToken } from './az-caller.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { ARM_AUDIENCE } from './managed-identity-token.ts';
import { bodyAndHeaders, headersIn, parametersIn } from './rest-arguments.ts';

type HttpRequest = Parameters<LineContext['sendHttp']>[0];
type HttpAnswer = Extract<Awaited<ReturnType<LineContext['sendHttp']>>, { readonly status: number }>;

const ARM = 'https://management.azure.com';
const GRAPH = 'https://graph.microsoft.com';

/** The whole address: a path is one of ARM, `{subscriptionId}` the subscription in use, parameters follow. [F.3] */
function addressOf(az: AzRequest): URL {
  const written = az.text('--uri').replaceAll(/\{subscriptionId\}/gi, az.subscriptionId);
  const text = written.includes('://') ? written : `${ARM}${written.startsWith('/') ? '' : '/'}${written}`;
  if (!URL.canParse(text)) throw new AzFailure(`Invalid URL '${written}'.`);
  const url = new URL(text);
  for (const [name, text] of parametersIn(az)) url.searchParams.append(name, text);
  return url;
}

/** The audience of the token that the request needs: told by `--resource`, or by the address where it is ARM's or Graph's. */
function audienceFor(az: AzRequest, { origin }: URL): string | undefined {
  const given = az.maybe('--resource');
  if (given !== undefined) return given;
  if (origin === ARM) return ARM_AUDIENCE;
  if (origin === GRAPH) return `${GRAPH}/`;
  az.warn(
    "Can't derive appropriate Azure AD resource from --url to acquire an access token. If access token is required, use --resource to specify the resource",
  );
  return undefined;
}

async function authorization(az: AzRequest, url: URL): Promise<readonly (readonly [string, string])[]> {
  const { context } = az;
  const { account } = context.environment;
  const audience = az.has('--skip-authorization-header') || !account ? undefined : audienceFor(az, url);
  if (audience === undefined || !account) return [];
  const claims = signedInIdentityToken(context, audience)?.token ?? userClaims(context.world, account, audience);
  return [['Authorization', `Bearer ${await signClaims(claims)}`]];
}

async function requestOf(az: AzRequest): Promise<HttpRequest> {
  const url = addressOf(az);
  const given = headersIn(az);
  const own = given.some(([name]) => name.toLowerCase() === 'authorization') ? [] : await authorization(az, url);
  const { body, headers } = bodyAndHeaders(az);
  return { method: az.text('--method').toUpperCase(), url, headers: [...own, ...headers, ...given], body };
}

/** `ERROR: Not Found({…})`: the reason and the raw body. [F.1] */
function failureOf({ status, body }: HttpAnswer): AzFailure {
  const reason = reasonOf(status);
  return new AzFailure(body === '' ? reason : `${reason}(${body})`, 1, { isService: true });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a success prints: JSON as any result, other text as it is, nothing for an empty body. */
async function resultOf(az: AzRequest, { body }: HttpAnswer): Promise<Json | undefined> {
  const file = az.maybe('--output-file');
  if (file !== undefined) {
    if (!(await az.context.writeFile(file, body))) throw new AzFailure(`No such file or directory: '${file}'`);
    return undefined;
  }
  if (body === '') return undefined;
  if (isJson(body)) return JSON.parse(body) as Json;
  az.warn('Not a json response, outputting to stdout. For binary data suggest use "--output-file" to write to a file');
  az.print(body.endsWith('\n') ? body : `${body}\n`);
  return undefined;
}

const rest: AzCommand = {
  path: 'rest',
  summary: 'Invoke a custom request.',
  description: 'The request carries a token of whoever is signed in, for the service that the address names.',
  arguments: [
    required(value(['--uri', '--url', '-u'], 'Request URL. A path alone is one of Azure Resource Manager.')),
    value(['--method', '-m'], 'HTTP request method.', {
      choices: ['delete', 'get', 'head', 'options', 'patch', 'post', 'put'],
      default: 'get',
    }),
    value(['--body', '-b'], 'Request body. Use @{file} to load from a file.'),
    values(['--headers'], 'Space-separated headers in KEY=VALUE format or JSON string.'),
    values(
      ['--uri-parameters', '--url-parameters'],
      'Query parameters in the URL. Space-separated in KEY=VALUE format or JSON string.',
    ),
    value(['--resource'], 'Resource url for which the token is. By default ARM or Graph, from the URL.'),
    toggle(['--skip-authorization-header'], 'Do not auto-append Authorization header.'),
    value(['--output-file'], 'Save response payload to a file.'),
  ],
  examples: [
    {
      does: 'List the resources of the subscription with their identities.',
      line: 'az rest -u "/subscriptions/{subscriptionId}/resources?api-version=2021-04-01" --query "value[].[name, identity]"',
    },
    {
      does: 'Grant a managed identity an app role of Microsoft Graph.',
      line: 'az rest -m POST -u https://graph.microsoft.com/v1.0/servicePrincipals/$ID/appRoleAssignments -b @grant.json',
    },
  ],
  run: async (az) => {
    const answer = await az.context.sendHttp(await requestOf(az));
    if (!('status' in answer)) {
      throw new AzFailure(`${answer.message}${answer.hint === undefined ? '' : `\n${answer.hint}`}`);
    }
    if (answer.status >= 400) throw failureOf(answer);
    return await resultOf(az, answer);
  },
};

export const restCommands: AzCommandModule = {
  groups: [],
  commands: [rest],
};
