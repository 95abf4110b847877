# Attach an identity by a request of your own, as the SDKs do. [E.1, F18]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-app -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none
ID=$(az identity show -g rg-app -n id-app --query id -o tsv)
VM=$(az vm show -g rg-app -n vm-web --query id -o tsv)
az rest -m PATCH -u "$VM?api-version=2024-07-01" -b "{\"identity\":{\"type\":\"SystemAssigned, UserAssigned\",\"userAssignedIdentities\":{\"$ID\":{}}}}" --query identity.type -o tsv
# => SystemAssigned, UserAssigned
az rest -m GET -u "$VM?api-version=2024-07-01" --query 'length(keys(identity.userAssignedIdentities))'
# => 1
az rest -m GET -u "/subscriptions/{subscriptionId}/resourceGroups/rg-none?api-version=2021-04-01"
# => ERROR: Not Found(
# exit 1
