import { failed, type Reply } from './reply.ts';

/** 404 with Graph's text. */
export function directoryObjectNotFound(id: string): Reply {
  return failed('graph', {
    status: 404,
    code: 'Request_ResourceNotFound',
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  });
}

/** 400 with Graph's catch-all code. */
export function badDirectoryRequest(message: string): Reply {
  return failed('graph', { status: 400, code: 'Request_BadRequest', message });
}

/** 400 for a second service principal of one application in a directory: Graph's text. */
export function servicePrincipalNameInUse(appId: string): Reply {
  return badDirectoryRequest(
    `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
  );
}
