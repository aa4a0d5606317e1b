// Compares everything a system tells of a flow with what is here. In: a full reading of the flow, from its beginning, page
// by page. Out: a run with its counts, and drifts that opened, were seen again or closed. What stands otherwise at first is
// looked at a second time after the flow itself has read on, so that news on its way is no drift. What nobody has to
// decide about is put right at once, by the way of all news. When the system is down the run fails and closes nothing.
import { setTimeout as wait } from 'node:timers/promises';
import type { ChangePage, SourceCursor, Upsert } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { driftKindOf, isStillWrong, isTolerable, reviewOf } from '@distribution/model/operations/drift-rules';
import type { Tolerance } from '@distribution/model/operations/tolerance';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type {
  Discrepancy,
  DriftKind,
  DriftReview,
  ReconciliationRun,
  ReconciliationStore,
} from '@distribution/model/operations/reconciliation';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { openDeadline } from '@distribution/platform/request/deadline';
import { askToPoll } from './ask-to-poll.ts';
import { type JudgedAssumptions, judgeAssumptions } from './judge-assumptions.ts';

/** How one flow is compared. */
export interface ReconciledFlow {
  readonly name: FlowName;
  readonly adapter: SystemAdapter;
  readonly review: DriftReview;
  readonly tolerance: Tolerance;
  /** The system that is to take over, compared with what the flow's own system told and never taken. */
  readonly shadow?: SystemAdapter | null;
  /** The system whose place the flow's own has taken: what only that one knew is found, too. */
  readonly former?: SystemCode | null;
  /** Flows it is compared with, beside its system: they are read on first. */
  readonly beside?: readonly ReadFlow[];
}
/** A flow and the system it is read from. */
export interface ReadFlow {
  readonly name: FlowName;
  readonly system: SystemCode;
}

/** What a comparison works with. */
export interface ReconciliationTools {
  readonly store: ReconciliationStore;
  /** Where the flow is asked to read on. */
  readonly deliveries: Pick<SyncStore, 'acceptDelivery' | 'isDeliverySettled'>;
  /** Brings the flow's next round forward, where this process holds it. */
  readonly wake: (flow: FlowName) => void;
  readonly clock: { now(): number };
  readonly readDeadlineMs: number;
  /** How long to wait for the flow to read on, and how long between two looks whether it has; milliseconds. */
  readonly settleMs: number;
  readonly lookMs: number;
}

interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  readonly correlationId: string;
}

const isUpsert = (change: ChangePage['changes'][number]): change is Upsert => change.operation === 'UPSERT';

async function* readAll(name: FlowName, adapter: SystemAdapter, tools: ReconciliationTools, work: Work) {
  let cursor: SourceCursor | null = null;
  for (;;) {
    work.signal.throwIfAborted();
    const deadline = openDeadline({ parent: work.signal, timeoutMs: tools.readDeadlineMs });
    const { correlationId } = work;
    const deadlineAt = tools.clock.now() + tools.readDeadlineMs;
    const call = { signal: deadline.signal, deadlineAt, correlationId, lane: 'ANALYTICS' as const };
    const page: ChangePage = await adapter.changes.readChanges(name, cursor, call).finally(() => deadline.close());
    yield page;
    if (page.complete) return;
    cursor = page.cursor;
  }
}

/**
 * Waits until the flow has read its system once more, from after now on: until the hint that asked for it is settled.
 * False when it has not been in time.
 */
const hasReadOn = async (
  { name: flow, system }: ReadFlow,
  runId: string,
  tools: ReconciliationTools,
  { correlationId, signal }: Work,
): Promise<boolean> => {
  const until = tools.clock.now() + tools.settleMs;
  const name = `reconciliation:${runId}:${flow}`;
  await askToPoll(tools.deliveries, tools.wake, { flow, system, name, correlationId });
  while (tools.clock.now() < until) {
    if (await tools.deliveries.isDeliverySettled(name)) return true;
    await wait(tools.lookMs, undefined, { signal });
  }
  return false;
};

const NOTHING_ASSUMED: JudgedAssumptions = {
  drifts: [],
  counts: { compared: 0, matched: 0, inFlight: 0, withinTolerance: 0 },
};

const ownersOf = ({ adapter, former }: ReconciledFlow): readonly [SystemCode, ...SystemCode[]] =>
  former == null ? [adapter.system] : [adapter.system, former];

const keyOf = ({ recordKind, recordKey }: Discrepancy): string => `${recordKind} ${recordKey}`;

/** Of what differed at first, what still does. */
const lookAgain = async (
  flow: ReconciledFlow,
  suspects: readonly Discrepancy[],
  told: ReadonlySet<string>,
  startedAt: Instant,
  { store }: ReconciliationTools,
): Promise<readonly Discrepancy[]> => {
  const upserts = suspects.flatMap(({ remedy }) => (remedy.operation === 'UPSERT' ? [remedy] : []));
  const again = [
    ...(upserts.length === 0 ? [] : await store.compare(upserts, INVENTORY_RULES)),
    ...(await store.findUntold(flow.name, ownersOf(flow), told, startedAt)),
  ];
  const now = new Map(again.map((discrepancy) => [keyOf(discrepancy), discrepancy]));
  return suspects.flatMap((suspect) => {
    const still = now.get(keyOf(suspect));
    return still !== undefined && isStillWrong(suspect, still) ? [still] : [];
  });
};

/** Compares a flow with its system, and then with the one that shadows it; answers the first run. */
export const reconcileFlow = async (
  flow: ReconciledFlow,
  tools: ReconciliationTools,
  work: Work,
): Promise<ReconciliationRun> => {
  const run = await compareFlow(flow, flow.adapter, tools, work);
  if (flow.shadow) await compareFlow(flow, flow.shadow, tools, work);
  return run;
};

/** Compares one flow; answers its run. Rejects with the system's error, or FLOW_NOT_CURRENT when the flow does not read on. */
const compareFlow = async (
  flow: ReconciledFlow,
  source: SystemAdapter,
  tools: ReconciliationTools,
  work: Work,
): Promise<ReconciliationRun> => {
  const { store, clock } = tools;
  const shadow = source === flow.adapter ? null : source.system;
  const runId = await store.startRun(flow.name, work.correlationId, shadow);
  const startedAt = instantOf(clock.now());
  const told = new Set<string>();
  const suspects: Discrepancy[] = [];
  let [compared, untranslatable] = [0, 0];
  for await (const page of readAll(flow.name, source, tools, work)) {
    const records = await store.meant(page.changes.filter(isUpsert));
    untranslatable += page.untranslatable.length;
    for (const record of records) told.add(store.toldKeyOf(record));
    suspects.push(...(await store.compare(records, INVENTORY_RULES)));
    compared += records.length;
    work.onProgress(compared, compared + (page.remaining ?? 0));
  }
  const untold = await store.findUntold(flow.name, ownersOf(flow), told, startedAt);
  suspects.push(...untold);
  compared += untold.length;
  let still: readonly Discrepancy[] = [];
  if (suspects.length > 0) {
    if (!(await hasReadOn({ name: flow.name, system: flow.adapter.system }, runId, tools, work)))
      throw new AppError(
        'FLOW_NOT_CURRENT',
        `The flow ${flow.name} has not read on, so nothing can be called a drift.`,
      );
    still = await lookAgain(flow, suspects, told, startedAt, tools);
  }
  const wrong = still.filter((discrepancy) => !isTolerable(discrepancy, flow.tolerance));
  // What they have not told up to an instant is not judged; so it does no harm where one does not read on.
  if (shadow === null) await Promise.all((flow.beside ?? []).map((beside) => hasReadOn(beside, runId, tools, work)));
  const assumed =
    flow.name === 'stock-assumptions' && shadow === null
      ? await judgeAssumptions(flow.tolerance, store)
      : NOTHING_ASSUMED;
  const counts = {
    compared: compared + assumed.counts.compared,
    matched: compared - suspects.length + assumed.counts.matched,
    inFlight: suspects.length - still.length + assumed.counts.inFlight,
    withinTolerance: still.length - wrong.length + assumed.counts.withinTolerance,
  };
  // Two systems number their revisions each for themselves: none of them is the later one.
  const kindOf = (found: Discrepancy): DriftKind =>
    shadow === null || found.here === null || found.there === null ? driftKindOf(found) : 'DIFFERENT';
  const telling = { told: told.size, untranslatable, untold: untold.length };
  const judged = wrong.map((discrepancy) => {
    const kind = kindOf(discrepancy);
    return { ...discrepancy, kind, review: reviewOf(kind, flow.review, telling) };
  });
  // Of one record one drift is open at most: what planning no longer tells so cannot be judged yet.
  const unsure = new Set(judged.map(keyOf));
  const found = [...judged, ...assumed.drifts.filter((drift) => !unsure.has(keyOf(drift)))];
  const correctable = await store.finishRun(runId, flow.name, counts, found, work.correlationId, shadow);
  const by = { actor: 'reconciliation', reason: 'the system of record is right', correlationId: work.correlationId };
  if (shadow === null) for (const { id } of correctable) await store.correct(id, INVENTORY_RULES, by);
  const run = await store.loadRun(runId);
  if (run === null) throw new AppError('INTERNAL', `the run ${runId} is gone`);
  return run;
};
