/**
 * The words of the real Azure CLI at the places where a learner can be: its root, and every group of which the lab models a
 * part. They tell a real word that is not modelled here from a misspelled one. From az 2.45, with what core gained since.
 */
const WORDS: Readonly<Record<string, string>> = {
  '': `account acr ad advisor afd aks ams apim appconfig appservice aro backup batch batchai bicep billing bot cache capacity
    cdn cloud cloud-service cognitiveservices compute-recommender config configure connection consumption container containerapp cosmosdb
    databoxedge data-boundary demo deployment deployment-scripts disk disk-access disk-encryption-set dla dls dms eventgrid
    eventhubs extension feature feedback find functionapp group hdinsight identity image interactive iot keyvault kusto lab
    lock logicapp login logout managed-cassandra managedapp managedservices maps mariadb monitor mysql netappfiles network
    policy postgres ppg private-link provider redis relay resource resourcemanagement rest restore-point role search security
    self-test servicebus sf sig signalr snapshot sql sshkey stack staticwebapp storage survey synapse tag term ts upgrade
    version vm vmss webapp`,
  account: 'clear get-access-token list list-locations lock management-group set show',
  ad: 'app group signed-in-user sp user',
  'ad app': 'create credential delete federated-credential list owner permission show update',
  'ad group': 'create delete get-member-groups list member owner show',
  'ad group member': 'add check list remove',
  'ad user': 'create delete get-member-groups list show update',
  'ad signed-in-user': 'list-owned-objects show',
  'ad sp': 'create create-for-rbac credential delete list owner show update',
  appservice: 'ase domain hybrid-connection list-locations plan vnet-integration',
  'appservice plan': 'create delete list show update',
  group: 'create delete deployment exists export list lock show update wait',
  'ad app federated-credential': 'create delete list show update',
  'cloud-service': `create delete delete-instance list list-all list-by-subscription network os-family power-off rebuild
    reimage restart role role-instance show start update wait`,
  'identity federated-credential': 'create delete list show update',
  identity: 'create delete federated-credential list list-operations list-resources show update',
  keyvault: `backup certificate check-name create delete delete-policy key list list-deleted network-rule
    private-endpoint-connection private-link-resource purge recover region restore role secret security-domain set-policy
    setting show show-deleted storage update update-hsm wait wait-hsm`,
  'keyvault secret': `backup delete download list list-deleted list-versions purge recover restore set set-attributes show
    show-deleted`,
  policy: 'assignment definition event exemption metadata remediation set-definition state',
  'policy assignment': 'create delete identity list non-compliance-message show update',
  'policy definition': 'create delete list show update',
  resource: 'create delete invoke-action link list lock move patch show tag update wait',
  role: 'assignment definition deny-assignment',
  'role assignment': 'create delete list list-changelogs update',
  'role definition': 'create delete list show update',
  storage: `account blob container container-rm copy cors directory entity file fs logging message metrics queue remove share
    share-rm table`,
  'storage account': `blob-inventory-policy blob-service-properties check-name create delete encryption-scope failover
    file-service-properties generate-sas hns-migration keys list local-user management-policy migration network-rule or-policy
    private-endpoint-connection private-link-resource revoke-delegation-keys show show-connection-string show-usage update`,
  'storage account keys': 'list renew',
  'storage blob': `access copy delete delete-batch directory download download-batch exists filter generate-sas
    immutability-policy incremental-copy lease list metadata query restore rewrite service-properties set-legal-hold set-tier
    show snapshot sync tag undelete update upload upload-batch url`,
  'storage container': `create delete exists generate-sas immutability-policy lease legal-hold list metadata policy restore
    set-permission show show-permission`,
  vm: `application assess-patches auto-shutdown availability-set boot-diagnostics capture convert create deallocate delete
    diagnostics disk encryption extension generalize get-instance-view host identity image install-patches list
    list-ip-addresses list-sizes list-skus list-usage list-vm-resize-options monitor nic open-port perform-maintenance reapply
    redeploy reimage resize restart run-command secret show simulate-eviction start stop unmanaged-disk update user wait`,
  'vm identity': 'assign remove show',
  webapp: `auth browse config connection cors create create-remote-connection delete deleted deploy deployment
    hybrid-connection identity list list-instances list-runtimes log restart show sitecontainers ssh start stop
    traffic-routing up update vnet-integration webjob`,
  'webapp identity': 'assign remove show',
};

/** The real CLI's words behind a group's path, or none where the lab has no list of them. */
export function realWords(path: string): readonly string[] {
  return WORDS[path]?.split(/\s+/) ?? [];
}

/** Where somebody who wants a group that is not modelled does best to look: a modelled command for the same purpose. */
const STAND_INS: Readonly<Record<string, string>> = {
  acr: 'storage account create',
  aks: 'vm create',
  appconfig: 'keyvault secret set',
  container: 'vm create',
  containerapp: 'webapp create',
  functionapp: 'webapp create',
  logicapp: 'webapp create',
  staticwebapp: 'webapp create',
  vmss: 'vm create',
};

/** The path of the modelled command that serves the same purpose as a real group that is not modelled, if one does. */
export function standInFor(word: string): string | undefined {
  return STAND_INS[word];
}
