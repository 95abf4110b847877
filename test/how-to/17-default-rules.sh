# Which identity answers when nobody is named: the own one, the only one, or none. [F27, F28, F29]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-one -o none
az identity create -g rg-app -n id-two -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity id-one -o none
ask() { ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net"'; }
ask | jwt --json - | jq -r .claims.xms_mirid
# => userAssignedIdentities/id-one
az vm identity assign -g rg-app -n vm-web --identities id-two -o none
ask
# => Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request
why
# => F29
az vm identity assign -g rg-app -n vm-web -o none
ask | jwt --json - | jq -r .claims.xms_mirid
# => virtualMachines/vm-web
