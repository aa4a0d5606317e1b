import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RequestError } from '../request-error.ts';

/** Most operations one `$batch` may carry. */
export const BATCH_LIMIT = 100;

const batchSchema = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        method: z.enum(['GET', 'get', 'POST', 'post', 'PATCH', 'patch']),
        url: z.string().min(1),
        headers: z.record(z.string(), z.string()).default({}),
        body: z.unknown().optional(),
        dependsOn: z.array(z.string()).default([]),
        atomicityGroup: z.string().optional(),
      }),
    )
    .min(1)
    .max(BATCH_LIMIT, `a batch may carry ${BATCH_LIMIT} operations`),
});

interface BatchAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const failed = (id: string, status: number, code: string, message: string): BatchAnswer => ({
  id,
  status,
  headers: { 'content-type': 'application/json' },
  body: { error: { code, message } },
});

const textHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ['etag', 'location', 'content-type', 'retry-after', 'preference-applied'].includes(name)
        ? [[name, String(value)]]
        : [],
    ),
  );

/**
 * Runs a JSON batch one operation after the other, each through the same door as a call of its own (it counts against
 * the quota). An operation whose `dependsOn` failed is answered 424. Atomicity groups are refused.
 */
export const runBatch = async (
  app: FastifyInstance,
  root: string,
  input: unknown,
  inherited: Readonly<Record<string, string>>,
): Promise<{ readonly responses: readonly BatchAnswer[] }> => {
  const { requests } = batchSchema.parse(input);
  if (requests.some((request) => request.atomicityGroup !== undefined)) {
    throw new RequestError(501, 'NotImplemented', 'atomicity groups are not supported');
  }
  const answers = new Map<string, BatchAnswer>();
  for (const { id, method, url, headers, body, dependsOn } of requests) {
    if (answers.has(id)) throw new RequestError(400, 'InvalidBatch', `two operations have the id ${id}`);
    const broken = dependsOn.find((other) => (answers.get(other)?.status ?? 424) >= 400);
    if (broken !== undefined) {
      answers.set(id, failed(id, 424, 'FailedDependency', `operation ${broken} did not succeed`));
      continue;
    }
    const response = await app.inject({
      method: method.toUpperCase() as 'GET' | 'POST' | 'PATCH', // the schema admits no other
      url: url.startsWith('/') ? url : `${root}/${url}`,
      headers: { ...inherited, ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    answers.set(id, {
      id,
      status: response.statusCode,
      headers: textHeaders(response.headers),
      ...(response.body === '' ? {} : { body: isJson ? (JSON.parse(response.body) as unknown) : response.body }),
    });
  }
  return { responses: [...answers.values()] };
};
