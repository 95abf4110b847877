import { resourceGroupScope, resourceId, subscriptionScope } from '../../src/sim/arm-id.ts';
import { createWorld, type WorldHeader } from '../../src/sim/genesis.ts';
import type { JsonObject } from '../../src/sim/json.ts';
import { errorOf, type ServiceError } from '../../src/sim/reply.ts';
import { findResource } from '../../src/sim/resource-queries.ts';
import { type Command, type Outcome, step } from '../../src/sim/tenant.ts';
import { type Draft, fork } from '../../src/sim/world.ts';

export const VM = 'Microsoft.Compute/virtualMachines';
export const UAMI = 'Microsoft.ManagedIdentity/userAssignedIdentities';

type Distributed<Union> = Union extends { readonly caller: string }
  ? Omit<Union, 'caller'> & { readonly caller?: string }
  : Union;

/** A command of a test: the operator sends it unless it says who does. */
export type TestCommand = Distributed<Command>;
export type TestCommandOf<Type extends Command['type']> = Extract<TestCommand, { readonly type: Type }>;

/** A tenant with rg-app in it, driven by commands alone. */
export class LabTenant {
  readonly draft: Draft;
  readonly operatorId: string;
  readonly subscriptionId: string;

  constructor(header: Partial<WorldHeader> = {}) {
    const { world, operatorId, subscriptionId } = createWorld({ propagation: 'instant', ...header });
    this.draft = fork(world);
    this.operatorId = operatorId;
    this.subscriptionId = subscriptionId;
    this.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-app', location: 'westeurope', tags: {} });
  }

  run(command: TestCommand): Outcome {
    return step(this.draft, { caller: this.operatorId, ...command } as Command);
  }

  /** Runs a command that has to succeed and gives its body. */
  ok(command: TestCommand): JsonObject {
    const { reply } = this.run(command);
    if (reply.status >= 400) throw new Error(`${command.type}: ${JSON.stringify(reply.body)}`);
    return reply.body as JsonObject;
  }

  /** Runs a command that has to be refused and gives the error. */
  refused(command: TestCommand): ServiceError {
    const error = errorOf(this.run(command).reply);
    if (!error) throw new Error(`${command.type} was not refused`);
    return error;
  }

  wait(milliseconds: number): void {
    this.run({ type: 'clock.advance', milliseconds });
  }

  get subscription(): string {
    return subscriptionScope(this.subscriptionId);
  }

  get group(): string {
    return resourceGroupScope(this.subscriptionId, 'rg-app');
  }

  id(type: string, name: string): string {
    return resourceId({ subscriptionId: this.subscriptionId, resourceGroup: 'rg-app', type, name });
  }

  /** How a command names something in rg-app. */
  named(name: string): { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string } {
    return { subscriptionId: this.subscriptionId, resourceGroup: 'rg-app', name };
  }

  machine(name: string, systemAssigned = false, userAssigned: readonly string[] = []): string {
    const identity = { systemAssigned, userAssigned };
    const machine = { size: 'Standard_B1s', image: 'Ubuntu2404', tags: {}, identity };
    this.ok({ type: 'virtualMachine.create', ...this.named(name), ...machine });
    return this.id(VM, name);
  }

  identity(name: string): { readonly id: string; readonly principalId: string; readonly clientId: string } {
    this.ok({ type: 'userAssignedIdentity.create', ...this.named(name), tags: {} });
    const found = findResource(this.draft, { type: UAMI, name });
    if (!found) throw new Error(`no identity ${name}`);
    return { id: found.id, ...found.properties };
  }

  grant(role: string, principalId: string, scope = this.group): string {
    const created = this.ok({ type: 'roleAssignment.create', scope, roleDefinitionId: role, principalId });
    return String(created.id);
  }

  /** A person of the tenant with these roles, at rg-app unless said otherwise; gives the object id. */
  colleague(name: string, roles: readonly string[] = [], scope = this.group): string {
    const objectId = `00000000-0000-4000-8000-${String(this.draft.principals.size).padStart(12, '0')}`;
    this.draft.principals.set(objectId, {
      kind: 'user',
      objectId,
      tenantId: this.draft.homeTenantId,
      displayName: name,
      userPrincipalName: `${name}@contoso.com`,
      createdAt: this.draft.now,
    });
    for (const role of roles) this.grant(role, objectId, scope);
    return objectId;
  }
}
