import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import type { CanonicalChange, ChangePage, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { ChangeSource, SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { ProductSource } from '@distribution/model/products/ports';
import type { PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import type { ConformanceSubject } from '../conformance-subject.ts';
import type { DocumentSubject } from '../documents/document-subject.ts';

type Settings = Readonly<Record<string, unknown>>;
type Create = (settings: Settings, host: AdapterHost) => SystemAdapter;

/** A good adapter with one thing broken, and the rule that must see it. */
export interface Mutant {
  /** What it does wrong, after "an adapter that". */
  readonly does: string;
  readonly killedBy: string;
  /** The rule sees it by waiting in vain. */
  readonly endless?: true;
  readonly infect: (good: Create) => Create;
}

/** A subject whose adapter is the mutant. */
export const infected = <S extends ConformanceSubject | DocumentSubject>(subject: S, mutant: Mutant): S => ({
  ...subject,
  definition: {
    ...subject.definition,
    // The kit hands out plain settings.
    create: (settings, host) => mutant.infect(subject.definition.create)(settings as Settings, host),
  },
});

/** Replaces parts of the adapter. */
export const withParts =
  (change: (good: SystemAdapter) => Partial<SystemAdapter>): Mutant['infect'] =>
  (create) =>
  (settings, host) => {
    const good = create(settings, host);
    return { ...good, ...change(good) };
  };

/** Turns settings or host before the good adapter is built. */
export const withSettings =
  (change: (settings: Settings) => Settings, host: Partial<AdapterHost> = {}): Mutant['infect'] =>
  (create) =>
  (settings, given) =>
    create(change(settings), { ...given, ...host });

/** One after the other, the first one innermost. */
export const both =
  (inner: Mutant['infect'], outer: Mutant['infect']): Mutant['infect'] =>
  (create) =>
    outer(inner(create));

/** Reads products in another way. */
export const withProducts = (load: (good: ProductSource) => ProductSource['loadProducts']): Mutant['infect'] =>
  withParts(({ products }) => (products === null ? {} : { products: { loadProducts: load(products) } }));

/** Reads changes in another way. */
export const withReading = (read: (good: ChangeSource) => ChangeSource['readChanges']): Mutant['infect'] =>
  withParts(({ changes }) => ({ changes: { ...changes, readChanges: read(changes) } }));

/** Reads pages well and hands them on otherwise. */
export const withPages = (turn: (page: ChangePage, cursor: SourceCursor | null) => ChangePage): Mutant['infect'] =>
  withReading((good) => async (flow, cursor, call) => turn(await good.readChanges(flow, cursor, call), cursor));

/** Tells every record otherwise. */
export const withRecords = (
  turn: (record: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Mutant['infect'] =>
  withPages((page) => ({
    ...page,
    changes: page.changes.map((change) =>
      // What comes out may be no canonical record at all: that is the point.
      change.operation === 'DELETE' ? change : ({ ...change, record: turn(change.record) } as CanonicalChange),
    ),
  }));

/** Reads changes with another call than the caller's. */
export const withCall = (turn: (call: SourceCall) => SourceCall): Mutant['infect'] =>
  withReading((good) => (flow, cursor, call) => good.readChanges(flow, cursor, turn(call)));

/** Makes purchase orders in another way. */
export const withPurchasing = (
  create: (good: PurchaseOrderSink) => PurchaseOrderSink['createPurchaseOrder'],
): Mutant['infect'] =>
  withParts(({ purchasing }) =>
    purchasing === null ? {} : { purchasing: { createPurchaseOrder: create(purchasing) } },
  );

/** The registered code of whatever was thrown. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
