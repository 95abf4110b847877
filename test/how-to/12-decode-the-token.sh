# What stands in a token, and how long it is good for. [D.2, D.3]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
ssh vm-web
TOKEN=$(curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://storage.azure.com/" | jq -r .access_token)
jwt $TOKEN
# => "aud": "https://storage.azure.com/"
# => "idtyp": "app"
# => valid: signed with the fake tenant's key
# => valid for 23 h 59 min more
jwt --json $TOKEN | jq -r '.claims.exp - .claims.iat'
# => 86700
jwt --json $TOKEN | jq -r '.claims.xms_mirid'
# => /resourcegroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-web
