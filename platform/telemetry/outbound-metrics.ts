import { Counter, Gauge, type Registry } from 'prom-client';

/** How many commands to one system stand in one state. */
export interface OutboundReading {
  readonly system: string;
  readonly state: string;
  readonly count: number;
}

/** Metrics of what is sent to outside systems. */
export const createOutboundMetrics = (registers: Registry[]) => {
  const turns = new Counter({
    name: 'graph_outbound_turns_total',
    help: 'Turns of commands to outside systems, by the state they ended in.',
    labelNames: ['system', 'kind', 'state'],
    registers,
  });
  return {
    turn: (labels: { readonly system: string; readonly kind: string; readonly state: string }): void =>
      turns.inc({ ...labels }),
    observe: (read: () => Promise<readonly OutboundReading[]>): void => {
      new Gauge({
        name: 'graph_outbound_commands',
        help: 'Commands to outside systems, by the state they stand in.',
        labelNames: ['system', 'state'],
        registers,
        async collect() {
          this.reset(); // the store is away: no value is better than an old one, and the other metrics still answer
          const readings = await read().catch(() => []);
          for (const { system, state, count } of readings) this.set({ system, state }, count);
        },
      });
    },
  };
};
