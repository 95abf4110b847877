import type { Resource, ResourceType } from './resource.ts';

/** What a resource type needs so that its resources can hold managed identities. */
export interface IdentityHosting {
  /** The action that changing the identity block needs on the host. [F17] */
  readonly writeAction: string;
}

/** Every resource type that can hold managed identities; a new one is a line here. */
export const IDENTITY_HOSTS = {
  'Microsoft.Compute/virtualMachines': { writeAction: 'Microsoft.Compute/virtualMachines/write' },
  'Microsoft.Web/sites': { writeAction: 'Microsoft.Web/sites/write' },
} as const satisfies Partial<Record<ResourceType, IdentityHosting>>;

/** A resource that can ask for tokens. [F09] */
export type IdentityHost = Extract<Resource, { readonly type: keyof typeof IDENTITY_HOSTS }>;

export function isIdentityHost(resource: Resource): resource is IdentityHost {
  return resource.type in IDENTITY_HOSTS;
}

/** The hosting rules of a resource type, in any case; undefined where it cannot hold identities. */
export function identityHostingOf(type: string): IdentityHosting | undefined {
  const found = Object.entries(IDENTITY_HOSTS).find(([hostType]) => hostType.toLowerCase() === type.toLowerCase());
  return found?.[1];
}
