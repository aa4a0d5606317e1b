import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Resources } from '@distribution/platform/resources/resources';
import type { PublicationTools } from '@distribution/sync/publication/publish-forecast';
import { createCommandHandler } from '@distribution/sync/do-command';
import { startReconciliationSchedule } from '@distribution/sync/schedule-reconciliation';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import type { ScheduledFlow } from './reconciled-flows.ts';
import type { World } from './world.ts';

/** How long a comparison waits for its flow to read on, and how long between two looks, in milliseconds. */
const SETTLE_MS = 120_000;
const LOOK_MS = 500;

/** Takes up what people and schedules ask the platform to do, and keeps the schedule of comparisons. */
export const openCommands = async (
  { store, clock, log }: Pick<World, 'store' | 'clock' | 'log'>,
  reconciled: readonly ScheduledFlow[],
  wake: (flow: FlowName) => void,
  publication: PublicationTools,
  resources: Resources,
): Promise<void> => {
  const reconciliation = {
    store: store.reconciliation,
    deliveries: store.sync,
    wake,
    clock,
    readDeadlineMs: DEFAULT_TIMING.readDeadlineMs,
    settleMs: SETTLE_MS,
    lookMs: LOOK_MS,
  };
  const handler = createCommandHandler({ journal: store.journal, reconciled, reconciliation, publication });
  await resources.open(
    'commands',
    () => store.commandQueue.work(handler),
    (it) => it.stop(),
  );
  const { commands, reconciliation: runs } = store;
  await resources.open(
    'schedule',
    async () => startReconciliationSchedule({ flows: reconciled, commands, runs, clock, logger: log }),
    (it) => it.stop(),
  );
};
