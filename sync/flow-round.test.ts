import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { PendingDelivery, SyncStore } from '@distribution/model/operations/sync-store';
import { describe, expect, it } from 'vitest';
import { writeDeliveryContent } from './delivery-content.ts';
import { type Round, runRound } from './flow-round.ts';
import { DEFAULT_TIMING } from './sync-options.ts';

const CHUNK = 3;

/** A round of a flow whose inbox holds so many hints; its source must not be asked. */
const roundOver = (hintCount: number): Round => {
  const hints = Array.from({ length: hintCount }, (_, number): PendingDelivery => ({
    deliveryId: `erp:${number}`,
    system: 'erp',
    flow: 'inventory',
    body: writeDeliveryContent({ kind: 'POLL_HINT' }),
    correlationId: 'c',
    attempts: 0,
  }));
  const store: Pick<SyncStore, 'withFlowLease' | 'listPendingDeliveries' | 'hasWaiting'> = {
    withFlowLease: (_flow, work) => work(new AbortController().signal),
    listPendingDeliveries: async (_flow, limit) => hints.slice(0, limit),
    hasWaiting: async () => false,
  };
  return {
    options: {
      adapters: [],
      store: store as SyncStore, // a round that backs off calls nothing else
      operations: { listFlows: async () => [] },
      flows: [],
      clock: Date,
      logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      observer: null,
      onSeedProgress: null,
      timing: { ...DEFAULT_TIMING, chunk: CHUNK },
    },
    flow: {
      name: 'inventory',
      mode: 'EVENT',
      system: 'erp',
      freshnessTargetSeconds: 60,
      pollIntervalMs: 1_000,
    } as never, // a system code
    adapter: {} as SystemAdapter, // not asked
    contributors: [],
    confirmed: { has: () => true, add: () => {}, refresh: async () => {}, onConfirmed: () => {} },
    onApplied: () => {},
    stopping: new AbortController().signal,
  };
};

describe('a round while its source is down', () => {
  it('does not ask for another one at once, however many hints wait for the poll', async () => {
    expect(await runRound(roundOver(CHUNK + 1), 'NOT_NOW')).toEqual({ polled: false, more: false, applied: 0 });
  });
});
