# One dead reference stops every later change of the machine, until it is removed. [E.2, E.7]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-old -o none
az identity create -g rg-app -n id-new -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity id-old -o none
az identity delete -g rg-app -n id-old
az vm identity assign -g rg-app -n vm-web --identities id-new
# => LinkedAuthorizationFailed
# => or the linked scope(s) are invalid.
# exit 1
az vm identity remove -g rg-app -n vm-web --identities id-old -o none
az vm identity assign -g rg-app -n vm-web --identities id-new -o none
az vm identity show -g rg-app -n vm-web --query 'keys(userAssignedIdentities)' -o tsv
# => userAssignedIdentities/id-new
