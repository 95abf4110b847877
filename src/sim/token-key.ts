/** The key of `World.tokenCache`: one token for one identity and one resource URI. */
export const tokenKey = (principalId: string, resource: string): string => `${principalId} ${resource}`;
