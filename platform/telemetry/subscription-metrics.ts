import { Counter, Gauge, type Registry } from 'prom-client';

const COUNTS = {
  events: 'Events that subscriptions took from the log, once per topic.',
  renders: 'Events rendered, once for all who get the same bytes.',
  failedRenders: 'Renderings that tell of an error.',
  deliveries: 'Frames handed to subscribers.',
  deliveredBytes: 'Bytes handed to subscribers.',
  heartbeats: 'Times a subscriber that got nothing was told how far the log was looked through.',
  joins: 'Subscriptions begun.',
  resumes: 'Subscriptions begun from a cursor.',
  snapshots: 'Subscriptions begun with a snapshot.',
  catchUps: 'Times a subscriber began to read the log by itself.',
  replayed: 'Frames that subscribers got from the log by themselves.',
  gaps: 'Times a subscriber asked for what the log no longer has.',
} as const;

const ONE_SCRAPE_MS = 50;

/** The subscriptions of a gateway: what there is now, and what has happened since its start. Milliseconds. */
export interface SubscriptionReading {
  readonly groups: number;
  readonly renderers: number;
  /** Live ones and those reading the log by themselves; of both, those whose client takes no more for now. */
  readonly members: { readonly live: number; readonly behind: number; readonly held: number };
  readonly rendersInFlight: number;
  readonly rendersWaiting: number;
  /** Age of the oldest event that a member has not got. */
  readonly lagMs: { readonly max: number; readonly p99: number };
  readonly counts: Readonly<Record<keyof typeof COUNTS, number>> & {
    /** By why they ended. */
    readonly ends: Readonly<Record<string, number>>;
  };
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Registers what is shown of subscriptions; they count by themselves, and are read at every scrape. */
export const createSubscriptionMetrics = (registers: Registry[]): ((read: () => SubscriptionReading) => void) => {
  const hubs: (() => SubscriptionReading)[] = [];
  let last: { readonly atMs: number; readonly readings: readonly SubscriptionReading[] } | null = null;
  /** A reading looks at every member: one is enough for all metrics of a scrape. */
  const readAll = (): readonly SubscriptionReading[] => {
    const atMs = performance.now();
    if (last === null || atMs - last.atMs > ONE_SCRAPE_MS) last = { atMs, readings: hubs.map((read) => read()) };
    return last.readings;
  };
  const sum = (of: (reading: SubscriptionReading) => number): number =>
    readAll().reduce((total, reading) => total + of(reading), 0);
  const names = Object.keys(COUNTS) as (keyof typeof COUNTS)[]; // of a constant: just its own
  for (const name of names) {
    new Counter({
      name: `graph_subscription_${snakeCase(name)}_total`,
      help: COUNTS[name],
      registers,
      collect() {
        this.reset();
        this.inc(sum(({ counts }) => counts[name]));
      },
    });
  }
  new Counter({
    name: 'graph_subscription_ends_total',
    help: 'Subscriptions ended, by why.',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const { counts } of readAll()) {
        for (const [reason, count] of Object.entries(counts.ends)) this.inc({ reason }, count);
      }
    },
  });
  const gauge = (name: string, help: string, of: (reading: SubscriptionReading) => number): Gauge =>
    new Gauge({
      name: `graph_subscription_${name}`,
      help,
      registers,
      collect() {
        this.set(sum(of));
      },
    });
  gauge('groups', 'Different subscriptions.', ({ groups }) => groups);
  gauge('renderers', 'Different renderings of subscriptions.', ({ renderers }) => renderers);
  gauge('renders_in_flight', 'Events being rendered.', ({ rendersInFlight }) => rendersInFlight);
  gauge('renders_waiting', 'Events that wait to be rendered.', ({ rendersWaiting }) => rendersWaiting);
  new Gauge({
    name: 'graph_subscription_members',
    help: 'Subscribers; the held ones are among the others.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const state of ['live', 'behind', 'held'] as const)
        this.set(
          { state },
          sum(({ members }) => members[state]),
        );
    },
  });
  new Gauge({
    name: 'graph_subscription_lag_seconds',
    help: 'Age of the oldest event that a subscriber has not got: of the furthest behind, and of 99 in a hundred.',
    labelNames: ['of'],
    registers,
    collect() {
      const worst = (of: 'max' | 'p99'): number => Math.max(0, ...readAll().map(({ lagMs }) => lagMs[of])) / 1_000;
      for (const of of ['max', 'p99'] as const) this.set({ of }, worst(of));
    },
  });
  return (read) => {
    hubs.push(read);
  };
};
