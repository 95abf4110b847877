# Trust tokens of another issuer as a user-assigned identity. [B-15]
az group create -n rg-app -l westeurope -o none
az identity create -g rg-app -n id-deploy -o none
az identity federated-credential create -g rg-app --identity-name id-deploy -n fc-build --issuer https://token.actions.githubusercontent.com --subject repo:contoso/app:ref:refs/heads/main --audiences api://AzureADTokenExchange --query name -o tsv
# => fc-build
az identity federated-credential list -g rg-app --identity-name id-deploy --query '[].subject' -o tsv
# => repo:contoso/app:ref:refs/heads/main
az identity federated-credential delete -g rg-app --identity-name id-deploy -n fc-build --yes
az identity federated-credential list -g rg-app --identity-name id-deploy --query 'length(@)'
# => 0
