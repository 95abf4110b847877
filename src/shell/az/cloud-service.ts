import { resourceId } from '../../sim/arm-id.ts';
import { location, name, required, resourceGroup } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';

const cloudService: AzGroup = {
  path: 'cloud-service',
  summary: 'Cloud Services (classic), which has no managed identities.',
};

const cloudServiceCreate: AzCommand = {
  path: 'cloud-service create',
  summary: 'Refused: Cloud Services (classic) does not support managed identities.',
  description: 'The service was retired in August 2024. The lab keeps the command to say so.',
  arguments: [required(name('The cloud service name.')), required(resourceGroup), location],
  examples: [{ does: 'See why it is refused.', line: 'az cloud-service create -g rg-app -n cs-app' }],
  run: (az) => {
    const resourceType = 'Microsoft.ClassicCompute/domainNames';
    const id = resourceId({ ...az.target, type: resourceType });
    return az.send({ type: 'unsupportedResource.create', id, resourceType });
  },
};

export const cloudServiceCommands: AzCommandModule = {
  groups: [cloudService],
  commands: [cloudServiceCreate],
};
