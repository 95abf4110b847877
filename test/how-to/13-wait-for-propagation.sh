# A grant takes up to ten minutes to arrive; asking for another token does not help. [F38, G-09]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
PRINCIPAL=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
SCOPE=$(az group show -n rg-app --query id -o tsv)
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role Reader --scope $SCOPE -o none
ssh vm-web 'curl -s -H "Authorization: Bearer $(curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/" | jq -r .access_token)" "https://management.azure.com'$SCOPE'?api-version=2021-04-01"'
# => AuthorizationFailed
why
# => not yet in effect
clock to propagation
# => Reader for vm-web at resource group rg-app takes effect
ssh vm-web 'curl -s -H "Authorization: Bearer $(curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/" | jq -r .access_token)" "https://management.azure.com'$SCOPE'?api-version=2021-04-01"'
# => "name":"rg-app"
