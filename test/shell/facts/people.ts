import { createSandbox } from '../../../src/shell/create-sandbox.ts';
import { runLine } from '../../../src/shell/run-line.ts';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import type { WorldHeader } from '../../../src/sim/genesis.ts';
import type { World } from '../../../src/sim/world.ts';
import { printedBy } from '../typing.ts';

export const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\n$/;

/** Types lines that all have to succeed; throws what the first failing one printed. */
export async function typed(lines: readonly string[], from: Sandbox): Promise<Sandbox> {
  let sandbox = from;
  for (const line of lines) {
    const result = await runLine(sandbox, line);
    if (result.exitCode !== 0) throw new Error(`${line}\n${printedBy(result)}`);
    sandbox = result.sandbox;
  }
  return sandbox;
}

export const sandboxOf = (header: Partial<WorldHeader> = {}): Sandbox =>
  createSandbox({ propagation: 'instant', ...header });

/** The operator in front of a tenant in which these people are. */
export function people(names: readonly string[], from: Sandbox = sandboxOf()): Promise<Sandbox> {
  const create = (name: string): string =>
    `az ad user create --display-name ${name} --user-principal-name ${name}@contoso.com --password Lab.2026.pw -o none`;
  return typed(names.map(create), from);
}

/** A machine vm-web and an identity id-app in rg-app, and a person with these roles at the group signed in. */
export async function signedInAs(name: string, roles: readonly string[]): Promise<Sandbox> {
  const grant = (role: string): string =>
    `az role assignment create --assignee ${name}@contoso.com --role "${role}" --scope $(az group show -n rg-app --query id -o tsv) -o none`;
  return typed(
    [
      'az group create -n rg-app -l westeurope -o none',
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none',
      'az identity create -g rg-app -n id-app -o none',
      ...roles.map(grant),
      `az login --username ${name}@contoso.com -o none`,
    ],
    await people([name]),
  );
}

/** The object id of the user with this sign-in name, or of the principal with this display name. */
export function idIn({ world: { principals } }: Sandbox, name: string): string {
  for (const one of principals.values()) {
    if (one.displayName === name || (one.kind === 'user' && one.userPrincipalName === name)) return one.objectId;
  }
  throw new Error(`nobody is called ${name}`);
}

export function world(sandbox: Sandbox): World & { readonly subscriptionId: string } {
  return { ...sandbox.world, subscriptionId: [...sandbox.world.subscriptions.keys()][0] ?? '' };
}
