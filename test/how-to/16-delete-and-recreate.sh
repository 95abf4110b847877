# A deleted identity gets no tokens, an old token lives on, and a namesake is somebody else, who must be attached. [F33, F39, F40, B-08]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-app -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity id-app -o none
BEFORE=$(az identity show -g rg-app -n id-app --query principalId -o tsv)
az role assignment create --assignee-object-id $BEFORE --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none
clock +10m
TOKEN=$(ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/"' | jq -r .access_token)
az identity delete -g rg-app -n id-app
ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net"'
# => Identity not found
curl -s -o /dev/null -w '%{http_code}\n' -H "Authorization: Bearer $TOKEN" "https://management.azure.com$(az group show -n rg-app --query id -o tsv)?api-version=2021-04-01"
# => 200
az identity create -g rg-app -n id-app -o none
AFTER=$(az identity show -g rg-app -n id-app --query principalId -o tsv)
[ "$BEFORE" != "$AFTER" ] && echo another principal
# => another principal
sleep 60
az role assignment list --all --assignee $AFTER --query 'length(@)'
# => 0
ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net"'
# => Identity not found
az vm identity assign -g rg-app -n vm-web --identities id-app -o none
ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net" | jq -r .token_type'
# => Bearer
