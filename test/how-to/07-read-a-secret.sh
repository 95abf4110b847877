# Read a secret of a vault in RBAC mode with the machine's own identity. [B-11, E.7]
az group create -n rg-app -l westeurope -o none
az keyvault create -g rg-app -n kv-app --enable-rbac-authorization true -o none
ME=$(az ad signed-in-user show --query id -o tsv)
VAULT=$(az keyvault show -n kv-app --query id -o tsv)
az role assignment create --assignee-object-id $ME --assignee-principal-type User --role "Key Vault Secrets Officer" --scope $VAULT -o none
clock +10m
az keyvault secret set --vault-name kv-app -n db-password --value s3same -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
PRINCIPAL=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
ssh vm-web 'az login --identity -o none --allow-no-subscriptions; az keyvault secret show --vault-name kv-app -n db-password'
# => ForbiddenByRbac
# exit 1
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role "Key Vault Secrets User" --scope $VAULT -o none
clock to propagation
ssh vm-web 'az keyvault secret show --vault-name kv-app -n db-password --query value -o tsv'
# => s3same
