# Forbid user-assigned identities in one resource group. [F22, F23, E.8]
az group create -n rg-strict -l westeurope -o none
az group create -n rg-free -l westeurope -o none
echo '{"if":{"field":"type","equals":"Microsoft.ManagedIdentity/userAssignedIdentities"},"then":{"effect":"deny"}}' > rule.json
az policy definition create -n no-identities --mode All --rules rule.json --query policyType -o tsv
# => Custom
az policy assignment create -n no-identities --policy no-identities -g rg-strict -o none
clock +5m
az identity create -g rg-strict -n id-app
# => RequestDisallowedByPolicy
# => Resource 'id-app' was disallowed by policy.
# exit 1
az identity create -g rg-free -n id-app --query name -o tsv
# => id-app
az vm create -g rg-strict -n vm-web --image Ubuntu2204 --assign-identity --query 'identity.systemAssignedIdentity != null'
# => true
