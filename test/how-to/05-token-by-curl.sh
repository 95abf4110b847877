# Ask the metadata endpoint of a machine for a token, as any process on it can. [C.1, C.2, F32]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
ssh vm-web
curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/" | jq -r '.token_type, .resource, .expires_in'
# => Bearer
# => https://management.azure.com/
# => 86400
curl -s "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/"
# => {"error":"invalid_request","error_description":"Required metadata header not specified"}
curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
# => invalid_request
