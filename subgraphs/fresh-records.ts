import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { Origin } from '@distribution/model/origin';
import type { Clock } from '@distribution/platform/clock/clock';
import { type AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import type { PortError } from '@distribution/platform/errors/port-error';
import { type Log, logOf } from '@distribution/platform/log/log';
import { openDeadline } from '@distribution/platform/request/deadline';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';

/** How one kind of record is read: from the projection, and from its system of record when that has grown too old. */
export interface FreshRecords<K, T> {
  /** Names the read in the ledger and in logs, for example `products`. */
  readonly operation: string;
  readonly budgetMs: number;
  /** How old a record may be that is served because its system cannot be asked; any age when it is not set. */
  readonly limitMs?: number | undefined;
  readonly readProjection: (keys: readonly K[]) => Promise<readonly (T | null)[]>;
  readonly originOf: (record: T) => Origin;
  /** Asks the system of record in one batch; `null` when no system offers it. Gets the projected records as they are. */
  readonly readSource: ((stale: readonly T[], call: SourceCall) => Promise<readonly KeyedAnswer<T>[]>) | null;
  /** Whether the caller may see what the source answered (it may have moved since it was projected). */
  readonly maySee: (record: T) => boolean;
}

/** Longer a person does not wait for what is fresher than what is at hand, in milliseconds. */
const PATIENCE_MS = 3_000;
/** The part of a request's time that is kept for answering when the system does not. */
const KEPT_FOR_ANSWERING = 0.2;

/**
 * Makes a call outside on behalf of a request. It ends before the request does, so that a system that hangs costs
 * freshness, never the answer.
 */
const callSource = async <R>(
  request: SubgraphRequest,
  nowMillis: number,
  ask: (call: SourceCall) => Promise<R>,
): Promise<R> => {
  const remainingMs = Math.max(0, request.deadlineAt - nowMillis);
  const timeoutMs = Math.min(PATIENCE_MS, Math.floor(remainingMs * (1 - KEPT_FOR_ANSWERING)));
  const deadline = openDeadline({ parent: request.signal, timeoutMs });
  try {
    return await ask({
      signal: deadline.signal,
      deadlineAt: nowMillis + timeoutMs,
      correlationId: request.correlationId,
      lane: 'INTERACTIVE',
      account: request.ledger.account,
    });
  } finally {
    deadline.close();
  }
};

const failAll = (count: number, error: unknown): readonly KeyedAnswer<never>[] =>
  Array.from({ length: count }, () => ({ ok: false, error: portErrorOf(toAppError(error)) }));

/**
 * Reads single records within their freshness budget. A record the projection has and vouches for is answered as it is;
 * those that have grown too old are asked for in ONE call of their system of record. What that cannot answer (it is down,
 * slow, or its quota is short) is served from the projection with its older `asOf`, up to the age of `limitMs`; beyond
 * that its key answers with the system's error. A record the projection does not have does not exist for the caller (it
 * may be outside the scope), and no outside system is troubled with it. Keys answer in order.
 */
export const readFresh = async <K, T>(
  keys: readonly K[],
  records: FreshRecords<K, T>,
  request: SubgraphRequest,
  tools: { readonly clock: Clock; readonly log: Log },
): Promise<readonly (T | null | Error)[]> => {
  const { operation, readSource, originOf, limitMs = Number.POSITIVE_INFINITY } = records;
  const projected = await records.readProjection(keys);
  if (readSource === null) return projected;

  const now = tools.clock.now();
  const oldest = now - records.budgetMs;
  const stale = new Map<number, T>(
    projected.flatMap((record, at) =>
      record !== null && Date.parse(originOf(record).asOf) < oldest ? [[at, record] as const] : [],
    ),
  );
  const [first] = stale.values();
  if (first === undefined) return projected;

  const asked = [...stale.values()];
  const answers = await callSource(request, now, (call) => readSource(asked, call)).catch((error: unknown) =>
    failAll(asked.length, error),
  );
  const failed = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
  request.ledger.note(originOf(first).system, operation, asked.length, failed.length);
  if (failed[0] !== undefined) {
    const log = logOf(tools.log, request.correlationId);
    log.warn({ operation, failedKeys: failed.length, code: failed[0].code }, 'served from the projection');
  }

  const tooOld = (record: T, error: PortError): AppError => {
    const { system, asOf } = originOf(record);
    const message = `${system} cannot be asked, and what is known is of ${asOf}, older than may be shown: ${error.message}`;
    return toAppError({ ...error, message });
  };
  const answerAt = new Map([...stale.keys()].map((at, nth) => [at, answers[nth]]));
  return projected.map((record, at) => {
    const answer = answerAt.get(at);
    if (record === null || answer === undefined) return record;
    if (!answer.ok) return Date.parse(originOf(record).asOf) >= now - limitMs ? record : tooOld(record, answer.error);
    if (answer.value === null || !records.maySee(answer.value)) return null;
    return originOf(answer.value).asOf >= originOf(record).asOf ? answer.value : record;
  });
};
