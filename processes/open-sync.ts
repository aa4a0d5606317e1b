import type { FlowName } from '@distribution/model/operations/sync-flow';
import { createIntakeGate } from '@distribution/sync/intake-gate';
import { startExceptionJudge } from '@distribution/sync/start-exception-judge';
import { startHousekeeping } from '@distribution/sync/start-housekeeping';
import { witnessAudit } from '@distribution/sync/witness-audit';
import { startWatch } from '@distribution/sync/start-watch';
import { startSync, type Sync } from '@distribution/sync/start-sync';
import {
  DEFAULT_TIMING,
  type FlowAttempt,
  type FlowSettings,
  type SeedProgress,
} from '@distribution/sync/sync-options';
import { webhooks } from '@distribution/sync/webhooks';
import type { Resources } from '@distribution/platform/resources/resources';
import { exceptionPolicyOf } from './exception-policy.ts';
import { openPublication, publicationToolsOf } from './open-publication.ts';
import { openOutbound } from './open-outbound.ts';
import { openCommands } from './open-commands.ts';
import { flowSettingsOf } from './flow-settings.ts';
import { type Address, openHttp } from './open-http.ts';
import { reconciledFlowsOf } from './reconciled-flows.ts';
import { serviceObjectivesOf } from './service-objectives.ts';
import type { World } from './world.ts';

/** Webhooks one process takes at once; at 1 MiB each a quarter of a gigabyte at the worst. */
const MOST_UNDER_WAY = 256;

/** A running sync and where its systems may push to. */
export interface OpenSync extends Pick<Sync, 'seeded'> {
  readonly flows: readonly FlowSettings[];
  /** Base URL of `/webhooks/:system`. */
  readonly receiverUrl: string;
}

/** Starts the flows of all connected systems, and the receiver of their webhooks at the address. */
export const openSync = async (
  world: World,
  address: Address,
  onSeedProgress: ((progress: SeedProgress) => void) | null,
  resources: Resources,
): Promise<OpenSync> => {
  const { config, adapters, store, codes, clock, log, metrics } = world;
  const flows = flowSettingsOf(config.flows, adapters);
  const options = {
    adapters,
    store: store.sync,
    operations: store.operations,
    flows,
    clock,
    logger: log,
    observer: { attemptFinished: (attempt: FlowAttempt) => metrics.flowAttempt(attempt) },
    onSeedProgress,
    refreshCodes: () => codes.refresh(),
    timing: DEFAULT_TIMING,
  };
  const sync = await resources.open(
    'sync',
    () => startSync(options),
    (it) => it.stop(),
  );
  const reconciled = reconciledFlowsOf(config.flows, flows, adapters);
  await openCommands(
    { store, clock, log },
    reconciled,
    (flow) => sync.wake(flow),
    publicationToolsOf(world),
    resources,
  );
  await openPublication(world, resources);
  const judging = { judge: store.exceptionJudge, policy: exceptionPolicyOf(config), clock, logger: log };
  await resources.open(
    'exceptions',
    async () => startExceptionJudge({ ...judging, scanMs: config.exceptionScanSeconds * 1_000 }),
    (it) => it.stop(),
  );
  await store.serviceLevels.declare(serviceObjectivesOf(config.serviceLevels));
  await resources.open(
    'watch',
    async () => startWatch({ watch: store.watch, clock, logger: log }),
    (it) => it.stop(),
  );
  await openOutbound(world, resources);
  /** While a legal hold on everything stands, nothing is forgotten. */
  const unlessHeld =
    (prune: (before: string) => Promise<object>) =>
    async (before: string): Promise<object> =>
      (await store.audit.isAllHeld()) ? { held: true } : prune(before);
  const forgotten = [
    {
      prune: async (before: string) => {
        await witnessAudit(store.audit, log);
        return unlessHeld((instant) => store.pruneHistory(instant))(before);
      },
      historyDays: config.historyDays,
    },
    { prune: unlessHeld((before) => store.pruneReads(before)), historyDays: config.readLogDays },
    ...(config.auditDays === null
      ? []
      : [
          {
            prune: async (before: string) => ({ audits: await store.audit.forget(before) }),
            historyDays: config.auditDays,
          },
        ]),
  ];
  for (const each of forgotten) {
    await resources.open(
      'housekeeping',
      () => startHousekeeping({ ...each, clock, logger: log }),
      (it) => it.stop(),
    );
  }
  const gate = createIntakeGate({
    maxPending: config.webhookMaxPending,
    maxUnderWay: MOST_UNDER_WAY,
    countPending: (most) => store.sync.countPending(most),
    now: () => clock.now(),
  });
  const receiver = { adapters, store: store.sync, gate, wake: (flow: FlowName) => sync.wake(flow), logger: log };
  const receiverUrl = await openHttp(
    address,
    async (server) => server.register(webhooks, receiver),
    () => true,
    resources,
  );
  return { flows, seeded: sync.seeded, receiverUrl };
};
