import { ARM_AUDIENCE } from './managed-identity-token.ts';

const AUDIENCES = { arm: ARM_AUDIENCE, graph: 'https://graph.microsoft.com/' } as const;

/** The front door that a command's request goes to: its tokens have that audience. */
export type AzService = keyof typeof AUDIENCES;

export function audienceOf(service: AzService): string {
  return AUDIENCES[service];
}

const GRAPH =
  /^(?:servicePrincipal|principal|signedInUser|user|directoryGroup|groupMember|application|appRoleAssignment|deletedItem)\./;

/** Which of the two answers a command of the fake tenant. */
export function serviceOf(type: string): AzService {
  return GRAPH.test(type) ? 'graph' : 'arm';
}
