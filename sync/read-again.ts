import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { pollFlow } from './poll-flow.ts';
import type { Attempt } from './run-attempt.ts';

/**
 * Reads a flow again from its beginning when records of it were held for codes that are known by now. Only their system
 * can tell them as they are today; what was taken before changes nothing. What is not understood even then waits for a
 * person. Ended half-way, it begins anew the next time.
 */
export const readAgain = async (
  attempt: Attempt,
  adapter: SystemAdapter,
  refreshCodes: () => Promise<void>,
): Promise<void> => {
  const readable = await attempt.store.findReadable(attempt.flow.name);
  if (readable === null) return;
  await refreshCodes();
  const { flow, correlationId, logger } = attempt;
  const held = readable.parkedIds.length;
  logger.info({ flow: flow.name, correlationId, held }, 'read again for codes that are known now');
  await pollFlow(attempt, adapter, 'BEGINNING');
  await attempt.store.settleReadable(readable);
};
