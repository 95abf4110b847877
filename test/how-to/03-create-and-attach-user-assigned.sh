# Create a user-assigned identity and attach it to two machines. [B-01, F18]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-reports
# => "name": "id-reports"
# => "type": "Microsoft.ManagedIdentity/userAssignedIdentities"
az vm create -g rg-app -n vm-one --image Ubuntu2204 -o none
az vm create -g rg-app -n vm-two --image Ubuntu2204 --assign-identity id-reports -o none
az vm identity assign -g rg-app -n vm-one --identities id-reports -o none
for VM in vm-one vm-two; do az vm identity show -g rg-app -n $VM --query type -o tsv; done
# => UserAssigned
az vm identity assign -g rg-app -n vm-one --identities id-missing
# => FailedIdentityOperation
# exit 1
