# A web app with an identity asks at an address of its own, and never gets the only user-assigned one by default. [C.6, G-05]
az group create -n rg-app -l westeurope -o none
az appservice plan create -g rg-app -n plan -o none
az webapp create -g rg-app -p plan -n app-shop -o none
az identity create -g rg-app -n id-shop -o none
az webapp identity assign -g rg-app -n app-shop --identities $(az identity show -g rg-app -n id-shop --query id -o tsv) --query type -o tsv
# => UserAssigned
ssh app-shop 'curl -s "$IDENTITY_ENDPOINT?resource=https://vault.azure.net&api-version=2019-08-01" -H "X-IDENTITY-HEADER: $IDENTITY_HEADER"'
# => Unable to load requested managed identity.
CLIENT=$(az identity show -g rg-app -n id-shop --query clientId -o tsv)
ssh app-shop 'curl -s "$IDENTITY_ENDPOINT?resource=https://vault.azure.net&api-version=2019-08-01&client_id='$CLIENT'" -H "X-IDENTITY-HEADER: $IDENTITY_HEADER"' | jq -r .token_type
# => Bearer
az webapp identity assign -g rg-app -n app-shop --query type -o tsv
# => SystemAssigned, UserAssigned
ssh app-shop 'curl -s "$IDENTITY_ENDPOINT?resource=https://vault.azure.net&api-version=2019-08-01" -H "X-IDENTITY-HEADER: $IDENTITY_HEADER"' | jq -r .resource
# => https://vault.azure.net
