import { type ArmCall, type ArmCommands, tagsIn, textIn, textsIn } from '../arm-call.ts';
import { authorizationCommands } from './arm-authorization-calls.ts';
import { listFilterIn } from './arm-filter.ts';
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

/** A list of resources, as far as its filter is read: one that is not must not be answered with everything. */
function resourceListCommands(
  { sender, filter }: ArmCall,
  within: { readonly subscriptionId: string; readonly resourceGroup?: string },
): ArmCommands {
  const wanted = listFilterIn(filter);
  return wanted && [{ type: 'resource.list', ...sender, ...wanted, ...within }];
}

/** `/subscriptions/{id}/resourcegroups/{name}/{last}`, and the collection itself. */
function groupPathCommands(call: ArmCall, subscriptionId: string, names: readonly string[]): ArmCommands {
  const { method, sender, filter } = call;
  const [group, last, ...more] = names;
  if (more.length > 0) return undefined;
  if (group === undefined) {
    const isList = method === 'GET' && filter === '';
    return isList ? [{ type: 'resourceGroup.list', ...sender, subscriptionId }] : undefined;
  }
  if (last === undefined) return groupCommands(call, subscriptionId, group);
  switch (`${method} ${last.toLowerCase()}`) {
    case 'POST moveresources':
      return moveCommands(call, subscriptionId, group);
    case 'GET resources':
      return resourceListCommands(call, { subscriptionId, resourceGroup: group });
    default:
      return undefined;
  }
}

/** What the path of subscriptions, or one below them, stands for, providers left out. */
function subscriptionCommands(call: ArmCall): ArmCommands {
  const { method, path, sender } = call;
  if (/^\/subscriptions$/i.test(path)) return method === 'GET' ? [{ type: 'subscription.list', ...sender }] : undefined;
  const [, subscriptionId, below = ''] = /^\/subscriptions\/([^/]+)(?:\/(.+))?$/i.exec(path) ?? [];
  if (subscriptionId === undefined) return undefined;
  if (below === '') return method === 'GET' ? [{ type: 'subscription.get', ...sender, subscriptionId }] : undefined;
  const [collection = '', ...names] = below.split('/');
  if (collection.toLowerCase() === 'resourcegroups') return groupPathCommands(call, subscriptionId, names);
  const isList = method === 'GET' && collection.toLowerCase() === 'resources' && names.length === 0;
  return isList ? resourceListCommands(call, { subscriptionId }) : undefined;
}

/** What a request to ARM stands for; undefined where the lab does not serve it. */
export function armCommands(call: ArmCall): ArmCommands {
  if (/\/providers\/Microsoft\.Authorization\//i.test(call.path)) return authorizationCommands(call);
  if (/\/providers\//i.test(call.path)) return providerCommands(call);
  return subscriptionCommands(call);
}
