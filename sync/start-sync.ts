/**
 * The pulse. News comes in by poll and by webhook, is made canonical by an adapter and goes, page by page, into the
 * store: projection, event and cursor in one transaction. The first load takes the same way.
 * In: adapters, the write side of the store, flow settings. Out: run records and, through the store, the event log.
 * When a source is down, its flows fail with a code and back off; the others go on, and what a webhook delivered is
 * applied all the same. When the store is down, webhooks are refused (503) and every flow backs off.
 * Any number of sync processes may run: a lease lets one at a time work on a flow.
 */
import { setMaxListeners } from 'node:events';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { createConfirmedFlows } from './confirmed-flows.ts';
import { type FlowLoop, startFlowLoop } from './flow-loop.ts';
import { dependentsOf, FLOW_ORDER } from './load-order.ts';
import type { FlowSettings, SyncOptions } from './sync-options.ts';

/** A running sync. */
export interface Sync {
  /** Brings a flow's next round forward. */
  wake(flow: FlowName): void;
  /** Resolves when every flow has been read to its end once (by any process); stays pending while a source is down. */
  readonly seeded: Promise<void>;
  /** Lets transactions under way finish, ends the loops, gives the leases back. Repeated calls share one promise. */
  stop(): Promise<void>;
}

const adapterOf = (flow: FlowSettings, code: string, adapters: readonly SystemAdapter[]): SystemAdapter => {
  const adapter = adapters.find(({ system, changes }) => system === code && changes.flows.includes(flow.name));
  if (adapter === undefined) {
    throw new Error(`The flow ${flow.name} is set to come from ${code}, which offers no such flow.`);
  }
  return adapter;
};

/**
 * Declares the flows and starts one loop each. Throws when a flow names a system that does not offer it, or when the
 * store cannot be reached at start.
 */
export const startSync = async (options: SyncOptions): Promise<Sync> => {
  const { store, operations } = options;
  const flows = FLOW_ORDER.flatMap((name) => options.flows.filter((flow) => flow.name === name));
  const sources = flows.map((flow) => ({
    flow,
    adapter: adapterOf(flow, flow.system, options.adapters),
    contributors: (flow.ownership?.contributors ?? []).map((code) => adapterOf(flow, code, options.adapters)),
  }));
  for (const { pollIntervalMs: _, ...declared } of flows) await store.declareFlow(declared);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // every loop listens, and every call under way
  const confirmed = createConfirmedFlows(operations);
  await confirmed.refresh();

  const seeded = new Promise<void>((resolve) => {
    const settle = (): void => {
      if (flows.every(({ name }) => confirmed.has(name))) resolve();
    };
    confirmed.onConfirmed(settle);
    settle();
  });
  const loops = new Map<FlowName, FlowLoop>();
  for (const { flow, adapter, contributors } of sources) {
    // A record that has come may be what parked records of other flows wait for.
    const onApplied = (): void => dependentsOf(flow.name).forEach((name) => loops.get(name)?.wake());
    const round = { options, flow, adapter, contributors, confirmed, onApplied, stopping: stopping.signal };
    loops.set(flow.name, startFlowLoop(round));
  }

  let stopped: Promise<void> | null = null;
  return {
    seeded,
    wake: (flow) => loops.get(flow)?.wake(),
    stop: () => {
      stopping.abort();
      stopped ??= Promise.all([...loops.values()].map(({ ended }) => ended)).then(() => undefined);
      return stopped;
    },
  };
};
