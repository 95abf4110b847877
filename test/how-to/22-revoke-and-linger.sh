# A grant that was taken away is honoured for some minutes more. [F38, G-09]
az group create -n rg-app -l westeurope -o none
SCOPE=$(az group show -n rg-app --query id -o tsv)
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity --role Reader --scope $SCOPE -o none
clock +10m
PRINCIPAL=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
read_group() { ssh vm-web 'curl -s -o /dev/null -w "%{http_code}\n" -H "Authorization: Bearer $(curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/" | jq -r .access_token)" "https://management.azure.com'$SCOPE'?api-version=2021-04-01"'; }
read_group
# => 200
az role assignment delete --assignee $PRINCIPAL --role Reader --scope $SCOPE
read_group
# => 200
clock +10m
read_group
# => 403
