import { z } from 'zod';
import { RequestError } from '../request-error.ts';

/** Everything the server must know to go on: what a skip or delta token holds. Opaque to clients. */
export const continuationSchema = z.strictObject({
  world: z.string(),
  /** Rises when the operator lets delta tokens expire. */
  epoch: z.number().int(),
  set: z.string(),
  /** LIST pages in key order; TRACK pages everything in change order; DELTA pages changes since a TRACK or DELTA. */
  mode: z.enum(['LIST', 'TRACK', 'DELTA']),
  afterKey: z.string().nullable(),
  afterVersion: z.number().int(),
  /** TRACK: the version the read began at; what was deleted before it is not told. */
  startedAtVersion: z.number().int(),
  filter: z.string().nullable(),
  select: z.array(z.string()).nullable(),
  expand: z.boolean(),
  count: z.boolean(),
  descending: z.boolean(),
  /** What `$top` still allows. */
  left: z.number().int().nullable(),
  pageSize: z.number().int(),
});
export type Continuation = z.infer<typeof continuationSchema>;

/** Writes a token. */
export const sealContinuation = (continuation: Continuation): string =>
  Buffer.from(JSON.stringify(continuation), 'utf8').toString('base64url');

/** Reads a token back; throws a 400 for anything this server did not write. */
export const openContinuation = (token: string): Continuation => {
  try {
    return continuationSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new RequestError(400, 'InvalidToken', 'the $skiptoken or $deltatoken was not issued by this service');
  }
};
