# Let a machine read one container without any secret. [F08, F10, B-19]
az group create -n rg-app -l westeurope -o none
az storage account create -g rg-app -n streports -o none
KEY=$(az storage account keys list -g rg-app -n streports --query '[0].value' -o tsv)
az storage container create --account-name streports -n reports --account-key $KEY -o none
echo 'figures of the first quarter' > q1.txt
az storage blob upload --account-name streports -c reports -n q1.txt -f q1.txt --account-key $KEY -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
PRINCIPAL=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)
SCOPE=$(az storage account show -g rg-app -n streports --query id -o tsv)/blobServices/default/containers/reports
az role assignment create --assignee-object-id $PRINCIPAL --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $SCOPE -o none
clock +10m
ssh vm-web
TOKEN=$(curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://storage.azure.com/" | jq -r .access_token)
curl -s -H "Authorization: Bearer $TOKEN" -H "x-ms-version: 2021-08-06" https://streports.blob.core.windows.net/reports/q1.txt
# => figures of the first quarter
curl -s -o answer.xml -w '%{http_code}\n' -X PUT -H "x-ms-blob-type: BlockBlob" -H "Authorization: Bearer $TOKEN" -H "x-ms-version: 2021-08-06" -d changed https://streports.blob.core.windows.net/reports/q1.txt
# => 403
grep -o AuthorizationPermissionMismatch answer.xml
# => AuthorizationPermissionMismatch
