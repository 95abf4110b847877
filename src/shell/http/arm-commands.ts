import { type ArmCall, type ArmCommands, tagsIn, textIn, textsIn } from '../arm-call.ts';
import { authorizationCommands } from './arm-authorization-calls.ts';
import { providerCommands } from './arm-resource-calls.ts';

/** One resource group: read, made or changed, deleted, emptied into another. */
function groupCommands(call: ArmCall, subscriptionId: string, name: string): ArmCommands {
  const { method, body, sender } = call;
  const named = { ...sender, subscriptionId, name };
  switch (method) {
    case 'GET':
      return [{ type: 'resourceGroup.get', ...named }];
    case 'DELETE':
      return [{ type: 'resourceGroup.delete', ...named }];
    case 'PUT': {
      const location = textIn(body, 'location') ?? '';
      return [{ type: 'resourceGroup.create', ...named, location, tags: tagsIn(body) }];
    }
    default:
      return undefined;
  }
}

function moveCommands({ sender, body }: ArmCall, subscriptionId: string, resourceGroup: string): ArmCommands {
  const resourceIds = textsIn(body, 'resources');
  const targetGroupId = textIn(body, 'targetResourceGroup') ?? '';
  return [{ type: 'resource.move', ...sender, subscriptionId, resourceGroup, resourceIds, targetGroupId }];
}

/** `/subscriptions/{id}/resourcegroups/{name}/{last}`, and the collection itself. */
function groupPathCommands(call: ArmCall, subscriptionId: string, names: readonly string[]): ArmCommands {
  const { method, sender } = call;
  const [group, last, ...more] = names;
  if (more.length > 0) return undefined;
  if (group === undefined)
    return method === 'GET' ? [{ type: 'resourceGroup.list', ...sender, subscriptionId }] : undefined;
  if (last === undefined) return groupCommands(call, subscriptionId, group);
  switch (`${method} ${last.toLowerCase()}`) {
    case 'POST moveresources':
      return moveCommands(call, subscriptionId, group);
    case 'GET resources':
      return [{ type: 'resource.list', ...sender, subscriptionId, resourceGroup: group }];
    default:
      return undefined;
  }
}

/** What a path below a subscription stands for, providers left out. */
function subscriptionCommands(call: ArmCall): ArmCommands {
  const { method, path, sender } = call;
  const [, subscriptionId, below = ''] = /^\/subscriptions\/([^/]+)(?:\/(.+))?$/i.exec(path) ?? [];
  if (subscriptionId === undefined) return undefined;
  const [collection = '', ...names] = below.split('/');
  if (collection.toLowerCase() === 'resourcegroups') return groupPathCommands(call, subscriptionId, names);
  const isList = method === 'GET' && collection.toLowerCase() === 'resources' && names.length === 0;
  return isList ? [{ type: 'resource.list', ...sender, subscriptionId }] : undefined;
}

/** What a request to ARM stands for; undefined where the lab does not serve it. */
export function armCommands(call: ArmCall): ArmCommands {
  if (/\/providers\/Microsoft\.Authorization\//i.test(call.path)) return authorizationCommands(call);
  if (/\/providers\//i.test(call.path)) return providerCommands(call);
  return subscriptionCommands(call);
}
