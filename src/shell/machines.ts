import type { ArmId } from '../sim/arm-id.ts';
import { identityType, type Resource } from '../sim/resource.ts';
import { resourceOfType } from '../sim/resource-queries.ts';
import type { World } from '../sim/world.ts';
import type { Account, Environment } from './shell-state.ts';

/** The name of the operator's own machine among the environments. */
export const OPERATOR_MACHINE = 'operator';

/** What a fresh machine is made of. */
interface MachineDescription {
  readonly host: string | undefined;
  readonly hostName: string;
  readonly userName: string;
  readonly createdAt: number;
  readonly account: Account | undefined;
}

function machine({ host, hostName, userName, createdAt, account }: MachineDescription): Environment {
  const home = `/home/${userName}`;
  return {
    host,
    hostName,
    userName,
    variables: {
      HOME: home,
      HOSTNAME: hostName,
      LANG: 'C.UTF-8',
      LOGNAME: userName,
      PATH: '/usr/local/bin:/usr/bin:/bin',
      PWD: home,
      SHELL: '/bin/bash',
      TERM: 'xterm-256color',
      USER: userName,
    },
    arrays: new Map(),
    workingDirectory: home,
    functions: new Map(),
    files: new Map([
      ['/home', { kind: 'directory', mode: 0o755, modifiedAt: createdAt }],
      [home, { kind: 'directory', mode: 0o755, modifiedAt: createdAt }],
      ['/tmp', { kind: 'directory', mode: 0o1777, modifiedAt: createdAt }],
    ]),
    exitCode: 0,
    account,
  };
}

/** The operator's own machine, outside of Azure; `az` is signed in there. */
export function operatorMachine(world: World, userName: string, account: Account): Environment {
  return machine({ host: undefined, hostName: OPERATOR_MACHINE, userName, createdAt: world.now, account });
}

/** A machine in Azure as `ssh` finds it the first time: nobody is signed in. */
export function hostMachine(world: World, resource: Resource): Environment {
  const { id, name } = resource;
  const fresh = machine({
    host: id,
    hostName: name,
    userName: 'azureuser',
    createdAt: world.now,
    account: undefined,
  });
  return withPlatformVariables(fresh, world);
}

const PLATFORM_VARIABLES = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'MSI_ENDPOINT', 'MSI_SECRET'];

/** A web app that has an identity is told where to ask for tokens, and the secret that it must show there. [C.6] */
function platformVariables(world: World, host: ArmId): Readonly<Record<string, string>> {
  const site = resourceOfType(world, host, 'Microsoft.Web/sites');
  if (!site || identityType(site.identity) === undefined) return {};
  const { identityEndpoint, identityHeader } = site.properties;
  return {
    IDENTITY_ENDPOINT: identityEndpoint,
    IDENTITY_HEADER: identityHeader,
    MSI_ENDPOINT: identityEndpoint,
    MSI_SECRET: identityHeader,
  };
}

/** The machine with what the platform sets in its environment at this moment. */
export function withPlatformVariables(environment: Environment, world: World): Environment {
  if (environment.host === undefined) return environment;
  const own = Object.entries(environment.variables).filter(([name]) => !PLATFORM_VARIABLES.includes(name));
  return { ...environment, variables: { ...Object.fromEntries(own), ...platformVariables(world, environment.host) } };
}
