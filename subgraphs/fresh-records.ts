import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { Origin } from '@distribution/model/origin';
import type { Clock } from '@distribution/platform/clock/clock';
import { type Log, logOf } from '@distribution/platform/log/log';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';

/** How one kind of record is read: from the projection, and from its system of record when that has grown too old. */
export interface FreshRecords<K, T> {
  /** Names the read in the ledger and in logs, for example `products`. */
  readonly operation: string;
  readonly budgetMs: number;
  readonly readProjection: (keys: readonly K[]) => Promise<readonly (T | null)[]>;
  readonly originOf: (record: T) => Origin;
  /** Asks the system of record in one batch; `null` when no system offers it. Gets the projected records as they are. */
  readonly readSource: ((stale: readonly T[], call: SourceCall) => Promise<readonly KeyedAnswer<T>[]>) | null;
  /** Whether the caller may see what the source answered (it may have moved since it was projected). */
  readonly maySee: (record: T) => boolean;
}

/** The call a resolver makes outside on behalf of a request. */
const sourceCallOf = (request: SubgraphRequest): SourceCall => ({
  signal: request.signal,
  deadlineAt: request.deadlineAt,
  correlationId: request.correlationId,
  lane: 'INTERACTIVE',
});

const failAll = (count: number, error: unknown): readonly KeyedAnswer<never>[] =>
  Array.from({ length: count }, () => ({
    ok: false,
    error: {
      code: 'UPSTREAM_UNAVAILABLE',
      message: error instanceof Error ? error.message : String(error),
      fault: 'UPSTREAM',
      retryable: true,
      retryAfterMs: null,
      nextStep: 'Try again later; the outside system cannot be reached.',
    },
  }));

/**
 * Reads single records within their freshness budget. A record the projection has and vouches for is answered as it is;
 * those that have grown too old are asked for in ONE call of their system of record. What that cannot answer is served
 * from the projection with its older `asOf`. A record the projection does not have does not exist for the caller (it
 * may be outside the scope), and no outside system is troubled with it. Keys answer in order.
 */
export const readFresh = async <K, T>(
  keys: readonly K[],
  records: FreshRecords<K, T>,
  request: SubgraphRequest,
  tools: { readonly clock: Clock; readonly log: Log },
): Promise<readonly (T | null)[]> => {
  const { operation, readSource, originOf } = records;
  const projected = await records.readProjection(keys);
  if (readSource === null) return projected;

  const oldest = tools.clock.now() - records.budgetMs;
  const stale = new Map<number, T>(
    projected.flatMap((record, at) =>
      record !== null && Date.parse(originOf(record).asOf) < oldest ? [[at, record] as const] : [],
    ),
  );
  const [first] = stale.values();
  if (first === undefined) return projected;

  const asked = [...stale.values()];
  const answers = await readSource(asked, sourceCallOf(request)).catch((error: unknown) =>
    failAll(asked.length, error),
  );
  const failed = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
  request.ledger.note(originOf(first).system, operation, asked.length, failed.length);
  if (failed[0] !== undefined) {
    const log = logOf(tools.log, request.correlationId);
    log.warn({ operation, failedKeys: failed.length, code: failed[0].code }, 'served from the projection');
  }

  const answerAt = new Map([...stale.keys()].map((at, nth) => [at, answers[nth]]));
  return projected.map((record, at) => {
    const answer = answerAt.get(at);
    if (record === null || answer === undefined || !answer.ok) return record;
    if (answer.value === null || !records.maySee(answer.value)) return null;
    return originOf(answer.value).asOf >= originOf(record).asOf ? answer.value : record;
  });
};
