# Off and on again is another identity: the grants are lost. [B-16, F33]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none
OLD=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
az vm identity remove -g rg-app -n vm-web -o none
az vm identity assign -g rg-app -n vm-web -o none
NEW=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
[ "$OLD" != "$NEW" ] && echo a new principal id
# => a new principal id
sleep 60
az role assignment list --all --assignee $NEW --query 'length(@)'
# => 0
az ad sp show --id $OLD
# => does not exist or one of its queried reference-property objects are not present
# exit 3
