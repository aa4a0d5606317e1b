import { readFile } from 'node:fs/promises';
import type { KnownOperation } from '@distribution/gateway/lifecycle/plan-cache';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

/** The manifest that Apollo's clients generate, or a plain map of ids to texts as other clients' compilers write it. */
const manifestSchema = z.union([
  z.object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string(), name: z.string().nullish(), body: z.string() })),
  }),
  z.record(z.string(), z.string()),
]);

const wrong = (file: string, what: string, cause: unknown): AppError =>
  new AppError('CONFIG_INVALID', `The operations file ${file} ${what}.`, {
    cause,
    nextStep: 'Give a manifest in the format apollo-persisted-query-manifest, or a JSON object of ids and texts.',
  });

/** The operations of a manifest file; none for no file. Throws CONFIG_INVALID with a sentence. */
export const readKnownOperations = async (file: string | null): Promise<readonly KnownOperation[]> => {
  if (file === null) return [];
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw wrong(file, 'cannot be read', cause);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw wrong(file, 'is no JSON', cause);
  }
  const { data, error } = manifestSchema.safeParse(json);
  if (error) throw wrong(file, 'is no manifest of operations', error);
  if (!Array.isArray(data['operations'])) {
    return Object.values(data).map((query) => ({ query: String(query), operationName: null }));
  }
  return data['operations'].map(({ body, name }) => ({ query: body, operationName: name ?? null }));
};
