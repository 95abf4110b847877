# Give an identity a permission of Microsoft Graph; it stands in the next token, not in the one at hand. [F25, B-10]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
PRINCIPAL=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
GRAPH=$(az ad sp list --filter "appId eq '00000003-0000-0000-c000-000000000000'" --query '[0].id' -o tsv)
ROLE=$(az ad sp show --id $GRAPH --query "appRoles[?value=='User.Read.All'].id" -o tsv)
ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://graph.microsoft.com/"' | jwt --json - | jq -c .claims.roles
# => null
az rest -m POST -u https://graph.microsoft.com/v1.0/servicePrincipals/$PRINCIPAL/appRoleAssignments -b "{\"principalId\":\"$PRINCIPAL\",\"resourceId\":\"$GRAPH\",\"appRoleId\":\"$ROLE\"}" -o none
ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://graph.microsoft.com/"' | jwt --json - | jq -c .claims.roles
# => null
clock +24h
ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://graph.microsoft.com/"' | jwt --json - | jq -c .claims.roles
# => ["User.Read.All"]
