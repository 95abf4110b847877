import type { AzArgument } from './az-argument.ts';
import { required, resourceGroup, value, values, yes } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import type { AzRequest } from './az-request.ts';
import { flattened, itemsOf } from './az-shape.ts';

const group: AzGroup = {
  path: 'identity federated-credential',
  summary: 'Manage federated identity credentials under user assigned identities.',
};

const credentialName = required(value(['--name', '-n'], 'The name of the federated identity credential resource.'));
const identityName = required(value(['--identity-name'], 'The name of the identity resource.'));
const named: readonly AzArgument[] = [credentialName, identityName, required(resourceGroup)];

const DEFAULT_AUDIENCE = 'api://AzureADTokenExchange';

const identityOf = (az: AzRequest) => ({
  subscriptionId: az.subscriptionId,
  resourceGroup: az.text('--resource-group'),
  identity: az.text('--identity-name'),
});

const create: AzCommand = {
  path: 'identity federated-credential create',
  summary: 'Create a federated identity credential under an existing user assigned identity.',
  description: 'Issuer, subject and audience are not checked here: what is wrong with them shows at the exchange.',
  arguments: [
    ...named,
    required(value(['--issuer'], 'The openId connect metadata URL of the issuer of the identity provider.')),
    required(
      value(
        ['--subject'],
        'The sub value in the token sent to Microsoft Entra ID for getting the user assigned managed identity token.',
      ),
    ),
    values(['--audiences'], `The aud value in the token sent to Microsoft Entra ID. Default: ${DEFAULT_AUDIENCE}.`),
  ],
  examples: [
    {
      does: 'Trust the tokens of another issuer for one subject.',
      line: 'az identity federated-credential create -n fc-build --identity-name id-deploy -g rg-app --issuer https://idp.example.net --subject repo:contoso/app --audiences api://AzureADTokenExchange',
    },
  ],
  run: (az) => {
    const credential = {
      name: az.text('--name'),
      issuer: az.text('--issuer'),
      subject: az.text('--subject'),
      audiences: az.list('--audiences') ?? [DEFAULT_AUDIENCE],
    };
    return flattened(az.send({ type: 'federatedCredential.create', ...identityOf(az), ...credential }));
  },
};

const show: AzCommand = {
  path: 'identity federated-credential show',
  summary: 'Show a federated identity credential under an existing user assigned identity.',
  arguments: named,
  examples: [
    {
      does: 'Show one.',
      line: 'az identity federated-credential show -n fc-build --identity-name id-deploy -g rg-app',
    },
  ],
  run: (az) => flattened(az.send({ type: 'federatedCredential.get', ...identityOf(az), name: az.text('--name') })),
};

const list: AzCommand = {
  path: 'identity federated-credential list',
  summary: 'List all federated identity credentials under an existing user assigned identity.',
  arguments: [identityName, required(resourceGroup)],
  examples: [{ does: 'List them.', line: 'az identity federated-credential list --identity-name id-deploy -g rg-app' }],
  run: (az) => itemsOf(az.send({ type: 'federatedCredential.list', ...identityOf(az) })).map(flattened),
};

const remove: AzCommand = {
  path: 'identity federated-credential delete',
  summary: 'Delete a federated identity credential under an existing user assigned identity.',
  arguments: [...named, yes],
  examples: [
    {
      does: 'Delete one without being asked.',
      line: 'az identity federated-credential delete -n fc-build --identity-name id-deploy -g rg-app --yes',
    },
  ],
  isDestructive: true,
  run: (az) => {
    az.send({ type: 'federatedCredential.delete', ...identityOf(az), name: az.text('--name') });
    return undefined;
  },
};

export const federatedCredentialCommands: AzCommandModule = {
  groups: [group],
  commands: [create, list, remove, show],
};
