import type { Chance } from './seeded-chance.ts';
import { DRILL_OPERATION, nameOf } from './drill-graph.ts';
import { numberIn, regionOf, type Region } from './publisher.ts';

/** What a client asks for and who it is. */
export interface MemberPlan {
  readonly name: string;
  /** Regions of its filter, and of its token; `null`: all. */
  readonly filter: readonly Region[] | null;
  readonly scope: readonly Region[] | null;
  readonly tokenSeconds: number;
  /** Where it begins. */
  readonly cursor: string;
}

/** What clients are given to connect with. */
export interface MemberWorld {
  readonly ports: readonly number[];
  readonly chance: Chance;
  issueToken(plan: MemberPlan): Promise<string>;
}

/** A client of the drill: it counts on nothing but its cursor. */
export interface Member {
  readonly plan: MemberPlan;
  readonly record: MemberRecord;
  /** Breaks its connection as a network would. */
  drop(): void;
  /** Reads nothing for a while. */
  stall(forMs: number): void;
  close(): Promise<void>;
}

interface Result {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}

interface DrillData {
  readonly inventoryExceptions: {
    readonly cursor: string;
    readonly exception: {
      readonly message: string;
      readonly regionCode: string;
      readonly product: { readonly id: string; readonly name: string } | null;
    };
  } | null;
}

/** What a client has seen. */
export class MemberRecord {
  readonly received: number[] = [];
  /** Payloads that do not say what was published, or not all of it; the first of them as text. */
  wrong = 0;
  firstWrong: string | null = null;
  connections = 0;
  /** Ends of the operation that the protocol does not go on from by itself, by code. */
  readonly ends = new Map<string, number>();
  cursor: string;

  constructor(cursor: string) {
    this.cursor = cursor;
  }

  take(result: Result): void {
    const { cursor } = (result.extensions ?? {}) as { cursor?: unknown }; // an object, by the specification
    if (typeof cursor === 'string') this.cursor = cursor;
    const event = (result.data as DrillData | null | undefined)?.inventoryExceptions; // what the operation selects
    const number = numberIn(event?.exception.message ?? '');
    const { product, regionCode } = event?.exception ?? {};
    const isWhole =
      !result.errors &&
      event?.cursor === cursor &&
      regionCode === regionOf(number) &&
      product?.name === nameOf(product?.id ?? '');
    if (!isWhole) {
      this.wrong += 1;
      this.firstWrong ??= JSON.stringify(result);
    }
    if (!Number.isNaN(number)) this.received.push(number);
  }

  ended(code: string): void {
    this.ends.set(code, (this.ends.get(code) ?? 0) + 1);
  }
}

/** What was published for a client, of the numbers up to `last`. */
export const expectedOf = ({ filter, scope }: MemberPlan, last: number): number[] =>
  Array.from({ length: last }, (_, at) => at + 1).filter((number) => {
    const region = regionOf(number);
    return (filter?.includes(region) ?? true) && (scope?.includes(region) ?? true);
  });

export const requestOf = ({ filter }: MemberPlan) => ({
  query: DRILL_OPERATION,
  variables: filter === null ? {} : { filter: { regions: filter } },
});
