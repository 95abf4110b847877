import type { ArmId } from './arm-id.ts';
import type { Resource, ResourceIdentity, ResourceType } from './resource.ts';

/** What happens to resources of any type. `caller` is the object id of who did it. */
export interface ResourceEvents {
  readonly ResourceCreated: { readonly resource: Resource; readonly caller: string };
  /** The same resource, written again; identity and creation time stay as they were. */
  readonly ResourceUpdated: { readonly resource: Resource; readonly caller: string };
  readonly ResourceDeleted: {
    readonly resourceId: ArmId;
    readonly resourceType: ResourceType;
    readonly caller: string;
  };
  readonly ResourceIdentityUpdated: {
    readonly resourceId: ArmId;
    readonly identity: ResourceIdentity;
    readonly caller: string;
  };
}
