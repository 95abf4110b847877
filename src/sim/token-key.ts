/** The last key: a request looks a token up by it, and then keeps the new one under it. */
let last = { principalId: '', resource: '', key: ' ' };

/** The key of `World.tokenCache`: one token for one identity and one resource URI. */
export function tokenKey(principalId: string, resource: string): string {
  if (last.principalId !== principalId || last.resource !== resource) {
    last = { principalId, resource, key: `${principalId} ${resource}` };
  }
  return last.key;
}
