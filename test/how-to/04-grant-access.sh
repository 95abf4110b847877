# Grant an identity a role on one storage account, and look at what was granted. [F02, F20]
az group create -n rg-app -l westeurope -o none
az storage account create -g rg-app -n streports -o none
az identity create -g rg-app -n id-reports -o none
PRINCIPAL=$(az identity show -g rg-app -n id-reports --query principalId -o tsv)
SCOPE=$(az storage account show -g rg-app -n streports --query id -o tsv)
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $SCOPE --query principalType -o tsv
# => ServicePrincipal
sleep 60
az role assignment list --all --assignee $PRINCIPAL -o table
# => Principal
# => Storage Blob Data Reader
# => /storageAccounts/streports
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role "Storage Blob Reader" --scope $SCOPE
# => Role 'Storage Blob Reader' doesn't exist.
# exit 1
