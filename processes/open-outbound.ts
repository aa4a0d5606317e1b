import { FLOW_OF_OUTBOUND } from '@distribution/model/operations/outbound-keys';
import type { Resources } from '@distribution/platform/resources/resources';
import { startOutbound } from '@distribution/sync/outbound/start-outbound';
import type { World } from './world.ts';

/** Sends what waits to be sent to the systems, and counts the turns. */
export const openOutbound = async (
  { adapters, store, clock, log, metrics }: World,
  resources: Resources,
): Promise<void> => {
  const work = store.outboundWork;
  await resources.open(
    'outbound',
    async () =>
      startOutbound({
        adapters,
        work,
        clock,
        logger: log,
        onEcho: ({ kind }) => metrics.echoSuppressed({ flow: FLOW_OF_OUTBOUND[kind] }),
        onTurn: ({ kind, system }, { state }) => metrics.outboundTurn({ kind, system, state }),
      }),
    (it) => it.stop(),
  );
};
