# Sign the CLI in as the machine. [F.3]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none
clock +10m
ssh vm-web
az group list
# => Please run 'az login' to setup account.
# exit 1
az login --identity -o none
az account show --query user.name -o tsv
# => systemAssignedIdentity
az group show -n rg-app --query name -o tsv
# => rg-app
az group delete -n rg-app --yes
# => AuthorizationFailed
# exit 1
