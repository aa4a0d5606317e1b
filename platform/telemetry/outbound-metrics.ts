import { Counter, type Registry } from 'prom-client';

/** Counts turns of commands to outside systems. */
export const createOutboundMetrics = (registers: Registry[]) => {
  const turns = new Counter({
    name: 'graph_outbound_turns_total',
    help: 'Turns of commands to outside systems, by the state they ended in.',
    labelNames: ['system', 'kind', 'state'],
    registers,
  });
  return (labels: { readonly system: string; readonly kind: string; readonly state: string }): void =>
    turns.inc({ ...labels });
};
