import type { ArmId } from './arm-id.ts';

/** The latest version of a secret in a vault. Times in epoch milliseconds. */
export interface Secret {
  readonly name: string;
  readonly value: string;
  /** 32 hexadecimal digits; a new one with every value. */
  readonly version: string;
  readonly createdAt: number;
}

/** The scope of a secret, at which a role can be assigned. */
export function secretScope(vaultId: ArmId, secret: string): ArmId {
  return `${vaultId}/secrets/${secret}`;
}
