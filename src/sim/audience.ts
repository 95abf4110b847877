/** The service that a token's audience stands for. */
export type AudienceService = 'ARM' | 'Storage' | 'Key Vault' | 'Microsoft Graph' | 'Azure SQL' | 'Token exchange';

const AUDIENCES: ReadonlyMap<string, AudienceService> = new Map([
  ['https://management.azure.com', 'ARM'],
  ['https://management.core.windows.net', 'ARM'],
  ['https://storage.azure.com', 'Storage'],
  ['https://vault.azure.net', 'Key Vault'],
  ['https://graph.microsoft.com', 'Microsoft Graph'],
  ['https://database.windows.net', 'Azure SQL'],
  ['api://azureadtokenexchange', 'Token exchange'],
]);

const BLOB_ENDPOINT = /^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net$/;

/**
 * The service behind a resource URI, with or without its trailing slash; undefined where the directory knows none by this
 * name and answers AADSTS500011. A real directory knows many more. [C.1, C.4]
 */
export function audienceService(resource: string): AudienceService | undefined {
  const lower = resource.toLowerCase();
  const uri = lower.endsWith('/') ? lower.slice(0, -1) : lower;
  return AUDIENCES.get(uri) ?? (BLOB_ENDPOINT.test(uri) ? 'Storage' : undefined);
}
