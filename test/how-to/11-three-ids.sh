# One identity, three ids: which one goes where. [B-03]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-app -o none
CLIENT=$(az identity show -g rg-app -n id-app --query clientId -o tsv)
PRINCIPAL=$(az identity show -g rg-app -n id-app --query principalId -o tsv)
ID=$(az identity show -g rg-app -n id-app --query id -o tsv)
az ad sp show --id $CLIENT --query id -o tsv | grep -c $PRINCIPAL
# => 1
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity $ID -o none
SCOPE=$(az group show -n rg-app --query id -o tsv)
clock +1m
az role assignment create --assignee-object-id $CLIENT --role Reader --scope $SCOPE
# => PrincipalNotFound
# exit 1
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role Reader --scope $SCOPE -o none
for NAME in "client_id=$CLIENT" "object_id=$PRINCIPAL" "msi_res_id=$ID"; do ssh vm-web "curl -s -H Metadata:true 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&$NAME'" | jq -r .token_type; done
# => Bearer
ssh vm-web "curl -s -H Metadata:true 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&client_id=$PRINCIPAL'"
# => Identity not found
