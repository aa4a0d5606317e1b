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

/** What the system of record made of a record that was known: the newer one, the same, none, or why it cannot be shown. */
type Asked<T> = T | null | Error;

/**
 * Asks for records that are known in ONE call of their system of record. What that cannot answer (it is down, slow, or its
 * quota is short) stays as it is known, with its older `asOf`, up to the age of `limitMs`; beyond that it is the system's
 * error. Where each came from is noted in the request's log.
 */
const askAll = async <T>(
  known: readonly T[],
  {
    operation,
    readSource,
    originOf,
    maySee,
    limitMs = Number.POSITIVE_INFINITY,
  }: Omit<FreshRecords<never, T>, 'readProjection'>,
  request: SubgraphRequest,
  tools: { readonly clock: Clock; readonly log: Log },
): Promise<readonly Asked<T>[]> => {
  const [first] = known;
  if (readSource === null || first === undefined) return known;
  const now = tools.clock.now();
  const answers = await callSource(request, now, (call) => readSource(known, call)).catch((error: unknown) =>
    failAll(known.length, error),
  );
  const failed = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
  request.ledger.note(originOf(first).system, operation, known.length, failed.length);
  if (failed[0] !== undefined) {
    const log = logOf(tools.log, request.correlationId);
    log.warn({ operation, failedKeys: failed.length, code: failed[0].code }, 'served from the projection');
  }
  const tooOld = (record: T, error: PortError): AppError => {
    const { system, asOf } = originOf(record);
    const message = `${system} cannot be asked, and what is known is of ${asOf}, older than may be shown: ${error.message}`;
    return toAppError({ ...error, message });
  };
  return known.map((record, at) => {
    const answer = answers[at];
    const origin = originOf(record);
    if (answer === undefined) return record;
    if (!answer.ok) {
      request.freshness.serve(origin, 'FALLBACK');
      return Date.parse(origin.asOf) >= now - limitMs ? record : tooOld(record, answer.error);
    }
    if (answer.value === null || !maySee(answer.value)) return null;
    const asked = originOf(answer.value);
    const newer = asked.asOf >= origin.asOf;
    request.freshness.serve(newer ? asked : origin, newer ? 'ERP' : 'FALLBACK'); // it has nothing newer: nobody asks again
    return newer ? answer.value : record;
  });
};

/** Reads records anew that are known; one that its system of record no longer has, or may not be shown, stays as it is. */
export const refreshAll = async <T>(
  known: readonly T[],
  records: Omit<FreshRecords<never, T>, 'readProjection'>,
  request: SubgraphRequest,
  tools: { readonly clock: Clock; readonly log: Log },
): Promise<readonly (T | Error)[]> => {
  const asked = await askAll(known, records, request, tools);
  return known.map((record, at) => asked[at] ?? record);
};

/**
 * Reads single records within their freshness budget, or the shorter one that the operation demands. A record the
 * projection has and vouches for is answered as it is; those that have grown too old are asked of their system of record.
 * A record the projection does not have does not exist for the caller (it may be outside the scope), and no outside system
 * is troubled with it. Keys answer in order.
 */
export const readFresh = async <K, T>(
  keys: readonly K[],
  records: FreshRecords<K, T>,
  request: SubgraphRequest,
  tools: { readonly clock: Clock; readonly log: Log },
): Promise<readonly (T | null | Error)[]> => {
  const { readSource, originOf, budgetMs } = records;
  const projected = await records.readProjection(keys);
  for (const record of projected) if (record !== null) request.freshness.serve(originOf(record), 'PROJECTION');
  if (readSource === null) return projected;
  const oldest = tools.clock.now() - Math.min(budgetMs, request.freshness.demandMs ?? budgetMs);
  const stale = new Map<number, T>(
    projected.flatMap((record, at) =>
      record !== null && Date.parse(originOf(record).asOf) < oldest ? [[at, record] as const] : [],
    ),
  );
  if (stale.size === 0) return projected;
  const asked = await askAll([...stale.values()], records, request, tools);
  const askedAt = new Map([...stale.keys()].map((at, nth) => [at, asked[nth] ?? null]));
  return projected.map((record, at) => (askedAt.has(at) ? (askedAt.get(at) ?? null) : record));
};
