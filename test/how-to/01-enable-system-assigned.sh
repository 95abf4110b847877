# Turn on the system-assigned identity of a virtual machine that exists already. [F13, F17]
az group create --name rg-app --location westeurope --output none
az vm create --resource-group rg-app --name vm-web --image Ubuntu2204 --output none
az vm identity show --resource-group rg-app --name vm-web
# =>| nothing
az vm identity assign --resource-group rg-app --name vm-web
# => "systemAssignedIdentity": "
az vm show -g rg-app -n vm-web --query identity.type -o tsv
# => SystemAssigned
PRINCIPAL=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
az ad sp show --id $PRINCIPAL --query '[displayName, servicePrincipalType]' -o tsv
# => vm-web
# => ManagedIdentity
