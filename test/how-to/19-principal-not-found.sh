# Granting to an identity that is seconds old, and the cure. [B-07]
az group create -n rg-app -l westeurope -o none
SCOPE=$(az group show -n rg-app --query id -o tsv)
az identity create -g rg-app -n id-new -o none; az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-new --query principalId -o tsv) --role Reader --scope $SCOPE
# => PrincipalNotFound
# => does not exist in the directory
# exit 1
az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-new --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role Reader --scope $SCOPE --query principalType -o tsv
# => ServicePrincipal
