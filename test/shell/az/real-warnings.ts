/**
 * Lines that az warns of, and the warnings to the letter: the text that stands in the source of release 2.45 (of the module named), with the
 * values of the line. `ID` stands for any GUID.
 */
export const REAL_WARNINGS: readonly (readonly [source: string, line: string, warnings: readonly string[]])[] = [
  [
    'core/commands/arm.py',
    'az group show -n rg-app --subscription nobody',
    ["WARNING: Subscription 'nobody' not recognized."],
  ],
  [
    'core/commands/arm.py',
    'az vm show -g rg-app --ids $(az vm show -g rg-app -n vm-web --query id -o tsv)',
    ["WARNING: option '--resource-group' will be ignored due to use of '--ids'."],
  ],
  [
    'core/commands/__init__.py',
    'az vm show --ids $(az vm show -g rg-app -n vm-web --query id -o tsv) /subscriptions/s/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-none',
    ['WARNING: Encountered more than one exception.'],
  ],
  [
    'knack/commands.py',
    'az vm delete -g rg-app -n vm-web',
    ['WARNING: Unable to prompt for confirmation as no tty available. Use --yes.'],
  ],
  [
    'command_modules/vm/_validators.py',
    'az vm stop -g rg-app -n vm-web',
    [
      'WARNING: About to power off the specified VM...\nIt will continue to be billed. To deallocate a VM, run: az vm deallocate.',
    ],
  ],
  [
    'command_modules/vm/custom.py',
    'az vm create -g rg-app -n vm-two --image Ubuntu2204 --assign-identity -o none',
    [
      `WARNING: No access was given yet to the 'vm-two', because '--scope' was not provided. You should setup by creating a role assignment, e.g. 'az role assignment create --assignee <principal-id> --role contributor -g rg-app' would let it access the current resource group. To get the pricipal id, run 'az vm show -g rg-app -n vm-two --query "identity.principalId" -otsv'`,
    ],
  ],
  [
    'core/commands/arm.py',
    'az vm identity assign -g rg-app -n vm-web --role Reader --scope $RG -o none',
    ['WARNING: Retrying role assignment creation: 1/36'],
  ],
  [
    'command_modules/role/custom.py',
    'az role assignment create --assignee-object-id $ANN --role Reader --scope $RG -o none',
    [
      'WARNING: RBAC service might reject creating role assignment without --assignee-principal-type in the future. Better to specify --assignee-principal-type manually.',
    ],
  ],
  [
    'command_modules/role/custom.py',
    "ssh vm-own 'az login --identity --allow-no-subscriptions -o none; az role assignment create --assignee-object-id '$ANN' --role Reader --scope '$RG",
    ['WARNING: Failed to query --assignee-principal-type for --assignee-object-id ID by invoking Graph API.'],
  ],
  [
    'command_modules/role/custom.py',
    "ssh vm-own 'az login --identity --allow-no-subscriptions -o none; az role assignment create --assignee '$ANN' --role Reader --scope '$RG",
    [
      "WARNING: Failed to query ID by invoking Graph API. If you don't have permission to query Graph API, please specify --assignee-object-id and --assignee-principal-type.",
      'WARNING: Assuming ID as an object ID.',
    ],
  ],
  [
    'command_modules/role/custom.py',
    'az role assignment delete --ids $RG/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-000000000000 --role Reader',
    ["WARNING: option '--role' will be ignored due to use of '--ids'."],
  ],
  [
    'command_modules/role/custom.py',
    'az ad group create --display-name readers --mail-nickname readers -o none',
    ['WARNING: A group with the same display name and mail nickname already exists, returning.'],
  ],
  [
    'command_modules/profile/custom.py',
    'az logout; az account list',
    ['WARNING: Please run "az login" to access your accounts.'],
  ],
  [
    'command_modules/storage/_validators.py',
    'az storage container list --account-name stapp',
    [
      `WARNING: 
There are no credentials provided in your command and environment, we will query for account key for your storage account.
It is recommended to provide --connection-string, --account-key or --sas-token in your command as credentials.

You also can add \`--auth-mode login\` in your command to use Azure Active Directory (Azure AD) for authorization if your login account is assigned required RBAC roles.
For more information about RBAC roles in storage, visit https://docs.microsoft.com/azure/storage/common/storage-auth-aad-rbac-cli.

In addition, setting the corresponding environment variables can avoid inputting credentials in your command. Please use --help to get more information about environment variable usage.`,
    ],
  ],
  [
    'command_modules/storage/_validators.py',
    'az storage container list --account-name stnone',
    ["WARNING: \nSkip querying account key due to failure: Storage account 'stnone' not found."],
  ],
  [
    'core/util.py',
    'az rest -u https://nowhere.example/x',
    [
      "WARNING: Can't derive appropriate Azure AD resource from --url to acquire an access token. If access token is required, use --resource to specify the resource",
    ],
  ],
  [
    'command_modules/util/custom.py',
    `az rest -u "https://stapp.blob.core.windows.net/?comp=list" --resource https://storage.azure.com/ --headers x-ms-version=2021-12-02`,
    [
      'WARNING: Not a json response, outputting to stdout. For binary data suggest use "--output-file" to write to a file',
    ],
  ],
];
