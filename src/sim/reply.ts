import type { ServiceName } from './duration.ts';
import type { Json, JsonObject } from './json.ts';

/** The claims of an access token that the simulator issues unsigned; an edge (`shell`, `serve`) signs them. */
export interface Claims extends JsonObject {
  readonly aud: string;
  readonly iss: string;
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
  readonly oid: string;
  readonly appid: string;
  readonly tid: string;
  /** Object ids of the groups of the bearer when the token was made. [F38, B-09] */
  readonly groups?: readonly string[];
  /** App roles at the audience when the token was made. [F25, B-10] */
  readonly roles?: readonly string[];
}

/** What a target reads of a token beyond its validity: who bears it, and what was frozen into it. [F38] */
export type PresentedToken = Pick<Claims, 'oid' | 'groups' | 'roles'>;

/**
 * What the simulated cloud answers: the wire's status and body. A refusal is a value like any other.
 * Where `token` is present, an edge signs it and sets the result as `access_token` of the body.
 */
export interface Reply {
  readonly service: ServiceName;
  readonly status: number;
  readonly body: Json;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: Claims;
}

/** The error body of ARM and Graph. */
export interface ServiceError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly additionalInfo?: Json;
}

/** A success with its body; 200 unless another status is given. */
export function succeeded(service: ServiceName, body: Json, status = 200): Reply {
  return { service, status, body };
}

/** `{"error":{"code","message"}}` with the status of the real service. [E.7] */
export function failed(service: ServiceName, error: ServiceError): Reply {
  const { status, ...members } = error;
  return { service, status, body: { error: { ...members } } };
}

/** The error of a failed ARM or Graph reply, or undefined where the reply is a success or has another shape. */
export function errorOf(reply: Reply): ServiceError | undefined {
  if (reply.status < 400) return undefined;
  const body = reply.body as { error?: Omit<ServiceError, 'status'> } | null;
  const error = body?.error;
  return typeof error === 'object' && error !== null ? { status: reply.status, ...error } : undefined;
}
