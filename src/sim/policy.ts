import type { ArmId } from './arm-id.ts';
import type { JsonObject } from './json.ts';

/** A rule that may be assigned; `rule` is the `policyRule` as it was given. [E.8] */
export interface PolicyDefinition {
  readonly id: ArmId;
  readonly name: string;
  readonly displayName: string | null;
  readonly description: string | null;
  readonly mode: string;
  readonly rule: JsonObject;
  /** Declarations by name: `{ type, defaultValue, … }`. */
  readonly parameters: JsonObject;
  readonly metadata: JsonObject;
}

/** A definition at work at a scope and below. Times in epoch milliseconds. [F23] */
export interface PolicyAssignment {
  readonly id: ArmId;
  readonly name: string;
  readonly displayName: string | null;
  readonly description: string | null;
  readonly scope: ArmId;
  readonly notScopes: readonly ArmId[];
  readonly enforcementMode: 'Default' | 'DoNotEnforce';
  readonly policyDefinitionId: ArmId;
  /** Values by name: `{ value }`. */
  readonly parameters: JsonObject;
  readonly createdAt: number;
  readonly createdBy: string;
  /** ARM applies it from here on, about 5 minutes after it was made. */
  readonly effectiveAt: number;
}
