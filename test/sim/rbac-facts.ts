/** Built-in roles as azure-facts E.5 lists them, typed from there. What E.5 leaves out with dots is asked by no test. */
export interface FactRole {
  readonly id: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
}

const common = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Support/*',
];
const uami = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const fic = `${uami}/federatedIdentityCredentials`;
const containers = 'Microsoft.Storage/storageAccounts/blobServices/containers';
const delegation = 'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action';
const secrets = 'Microsoft.KeyVault/vaults/secrets';
/** E.5 says only "reads" here; these are the ones that the role has in Azure. */
const vaultReads = [
  'Microsoft.KeyVault/checkNameAvailability/read',
  'Microsoft.KeyVault/deletedVaults/read',
  'Microsoft.KeyVault/locations/*/read',
  'Microsoft.KeyVault/vaults/*/read',
  'Microsoft.KeyVault/operations/read',
];
const compute = 'Microsoft.Compute';
const network = 'Microsoft.Network';

export const FACT_ROLES: readonly FactRole[] = [
  { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', actions: ['*'] },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
      'Microsoft.Blueprint/blueprintAssignments/write',
      'Microsoft.Blueprint/blueprintAssignments/delete',
      'Microsoft.Compute/galleries/share/action',
      'Microsoft.Purview/consents/write',
      'Microsoft.Purview/consents/delete',
      'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
      'Microsoft.Subscription/cancel/action',
      'Microsoft.Subscription/enable/action',
    ],
  },
  { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', actions: ['*/read'] },
  {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
  },
  {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    actions: [
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
      '*/read',
      'Microsoft.Support/*',
    ],
  },
  {
    id: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
    actions: [
      ...common,
      `${compute}/virtualMachines/*`,
      `${compute}/virtualMachineScaleSets/*`,
      `${compute}/availabilitySets/*`,
      `${compute}/locations/*`,
      `${compute}/cloudServices/*`,
      `${compute}/disks/read`,
      `${compute}/disks/write`,
      `${compute}/disks/delete`,
      `${network}/networkInterfaces/*`,
      `${network}/virtualNetworks/read`,
      `${network}/virtualNetworks/subnets/join/action`,
      `${network}/publicIPAddresses/read`,
      `${network}/publicIPAddresses/join/action`,
      `${network}/networkSecurityGroups/read`,
      `${network}/networkSecurityGroups/join/action`,
      'Microsoft.Storage/storageAccounts/read',
      'Microsoft.Storage/storageAccounts/listKeys/action',
      'Microsoft.SqlVirtualMachine/*',
      'Microsoft.SerialConsole/serialPorts/connect/action',
    ],
  },
  {
    id: 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    actions: [
      ...['read', 'write', 'delete'].flatMap((verb) => [`${uami}/${verb}`, `${fic}/${verb}`]),
      `${uami}/revokeTokens/action`,
      ...common,
    ],
  },
  {
    id: 'f1a07417-d97a-45cb-824c-7a7467783830',
    actions: [`${uami}/*/read`, `${uami}/*/assign/action`, ...common],
  },
  {
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    actions: [`${containers}/read`, delegation],
    dataActions: [`${containers}/blobs/read`],
  },
  {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    actions: [`${containers}/delete`, `${containers}/read`, `${containers}/write`, delegation],
    dataActions: ['delete', 'read', 'write', 'move/action', 'add/action'].map((verb) => `${containers}/blobs/${verb}`),
  },
  {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    actions: [`${containers}/*`, delegation],
    dataActions: [`${containers}/blobs/*`],
  },
  { id: '17d1049b-9a84-46fb-8f53-869881c3d3ab', actions: ['Microsoft.Storage/storageAccounts/*', ...common] },
  {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    actions: [],
    dataActions: [`${secrets}/getSecret/action`, `${secrets}/readMetadata/action`],
  },
  {
    id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    actions: [...common, ...vaultReads],
    dataActions: [`${secrets}/*`],
  },
  {
    id: '21090545-7ca7-4776-b22c-e363652d74d2',
    actions: [...common, ...vaultReads],
    dataActions: ['Microsoft.KeyVault/vaults/*/read', `${secrets}/readMetadata/action`],
  },
  {
    id: 'f25e0fa2-a7c8-4377-a976-54943a77a395',
    actions: ['Microsoft.KeyVault/*', ...common],
    notActions: [
      'Microsoft.KeyVault/locations/deletedVaults/purge/action',
      'Microsoft.KeyVault/hsmPools/*',
      'Microsoft.KeyVault/managedHsms/*',
    ],
  },
  {
    id: 'de139f84-1756-47ae-9be6-808fbbe84772',
    actions: [
      'Microsoft.Web/sites/*',
      'Microsoft.Web/certificates/*',
      'Microsoft.Web/serverFarms/read',
      'Microsoft.Web/serverFarms/join/action',
      'Microsoft.Web/listSitesAssignedToHostName/read',
      'Microsoft.Insights/components/*',
      ...common,
    ],
  },
  {
    id: '36243c78-bf99-498c-9df9-86d9f8d28608',
    actions: [
      '*/read',
      ...['policyassignments', 'policydefinitions', 'policyexemptions', 'policysetdefinitions'].map(
        (kind) => `Microsoft.Authorization/${kind}/*`,
      ),
      'Microsoft.PolicyInsights/*',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Support/*',
    ],
  },
];

/** `*` stands for any characters: tried at every place, letter by letter. */
function covers(pattern: string, action: string): boolean {
  if (pattern === '') return action === '';
  if (pattern[0] !== '*') return pattern[0] === action[0] && covers(pattern.slice(1), action.slice(1));
  for (let skipped = 0; skipped <= action.length; skipped += 1) {
    if (covers(pattern.slice(1), action.slice(skipped))) return true;
  }
  return false;
}

/** The pattern, and the same with each lone `*` between slashes left out. [E.6, G-12] */
function readings(pattern: string): readonly string[] {
  const at = pattern.indexOf('/*/');
  if (at < 0) return [pattern];
  return readings(pattern.slice(at + 2)).flatMap((rest) => [
    `${pattern.slice(0, at)}/*${rest}`,
    `${pattern.slice(0, at)}${rest}`,
  ]);
}

const isIn = (patterns: readonly string[], action: string): boolean =>
  patterns.some((pattern) => readings(pattern.toLowerCase()).some((one) => covers(one, action.toLowerCase())));

const segments = (scope: string): readonly string[] =>
  scope
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');

/** An assignment reaches its own scope and what lies below it, segment by segment. */
function reaches(granted: string, asked: string): boolean {
  const [outer, inner] = [segments(granted), segments(asked)];
  return outer.every((segment, at) => inner[at] === segment);
}

export interface FactAssignment {
  readonly role: FactRole;
  readonly scope: string;
}

/** Whether a principal with these assignments may do it: actions less notActions for each role, and then all roles together. [E.6] */
export function mayByFacts(
  assignments: readonly FactAssignment[],
  question: { readonly action: string; readonly plane: 'control' | 'data'; readonly scope: string },
): boolean {
  return assignments.some(({ role, scope }) => {
    if (!reaches(scope, question.scope)) return false;
    if (question.plane === 'data') return isIn(role.dataActions ?? [], question.action);
    return isIn(role.actions, question.action) && !isIn(role.notActions ?? [], question.action);
  });
}
