import type { OperationsReader } from '@distribution/model/operations/ports';
import type { FlowName } from '@distribution/model/operations/sync-flow';

/** Which flows have been read to the end at least once, by this process or another. */
export interface ConfirmedFlows {
  has(flow: FlowName): boolean;
  add(flow: FlowName): void;
  /** Looks what other processes have done. */
  refresh(): Promise<void>;
  /** Called for every flow that becomes confirmed from now on. */
  onConfirmed(listener: (flow: FlowName) => void): void;
}

/** Starts empty; {@link ConfirmedFlows.refresh} fills it from the flows' own rows. */
export const createConfirmedFlows = (operations: Pick<OperationsReader, 'listFlows'>): ConfirmedFlows => {
  const known = new Set<FlowName>();
  const listeners: ((flow: FlowName) => void)[] = [];
  const add = (flow: FlowName): void => {
    if (known.has(flow)) return;
    known.add(flow);
    for (const listener of listeners) listener(flow);
  };
  return {
    has: (flow) => known.has(flow),
    add,
    onConfirmed: (listener) => void listeners.push(listener),
    refresh: async () => {
      for (const flow of await operations.listFlows()) if (flow.confirmedAt !== null) add(flow.name);
    },
  };
};
