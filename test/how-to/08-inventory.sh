# Who has a system-assigned identity? The usual query misses those that have both kinds. [F16, G-11]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-reports -o none
az vm create -g rg-app -n vm-own --image Ubuntu2204 --assign-identity -o none
az vm create -g rg-app -n vm-both --image Ubuntu2204 --assign-identity [system] id-reports -o none
az vm create -g rg-app -n vm-none --image Ubuntu2204 -o none
az resource list --query "[?identity.type=='SystemAssigned'].{Name:name,  principalId:identity.principalId}" --output table
# => Name    PrincipalId
# => vm-own
# =! vm-both
az resource list --query "[?contains(identity.type||'','SystemAssigned')].{Name:name, principalId:identity.principalId}" --output table
# => vm-own
# => vm-both
# =! vm-none
