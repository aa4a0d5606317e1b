import type { CallerReport, PhaseTally } from './caller-report.ts';
import type { ErpMeter } from './erp-meter.ts';
import type { PhaseName } from './phases.ts';

/** What the drill has seen. */
export interface Seen {
  readonly reports: readonly CallerReport[];
  readonly meter: ErpMeter;
  /** When each phase began, in milliseconds since the Unix epoch. */
  readonly began: ReadonlyMap<PhaseName, number>;
  readonly allowed: {
    readonly windowCalls: number;
    readonly windowSeconds: number;
    readonly burst: number;
    readonly refillPerSecond: number;
    readonly concurrent: number;
  };
  readonly ordersMade: number;
}

export interface PhaseResult {
  readonly name: string;
  readonly reads: number;
  readonly answered: number;
  readonly fresh: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface ErpDrillReport {
  readonly phases: readonly PhaseResult[];
  readonly arrived: number;
  readonly billed: number;
  readonly told: number;
  readonly mostInWindow: number;
  readonly mostAtOnce: number;
  readonly burst: number;
  readonly recoveryCalls: number;
  readonly orders: {
    readonly asked: number;
    readonly acknowledged: number;
    readonly made: number;
    readonly attempts: number;
  };
  /** What was promised and is not so; empty when the drill is passed. */
  readonly broken: readonly string[];
}

/** For how long after the ERP's return a storm would show. */
const RECOVERY_MS = 2_000;
const rank = (sorted: readonly number[], part: number): number =>
  Math.round((sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0) * 10) / 10;

const resultOf = (name: string, tallies: readonly PhaseTally[]): PhaseResult => {
  const sum = (of: (tally: PhaseTally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
  const latencies = tallies.flatMap((tally) => tally.latencies).toSorted((left, right) => left - right);
  return {
    name,
    reads: sum(({ reads }) => reads),
    answered: sum(({ answered }) => answered),
    fresh: sum(({ fresh }) => fresh),
    p50Ms: rank(latencies, 0.5),
    p95Ms: rank(latencies, 0.95),
  };
};

/** Holds what was seen against what was promised. */
export const judge = ({ reports, meter, began, allowed, ordersMade }: Seen): ErpDrillReport => {
  const phases = [...began.keys()].map((name) =>
    resultOf(
      name,
      reports.flatMap((report) => report.phases[name] ?? []),
    ),
  );
  const arrived = meter.arrivals.length;
  const billed = reports.reduce((sum, report) => sum + report.billed, 0);
  const told = reports.reduce((sum, report) => sum + report.told, 0);
  const mostInWindow = meter.mostWithin(allowed.windowSeconds * 1_000);
  const burst = meter.burstAt(allowed.refillPerSecond);
  const { mostAtOnce } = meter;
  const recoveredAt = began.get('recovery') ?? 0;
  const recoveryCalls = meter.between(recoveredAt, recoveredAt + RECOVERY_MS);
  const numbers = reports.flatMap((report) => Object.values(report.orders));
  const acknowledged = numbers.filter((number) => number !== null);
  const orders = {
    asked: numbers.length,
    acknowledged: acknowledged.length,
    made: ordersMade,
    attempts: reports.reduce((sum, report) => sum + report.attempts, 0),
  };
  const promises: readonly (readonly [string, boolean])[] = [
    [
      `${mostInWindow} calls in a window of ${allowed.windowSeconds} s, ${allowed.windowCalls} are allowed`,
      mostInWindow <= allowed.windowCalls,
    ],
    [`${mostAtOnce} calls at once, ${allowed.concurrent} are allowed`, mostAtOnce <= allowed.concurrent],
    [`a burst of ${burst}, ${allowed.burst} are allowed`, burst <= allowed.burst],
    [
      `${recoveryCalls} calls in the first seconds after the ERP came back`,
      recoveryCalls <= allowed.burst + (allowed.refillPerSecond * RECOVERY_MS) / 1_000,
    ],
    [`${orders.acknowledged} of ${orders.asked} orders were acknowledged`, orders.acknowledged === orders.asked],
    [`${orders.made} orders were made for ${orders.asked}`, orders.made === orders.asked],
    ['two orders have one number', new Set(acknowledged).size === acknowledged.length],
    // Those that left over a connection the ERP had reset, or were cut off before they were written, never come in.
    [`${billed} calls were billed, ${arrived} arrived`, arrived <= billed],
    ...phases.map(
      ({ name, reads, answered }) =>
        [`${answered} of ${reads} reads were answered in ${name}`, reads > 0 && answered === reads] as const,
    ),
    ['the quota was never used up', mostInWindow * 2 >= allowed.windowCalls],
  ];
  const broken = promises.flatMap(([said, holds]) => (holds ? [] : [said]));
  return { phases, arrived, billed, told, mostInWindow, mostAtOnce, burst, recoveryCalls, orders, broken };
};
