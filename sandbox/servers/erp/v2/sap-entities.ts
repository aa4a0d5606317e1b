import type { World } from '../../../world/world.ts';

/** Primitive types of V2. */
export type V2Type = 'String' | 'Decimal' | 'Boolean' | 'DateTime' | 'DateTimeOffset' | 'Time';

/** The properties of an entity and its navigations; a row holds ISO texts, which are written as V2 does. */
export interface V2Entity {
  readonly properties: Readonly<Record<string, V2Type>>;
  readonly navigations?: Readonly<Record<string, { readonly to: V2Entity; readonly many: boolean }>>;
}
export type V2Row = Readonly<Record<string, unknown>>;

/** One set of one service, shaped as SAP's released ones. */
export interface V2Set extends V2Entity {
  readonly service: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** All rows, as they are now. */
  readonly rows: (world: World) => Iterable<V2Row>;
}
