import { readFile } from 'node:fs/promises';
import { followSubgraph } from '@distribution/gateway/sources/follow-subgraph';
import type { SubgraphSource } from '@distribution/gateway/sources/subgraph-source';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Resources } from '@distribution/platform/resources/resources';
import { z } from 'zod';
import type { World } from './world.ts';

const path = z.string().min(1).nullable().default(null);

/** Topics of our own cannot be written by a file: who could would revoke grants and empty caches. */
const sourceSchema = z.strictObject({
  topic: z.string().regex(/^subgraph\.[\w.-]+$/, 'begins with `subgraph.`'),
  url: z.url({ protocol: /^wss?$/ }),
  query: z.string().min(1),
  connectionParams: z.record(z.string(), z.unknown()).default({}),
  cursor: path,
  key: path,
  occurredAt: path,
  owner: z
    .strictObject({ region: path, legalEntity: path, customer: path })
    .default({ region: null, legalEntity: null, customer: null }),
});
const fileSchema = z
  .strictObject({ sources: z.array(sourceSchema) })
  .refine(
    ({ sources }) => new Set(sources.map(({ topic }) => topic)).size === sources.length,
    'each topic has one source',
  );

/** The sources of a file; none for no file. Throws CONFIG_INVALID with every mistake. */
export const readEventSources = async (file: string | null): Promise<readonly SubgraphSource[]> => {
  if (file === null) return [];
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('CONFIG_INVALID', `EVENT_SOURCES_FILE: ${file} cannot be read.`, { cause });
  });
  try {
    return fileSchema.parse(JSON.parse(text)).sources;
  } catch (cause) {
    const what = cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is no JSON';
    throw new AppError('CONFIG_INVALID', `EVENT_SOURCES_FILE: ${file} has mistakes.\n${what}`, { cause });
  }
};

/** Follows the subgraphs that push, as the file of the configuration says. */
export const openEventSources = async ({ config, store, log }: World, resources: Resources): Promise<void> => {
  for (const source of await readEventSources(config.eventSourcesFile)) {
    const follow = () => followSubgraph({ source, log: store.sourceLog, logger: log });
    await resources.open(`source of ${source.topic}`, follow, (it) => it.stop());
  }
};
