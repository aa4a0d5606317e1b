import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

/** Texts by text, as a cursor keeps many of them: deflated, in base64. */
export const packedSchema = z.string().transform((text, context): ReadonlyMap<string, string> => {
  try {
    const json: unknown = JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'));
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(json)));
  } catch {
    context.addIssue({ code: 'custom', message: 'is not what was packed' });
    return z.NEVER;
  }
});

/** The text that {@link packedSchema} opens. */
export const pack = (texts: ReadonlyMap<string, string>): string =>
  deflateRawSync(Buffer.from(JSON.stringify(Object.fromEntries(texts)), 'utf8')).toString('base64');
