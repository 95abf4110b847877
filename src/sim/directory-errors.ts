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
