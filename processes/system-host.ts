import type { DecisionPort } from '@distribution/model/decision/ports';
import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import type { Clock } from '@distribution/platform/clock/clock';
import type { Log } from '@distribution/platform/log/log';
import type { Metrics } from '@distribution/platform/telemetry/metrics';
import type { SystemMonitor } from './system-monitor.ts';

/** Where what adapters tell of themselves goes. */
export interface SystemListeners {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly monitor: SystemMonitor;
  /** Told after a circuit came to stand otherwise. */
  readonly onCircuit: () => void;
  /** Checks the approvals of what is written. */
  readonly decisions: DecisionPort | null;
}

/** What every adapter of this process gets: the time, and where calls and circuits are counted and reported. */
export const createSystemHost = ({
  clock,
  log,
  metrics,
  monitor,
  onCircuit,
  decisions,
}: SystemListeners): AdapterHost => ({
  now: () => clock.now(),
  observe(call) {
    metrics.systemCall(call);
    monitor.observe(call);
  },
  onOpened: (opened) => monitor.onOpened(opened),
  onCircuit: (circuit) => {
    metrics.circuitChanged(circuit);
    onCircuit();
    const { system, endpoint, state } = circuit;
    if (state === 'OPEN') log.warn({ system, endpoint }, 'an endpoint does not answer and is left alone for a moment');
    if (state === 'CLOSED') log.info({ system, endpoint }, 'an endpoint answers again');
  },
  decisions,
});
