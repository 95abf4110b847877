import { failed, type Reply } from './reply.ts';

/** 404 with ARM's text. [E.7] */
export function resourceGroupNotFound(name: string): Reply {
  return failed('arm', {
    status: 404,
    code: 'ResourceGroupNotFound',
    message: `Resource group '${name}' could not be found.`,
  });
}

/** 404 with ARM's text; `type` and `name` as the caller wrote them. [E.7] */
export function resourceNotFound(type: string, name: string, resourceGroup: string): Reply {
  return failed('arm', {
    status: 404,
    code: 'ResourceNotFound',
    message: `The Resource '${type}/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  });
}

/** 404 for a scope below a subscription that nobody knows. */
export function subscriptionNotFound(subscriptionId: string): Reply {
  return failed('arm', {
    status: 404,
    code: 'SubscriptionNotFound',
    message: `The subscription '${subscriptionId}' could not be found.`,
  });
}

/** 404 for an id that does not lie below a subscription. */
export function missingSubscription(): Reply {
  return failed('arm', {
    status: 404,
    code: 'MissingSubscription',
    message: 'The request did not have a subscription or a valid tenant level resource provider.',
  });
}

/** 409 for creating a resource again in another region: a resource cannot be moved that way. [F37] */
export function invalidResourceLocation(
  name: string,
  at: { readonly resourceGroup: string; readonly existing: string; readonly requested: string },
): Reply {
  return failed('arm', {
    status: 409,
    code: 'InvalidResourceLocation',
    message: `The resource '${name}' already exists in location '${at.existing}' in resource group '${at.resourceGroup}'. A resource with the same name cannot be created in location '${at.requested}'. Please select a new resource name.`,
  });
}

/** 400 for a resource name that the service does not take. The text is the lab's. */
export function invalidResourceName(name: string, rule: string): Reply {
  return failed('arm', {
    status: 400,
    code: 'InvalidResourceName',
    message: `The resource name '${name}' is not valid. ${rule}`,
  });
}

/** 409 for creating a group again in another region. */
export function invalidResourceGroupLocation(existing: string, requested: string): Reply {
  return failed('arm', {
    status: 409,
    code: 'InvalidResourceGroupLocation',
    message: `Invalid resource group location '${requested}'. The Resource group already exists in location '${existing}'.`,
  });
}
