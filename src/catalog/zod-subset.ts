import {
  array,
  boolean,
  discriminatedUnion,
  enum as enumeration,
  iso,
  literal,
  number,
  object,
  record,
  strictObject,
  string,
  url,
} from 'zod';

/** What the schemas use of zod. Named one by one, so that the bundle leaves out the rest, every language's messages among it. */
export const z = {
  array,
  boolean,
  discriminatedUnion,
  enum: enumeration,
  iso,
  literal,
  number,
  object,
  record,
  strictObject,
  string,
  url,
};
