/**
 * Trust in tokens of another issuer: whoever brings one with this issuer, subject and audience gets a token of the identity.
 * Nothing is checked when it is made; what does not fit fails at the exchange. [B-15]
 */
export interface FederatedCredential {
  readonly name: string;
  readonly issuer: string;
  /** Compared with regard to case. */
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** Federated credentials of one identity or one app registration. [B-15, E.9] */
export const FEDERATED_CREDENTIALS_MOST = 20;
