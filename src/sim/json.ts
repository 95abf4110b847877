/** A JSON value, as ARM, Graph and IMDS bodies carry it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; members in the order in which they were written. */
export interface JsonObject {
  readonly [key: string]: Json;
}
