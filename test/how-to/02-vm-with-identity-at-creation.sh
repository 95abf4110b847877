# Create a machine that has its identity, and a role, from the first minute. [F08, F17]
az group create -n rg-app -l westeurope -o none
SCOPE=$(az group show -n rg-app --query id -o tsv)
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity --role Reader --scope $SCOPE
# => "role": "Reader"
# => "systemAssignedIdentity": "
az role assignment list --scope $SCOPE --query '[].roleDefinitionName' -o tsv
# => Reader
