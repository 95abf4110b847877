/** What a token of another issuer says of itself, its signature verified by an edge. Times in epoch seconds. */
export interface Assertion {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly exp: number;
}
