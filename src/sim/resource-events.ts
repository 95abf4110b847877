import type { ArmId } from './arm-id.ts';
import type { Resource, ResourceIdentity, ResourceType } from './resource.ts';

/**
 * What happens to resources of any type. `caller` is the object id of who did it, `attached` how many user-assigned identities the
 * resource holds that it did not hold before. [E.9]
 */
export interface ResourceEvents {
  readonly ResourceCreated: { readonly resource: Resource; readonly caller: string; readonly attached?: number };
  /** The same resource, written again; identity and creation time stay as they were. */
  readonly ResourceUpdated: { readonly resource: Resource; readonly caller: string; readonly attached?: number };
  readonly ResourceDeleted: {
    readonly resourceId: ArmId;
    readonly resourceType: ResourceType;
    readonly caller: string;
  };
  readonly ResourceIdentityUpdated: {
    readonly resourceId: ArmId;
    readonly identity: ResourceIdentity;
    readonly caller: string;
    readonly attached?: number;
  };
}
