# For 24 hours the platform hands out the same token, and a refresh cannot be forced. [F38, G-08]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
ssh vm-web
ask() { curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=$1"; }
FIRST=$(ask https://vault.azure.net | jq -r .access_token)
clock +23h
SECOND=$(ask https://vault.azure.net | jq -r .access_token)
[ "$FIRST" = "$SECOND" ] && echo the same token
# => the same token
ask https://vault.azure.net | jq -r .expires_in
# => 359
clock +1h
THIRD=$(ask https://vault.azure.net | jq -r .access_token)
[ "$FIRST" = "$THIRD" ] || echo a new token
# => a new token
