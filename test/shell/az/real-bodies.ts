/**
 * What the real az (release 2.45) printed on stdout for a line, and its exit code, while ARM's answers were those of the lab: its
 * identity, group and resource commands read them as they read Azure's. GUIDs are numbered in their order, times are cut to the hour.
 */
export const REAL_BODIES: readonly (readonly [line: string, exitCode: number, stdout: string])[] = [
  [
    'az group list',
    0,
    '[\n  {\n    "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app",\n    "location": "westeurope",\n    "managedBy": null,\n    "name": "rg-app",\n    "properties": {\n      "provisioningState": "Succeeded"\n    },\n    "tags": {\n      "env": "lab",\n      "owner": "ann"\n    },\n    "type": "Microsoft.Resources/resourceGroups"\n  },\n  {\n    "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other",\n    "location": "eastus",\n    "managedBy": null,\n    "name": "rg-other",\n    "properties": {\n      "provisioningState": "Succeeded"\n    },\n    "tags": {},\n    "type": "Microsoft.Resources/resourceGroups"\n  }\n]\n',
  ],
  [
    'az group list -o table',
    0,
    'Name      Location    Status\n--------  ----------  ---------\nrg-app    westeurope  Succeeded\nrg-other  eastus      Succeeded\n',
  ],
  [
    'az group list -o tsv',
    0,
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app\twesteurope\tNone\trg-app\t\t\tMicrosoft.Resources/resourceGroups\n/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other\teastus\tNone\trg-other\t\t\tMicrosoft.Resources/resourceGroups\n',
  ],
  [
    'az group list -o yaml',
    0,
    '- id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app\n  location: westeurope\n  managedBy: null\n  name: rg-app\n  properties:\n    provisioningState: Succeeded\n  tags:\n    env: lab\n    owner: ann\n  type: Microsoft.Resources/resourceGroups\n- id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other\n  location: eastus\n  managedBy: null\n  name: rg-other\n  properties:\n    provisioningState: Succeeded\n  tags: {}\n  type: Microsoft.Resources/resourceGroups\n',
  ],
  ['az group list --query "[].tags" -o table', 0, 'Env    Owner\n-----  -------\nlab    ann\n\n'],
  [
    'az group show -n rg-app -o yaml',
    0,
    'id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app\nlocation: westeurope\nmanagedBy: null\nname: rg-app\nproperties:\n  provisioningState: Succeeded\ntags:\n  env: lab\n  owner: ann\ntype: Microsoft.Resources/resourceGroups\n',
  ],
  ['az group show -n RG-APP --query tags.env -o tsv', 0, 'lab\n'],
  ['az group show -n rg-none', 3, ''],
  ['az group exists -n rg-none', 0, 'false\n'],
  [
    'az group create -n rg-new -l northeurope --tags a=b c -o yaml',
    0,
    "id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-new\nlocation: northeurope\nmanagedBy: null\nname: rg-new\nproperties:\n  provisioningState: Succeeded\ntags:\n  a: b\n  c: ''\ntype: Microsoft.Resources/resourceGroups\n",
  ],
  [
    'az group create -n rg-new -l northeurope -o table',
    0,
    'Location     Name\n-----------  ------\nnortheurope  rg-new\n',
  ],
  ['az group delete -n rg-other --yes', 0, ''],
  [
    'az identity list -o table',
    0,
    'ClientId                              Location    Name      PrincipalId                           ResourceGroup    TenantId\n------------------------------------  ----------  --------  ------------------------------------  ---------------  ------------------------------------\n00000000-0000-0000-0000-000000000001  westeurope  id-app    00000000-0000-0000-0000-000000000002  rg-app           00000000-0000-0000-0000-000000000003\n00000000-0000-0000-0000-000000000004  eastus      id-other  00000000-0000-0000-0000-000000000005  rg-other         00000000-0000-0000-0000-000000000003\n',
  ],
  [
    'az identity list -g rg-app -o yaml',
    0,
    '- clientId: 00000000-0000-0000-0000-000000000001\n  id: /subscriptions/00000000-0000-0000-0000-000000000002/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app\n  location: westeurope\n  name: id-app\n  principalId: 00000000-0000-0000-0000-000000000003\n  resourceGroup: rg-app\n  tags:\n    env: lab\n  tenantId: 00000000-0000-0000-0000-000000000004\n  type: Microsoft.ManagedIdentity/userAssignedIdentities\n',
  ],
  ['az identity list --query "[?name==\'x\']" -o table', 0, '\n'],
  ['az identity list --query "[].[name,location]" -o tsv', 0, 'id-app\twesteurope\nid-other\teastus\n'],
  [
    'az identity show -g rg-app -n id-app',
    0,
    '{\n  "clientId": "00000000-0000-0000-0000-000000000001",\n  "id": "/subscriptions/00000000-0000-0000-0000-000000000002/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app",\n  "location": "westeurope",\n  "name": "id-app",\n  "principalId": "00000000-0000-0000-0000-000000000003",\n  "resourceGroup": "rg-app",\n  "tags": {\n    "env": "lab"\n  },\n  "tenantId": "00000000-0000-0000-0000-000000000004",\n  "type": "Microsoft.ManagedIdentity/userAssignedIdentities"\n}\n',
  ],
  [
    'az identity show -g rg-app -n id-app -o table',
    0,
    'ClientId                              Location    Name    PrincipalId                           ResourceGroup    TenantId\n------------------------------------  ----------  ------  ------------------------------------  ---------------  ------------------------------------\n00000000-0000-0000-0000-000000000001  westeurope  id-app  00000000-0000-0000-0000-000000000002  rg-app           00000000-0000-0000-0000-000000000003\n',
  ],
  [
    'az identity show -g rg-app -n id-app -o tsv',
    0,
    '00000000-0000-0000-0000-000000000001\t/subscriptions/00000000-0000-0000-0000-000000000002/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app\twesteurope\tid-app\t00000000-0000-0000-0000-000000000003\trg-app\t\t00000000-0000-0000-0000-000000000004\tMicrosoft.ManagedIdentity/userAssignedIdentities\n',
  ],
  ['az identity show -g rg-app -n id-none', 3, ''],
  [
    'az identity show -g rg-app -n id-app --query "{C:clientId,a:name}" -o json',
    0,
    '{\n  "C": "00000000-0000-0000-0000-000000000001",\n  "a": "id-app"\n}\n',
  ],
  [
    'az identity create -g rg-app -n id-new --tags a=b -o yaml',
    0,
    'clientId: 00000000-0000-0000-0000-000000000001\nid: /subscriptions/00000000-0000-0000-0000-000000000002/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-new\nlocation: westeurope\nname: id-new\nprincipalId: 00000000-0000-0000-0000-000000000003\nresourceGroup: rg-app\ntags:\n  a: b\ntenantId: 00000000-0000-0000-0000-000000000004\ntype: Microsoft.ManagedIdentity/userAssignedIdentities\n',
  ],
  [
    'az identity create -g rg-app -n id-new -o table',
    0,
    'ClientId                              Location    Name    PrincipalId                           ResourceGroup    TenantId\n------------------------------------  ----------  ------  ------------------------------------  ---------------  ------------------------------------\n00000000-0000-0000-0000-000000000001  westeurope  id-new  00000000-0000-0000-0000-000000000002  rg-app           00000000-0000-0000-0000-000000000003\n',
  ],
  ['az identity delete -g rg-app -n id-app', 0, ''],
  [
    'az identity federated-credential create -g rg-app --identity-name id-app -n fcred --issuer https://example.com --subject s --audiences api://AzureADTokenExchange',
    0,
    '{\n  "audiences": [\n    "api://AzureADTokenExchange"\n  ],\n  "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app/federatedIdentityCredentials/fcred",\n  "issuer": "https://example.com",\n  "name": "fcred",\n  "resourceGroup": "rg-app",\n  "subject": "s",\n  "type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"\n}\n',
  ],
  [
    'az identity list-resources -g rg-app -n id-app',
    0,
    '[\n  {\n    "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-both",\n    "name": "vm-both",\n    "resourceGroup": "rg-app",\n    "subscriptionDisplayName": "contoso-dev",\n    "subscriptionId": "00000000-0000-0000-0000-000000000001",\n    "type": "Microsoft.Compute/virtualMachines"\n  }\n]\n',
  ],
  [
    'az resource list -o table',
    0,
    'Name      ResourceGroup    Location    Type                                              Status\n--------  ---------------  ----------  ------------------------------------------------  --------\nid-app    rg-app           westeurope  Microsoft.ManagedIdentity/userAssignedIdentities\nid-other  rg-other         eastus      Microsoft.ManagedIdentity/userAssignedIdentities\nvm-own    rg-app           westeurope  Microsoft.Compute/virtualMachines\nvm-both   rg-app           westeurope  Microsoft.Compute/virtualMachines\nvm-none   rg-app           westeurope  Microsoft.Compute/virtualMachines\nst1       rg-app           westeurope  Microsoft.Storage/storageAccounts\nkv1       rg-app           westeurope  Microsoft.KeyVault/vaults\nplan      rg-app           westeurope  Microsoft.Web/serverFarms\napp-web   rg-app           westeurope  Microsoft.Web/sites\n',
  ],
  [
    'az resource list -g rg-app -o yaml',
    0,
    "- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app\n  identity: null\n  kind: null\n  location: westeurope\n  managedBy: null\n  name: id-app\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku: null\n  tags:\n    env: lab\n  type: Microsoft.ManagedIdentity/userAssignedIdentities\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-own\n  identity:\n    principalId: 00000000-0000-0000-0000-000000000002\n    tenantId: 00000000-0000-0000-0000-000000000003\n    type: SystemAssigned\n    userAssignedIdentities: null\n  kind: null\n  location: westeurope\n  managedBy: null\n  name: vm-own\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku: null\n  tags: {}\n  type: Microsoft.Compute/virtualMachines\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-both\n  identity:\n    principalId: 00000000-0000-0000-0000-000000000004\n    tenantId: 00000000-0000-0000-0000-000000000003\n    type: SystemAssigned, UserAssigned\n    userAssignedIdentities:\n      ? /subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app\n      : clientId: 00000000-0000-0000-0000-000000000005\n        principalId: 00000000-0000-0000-0000-000000000006\n  kind: null\n  location: westeurope\n  managedBy: null\n  name: vm-both\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku: null\n  tags: {}\n  type: Microsoft.Compute/virtualMachines\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-none\n  identity: null\n  kind: null\n  location: westeurope\n  managedBy: null\n  name: vm-none\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku: null\n  tags: {}\n  type: Microsoft.Compute/virtualMachines\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Storage/storageAccounts/st1\n  identity: null\n  kind: StorageV2\n  location: westeurope\n  managedBy: null\n  name: st1\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku:\n    capacity: null\n    family: null\n    model: null\n    name: Standard_RAGRS\n    size: null\n    tier: Standard\n  tags: {}\n  type: Microsoft.Storage/storageAccounts\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.KeyVault/vaults/kv1\n  identity: null\n  kind: null\n  location: westeurope\n  managedBy: null\n  name: kv1\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku: null\n  tags: {}\n  type: Microsoft.KeyVault/vaults\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Web/serverFarms/plan\n  identity: null\n  kind: app\n  location: westeurope\n  managedBy: null\n  name: plan\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku:\n    capacity: null\n    family: null\n    model: null\n    name: B1\n    size: null\n    tier: null\n  tags: {}\n  type: Microsoft.Web/serverFarms\n- changedTime: '2026-03-02T09:00:00+00:00'\n  createdTime: '2026-03-02T09:00:00+00:00'\n  extendedLocation: null\n  id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Web/sites/app-web\n  identity:\n    principalId: 00000000-0000-0000-0000-000000000007\n    tenantId: 00000000-0000-0000-0000-000000000003\n    type: SystemAssigned\n    userAssignedIdentities: null\n  kind: app\n  location: westeurope\n  managedBy: null\n  name: app-web\n  plan: null\n  properties: null\n  provisioningState: Succeeded\n  resourceGroup: rg-app\n  sku: null\n  tags: {}\n  type: Microsoft.Web/sites\n",
  ],
  [
    'az resource list --resource-type Microsoft.Compute/virtualMachines -o tsv',
    0,
    '2026-03-02T09:00:00+00:00\t2026-03-02T09:00:00+00:00\tNone\t/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-own\t\tNone\twesteurope\tNone\tvm-own\tNone\tNone\tSucceeded\trg-app\tNone\t\tMicrosoft.Compute/virtualMachines\n2026-03-02T09:00:00+00:00\t2026-03-02T09:00:00+00:00\tNone\t/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-both\t\tNone\twesteurope\tNone\tvm-both\tNone\tNone\tSucceeded\trg-app\tNone\t\tMicrosoft.Compute/virtualMachines\n2026-03-02T09:00:00+00:00\t2026-03-02T09:00:00+00:00\tNone\t/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-none\tNone\tNone\twesteurope\tNone\tvm-none\tNone\tNone\tSucceeded\trg-app\tNone\t\tMicrosoft.Compute/virtualMachines\n',
  ],
  [
    'az resource list --resource-type Microsoft.ManagedIdentity/userAssignedIdentities',
    0,
    '[\n  {\n    "changedTime": "2026-03-02T09:00:00+00:00",\n    "createdTime": "2026-03-02T09:00:00+00:00",\n    "extendedLocation": null,\n    "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app",\n    "identity": null,\n    "kind": null,\n    "location": "westeurope",\n    "managedBy": null,\n    "name": "id-app",\n    "plan": null,\n    "properties": null,\n    "provisioningState": "Succeeded",\n    "resourceGroup": "rg-app",\n    "sku": null,\n    "tags": {\n      "env": "lab"\n    },\n    "type": "Microsoft.ManagedIdentity/userAssignedIdentities"\n  },\n  {\n    "changedTime": "2026-03-02T09:00:00+00:00",\n    "createdTime": "2026-03-02T09:00:00+00:00",\n    "extendedLocation": null,\n    "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-other/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-other",\n    "identity": null,\n    "kind": null,\n    "location": "eastus",\n    "managedBy": null,\n    "name": "id-other",\n    "plan": null,\n    "properties": null,\n    "provisioningState": "Succeeded",\n    "resourceGroup": "rg-other",\n    "sku": null,\n    "tags": {},\n    "type": "Microsoft.ManagedIdentity/userAssignedIdentities"\n  }\n]\n',
  ],
  [
    'az resource list --query "[?identity.type==\'SystemAssigned\'].{Name:name,  principalId:identity.principalId}" --output table',
    0,
    'Name     PrincipalId\n-------  ------------------------------------\nvm-own   00000000-0000-0000-0000-000000000001\napp-web  00000000-0000-0000-0000-000000000002\n',
  ],
  [
    "az resource list --query \"[?contains(identity.type||'','SystemAssigned')].{Name:name, principalId:identity.principalId}\" -o table",
    0,
    'Name     PrincipalId\n-------  ------------------------------------\nvm-own   00000000-0000-0000-0000-000000000001\nvm-both  00000000-0000-0000-0000-000000000002\napp-web  00000000-0000-0000-0000-000000000003\n',
  ],
  [
    'az resource list --query "[].type | sort(@)" -o table',
    0,
    'Result\n------------------------------------------------\nMicrosoft.Compute/virtualMachines\nMicrosoft.Compute/virtualMachines\nMicrosoft.Compute/virtualMachines\nMicrosoft.KeyVault/vaults\nMicrosoft.ManagedIdentity/userAssignedIdentities\nMicrosoft.ManagedIdentity/userAssignedIdentities\nMicrosoft.Storage/storageAccounts\nMicrosoft.Web/serverFarms\nMicrosoft.Web/sites\n',
  ],
  [
    'az resource show -g rg-app -n vm-both --resource-type Microsoft.Compute/virtualMachines',
    0,
    '{\n  "extendedLocation": null,\n  "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-both",\n  "identity": {\n    "principalId": "00000000-0000-0000-0000-000000000002",\n    "tenantId": "00000000-0000-0000-0000-000000000003",\n    "type": "SystemAssigned, UserAssigned",\n    "userAssignedIdentities": {\n      "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app": {\n        "clientId": "00000000-0000-0000-0000-000000000004",\n        "principalId": "00000000-0000-0000-0000-000000000005"\n      }\n    }\n  },\n  "kind": null,\n  "location": "westeurope",\n  "managedBy": null,\n  "name": "vm-both",\n  "plan": null,\n  "properties": {\n    "hardwareProfile": {\n      "vmSize": "Standard_DS1_v2"\n    },\n    "instanceView": {\n      "statuses": [\n        {\n          "code": "PowerState/running",\n          "displayStatus": "VM running"\n        }\n      ]\n    },\n    "networkProfile": {\n      "networkInterfaces": [\n        {\n          "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.Network/networkInterfaces/vm-bothVMNic",\n          "resourceGroup": "rg-app"\n        }\n      ]\n    },\n    "osProfile": {\n      "computerName": "vm-both"\n    },\n    "provisioningState": "Succeeded",\n    "storageProfile": {\n      "imageReference": {\n        "offer": "Ubuntu2204"\n      }\n    },\n    "timeCreated": "2026-03-02T09:00:00Z",\n    "vmId": "00000000-0000-0000-0000-000000000006"\n  },\n  "resourceGroup": "rg-app",\n  "sku": null,\n  "tags": {},\n  "type": "Microsoft.Compute/virtualMachines"\n}\n',
  ],
  [
    'az resource show -g rg-app -n vm-both --resource-type Microsoft.Compute/virtualMachines --query identity -o yaml',
    0,
    'principalId: 00000000-0000-0000-0000-000000000001\ntenantId: 00000000-0000-0000-0000-000000000002\ntype: SystemAssigned, UserAssigned\nuserAssignedIdentities:\n  ? /subscriptions/00000000-0000-0000-0000-000000000003/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app\n  : clientId: 00000000-0000-0000-0000-000000000004\n    principalId: 00000000-0000-0000-0000-000000000005\n',
  ],
  ['az resource show -g rg-app -n vm-none --resource-type Microsoft.Compute/virtualMachines --query identity', 0, ''],
  [
    'az resource show -g rg-app -n kv1 --resource-type Microsoft.KeyVault/vaults -o yaml',
    0,
    'extendedLocation: null\nid: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-app/providers/Microsoft.KeyVault/vaults/kv1\nidentity: null\nkind: null\nlocation: westeurope\nmanagedBy: null\nname: kv1\nplan: null\nproperties:\n  accessPolicies: []\n  enableRbacAuthorization: true\n  enableSoftDelete: true\n  provisioningState: Succeeded\n  publicNetworkAccess: Enabled\n  sku:\n    family: A\n    name: standard\n  softDeleteRetentionInDays: 90\n  tenantId: 00000000-0000-0000-0000-000000000002\n  vaultUri: https://kv1.vault.azure.net/\nresourceGroup: rg-app\nsku: null\ntags: {}\ntype: Microsoft.KeyVault/vaults\n',
  ],
  [
    'az resource show -g rg-app -n app-web --resource-type Microsoft.Web/sites -o table',
    0,
    'Kind    Location    Name     ResourceGroup\n------  ----------  -------  ---------------\napp     westeurope  app-web  rg-app\n',
  ],
  ['az resource show -g rg-app -n nope --resource-type Microsoft.Compute/virtualMachines', 3, ''],
];
