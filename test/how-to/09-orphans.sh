# What was granted to a deleted identity stays behind: find it and clean up. [B-08, F39]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-reports -o none
PRINCIPAL=$(az identity show -g rg-app -n id-reports --query principalId -o tsv)
SCOPE=$(az group show -n rg-app --query id -o tsv)
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role Reader --scope $SCOPE -o none
az identity delete -g rg-app -n id-reports
az role assignment list --scope $SCOPE --query "[?principalName==''].id" -o tsv
# => /roleAssignments/
az role assignment delete --ids $(az role assignment list --scope $SCOPE --query "[?principalName==''].id" -o tsv)
az role assignment list --scope $SCOPE --query "length([?principalName==''])"
# => 0
