import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import type { Clock } from '@distribution/platform/clock/clock';
import type { Log } from '@distribution/platform/log/log';
import type { Metrics } from '@distribution/platform/telemetry/metrics';

/** What every adapter of this process gets: the time, and where calls and circuits are counted and reported. */
export const createSystemHost = (clock: Clock, log: Log, metrics: Metrics): AdapterHost => ({
  now: () => clock.now(),
  observe: (call) => metrics.systemCall(call),
  onCircuit: (circuit) => {
    metrics.circuitChanged(circuit);
    const { system, endpoint, state } = circuit;
    if (state === 'OPEN') log.warn({ system, endpoint }, 'an endpoint does not answer and is left alone for a moment');
    if (state === 'CLOSED') log.info({ system, endpoint }, 'an endpoint answers again');
  },
  decisions: null,
});
