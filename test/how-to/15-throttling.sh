# Twenty token requests a second and five at once, for each machine. [F35]
az group create -n rg-app -l westeurope -o none
az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none
ssh vm-web
for i in {1..21}; do curl -s -o /dev/null -w '%{http_code}\n' -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net"; done | sort | uniq -c
# => 20 200
# => 1 429
sleep 1
burst 7 -- curl -s -o /dev/null -w '%{http_code}\n' -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net"
# => 429
