import { z } from 'zod';

/** The settings of a drop folder, for the adapters that read one: spread them into the settings of a connection. */
export const inboxSettings = {
  /** Where senders put their files. It must exist: a share that is not mounted is not an empty folder. */
  folder: z.string().min(1),
  /** Where taken files are kept and numbered; `null`: beside the folder, as `<folder>.accepted`. Must be on one file system with it. */
  acceptedFolder: z.string().min(1).nullable().default(null),
  /** Milliseconds a file's size and date must have stood still before it is taken; 0 for senders that rename into the folder. */
  stillMs: z.number().int().nonnegative().default(10_000),
  /** A file whose name matches is still being written. */
  partialNames: z
    .string()
    .default('(^\\.|\\.(part|partial|tmp|filepart|crdownload)$)')
    .transform((text, context) => {
      try {
        return new RegExp(text, 'i');
      } catch {
        context.addIssue({ code: 'custom', message: 'is no regular expression' });
        return z.NEVER;
      }
    }),
  /** What the sender appends to a file's name for the empty file that says it is whole, e.g. `.done`; `null`: stillness says so. */
  markerSuffix: z.string().min(1).nullable().default(null),
};
