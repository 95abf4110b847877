import type { ArmId } from './arm-id.ts';

/** A grant of a role to a principal at a scope. Times in epoch milliseconds. */
export interface RoleAssignment {
  readonly id: ArmId;
  readonly name: string;
  readonly scope: ArmId;
  /** The GUID of the role definition. */
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType: 'User' | 'ServicePrincipal' | 'Group';
  readonly createdAt: number;
  readonly createdBy: string;
  /** Targets honour it from here on: 1 to 10 minutes after it was made. [F38, G-09] */
  readonly effectiveAt: number;
  /** Removed at; targets still honour it until `lapsesAt`. A removed assignment is no longer listed. */
  readonly removedAt?: number;
  readonly lapsesAt?: number;
}

/** Whether a target honours the assignment at this moment. */
export function isInEffect(assignment: RoleAssignment, now: number): boolean {
  return assignment.effectiveAt <= now && (assignment.lapsesAt === undefined || now < assignment.lapsesAt);
}
