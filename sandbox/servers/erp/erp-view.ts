import type { TableEntry } from '../../world/table.ts';
import type { World } from '../../world/world.ts';
import type { EntitySet } from './entity-sets.ts';

/** One entity as the service shows it: all properties, its rows, and the version its ETag is made of. */
export interface Entity {
  readonly key: readonly string[];
  readonly rowVersion: number;
  readonly deleted: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the view needs of a table, whatever it holds. */
interface ReadableTable {
  entry(...key: readonly string[]): TableEntry<object> | null;
  live(): Iterable<TableEntry<object>>;
  changesAfter(rowVersion: number, limit: number): TableEntry<object>[];
}

const SEPARATOR = '\u001f';

/**
 * The world's tables as entities of the service: the base unit is put beside bare quantities, units of measure beside
 * their item. An item counts as changed when one of its units changed.
 */
export class ErpView {
  readonly #world: World;
  readonly #uomsOfItem = new Map<string, Set<string>>();
  readonly #itemVersion = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
    const noticeItem = (itemNo: string, rowVersion: number): void => {
      this.#itemVersion.set(itemNo, Math.max(rowVersion, this.#itemVersion.get(itemNo) ?? 0));
    };
    const noticeUom = ({
      record,
      rowVersion,
    }: {
      record: { ItemNo: string; UomCode: string };
      rowVersion: number;
    }): void => {
      const codes = this.#uomsOfItem.get(record.ItemNo) ?? new Set<string>();
      this.#uomsOfItem.set(record.ItemNo, codes.add(record.UomCode));
      noticeItem(record.ItemNo, rowVersion);
    };
    const { Items, ItemUoms } = world.tables;
    for (const entry of Items.changesAfter(0, Infinity)) noticeItem(entry.record.ItemNo, entry.rowVersion);
    for (const entry of ItemUoms.changesAfter(0, Infinity)) noticeUom(entry);
    Items.onChange((entry) => noticeItem(entry.record.ItemNo, entry.rowVersion));
    ItemUoms.onChange(noticeUom);
  }

  /** The live entity of that key. */
  get(set: EntitySet, key: readonly string[]): Entity | null {
    const entry = this.#table(set).entry(...key);
    return entry === null || entry.deleted ? null : this.#entityOf(set, entry);
  }

  /** Every live entity in the order of the key. */
  listByKey(set: EntitySet): Entity[] {
    return [...this.#table(set).live()]
      .sort((left, right) => (left.key < right.key ? -1 : 1))
      .map((entry) => this.#entityOf(set, entry));
  }

  /** Keys of every live entity, sorted; cheaper than the entities. */
  countLive(set: EntitySet): number {
    let count = 0;
    for (const _ of this.#table(set).live()) count += 1;
    return count;
  }

  /** Changes after a row version, oldest first; `scannedTo` is where the next read goes on. */
  changesAfter(
    set: EntitySet,
    rowVersion: number,
    limit: number,
  ): { readonly entities: Entity[]; readonly scannedTo: number; readonly more: boolean } {
    if (set.name === 'Items') return this.#itemChangesAfter(set, rowVersion, limit);
    const entries = this.#table(set).changesAfter(rowVersion, limit);
    return {
      entities: entries.map((entry) => this.#entityOf(set, entry)),
      scannedTo: entries.at(-1)?.rowVersion ?? rowVersion,
      more: entries.length === limit,
    };
  }

  /** An item is told once, at its own newest change or that of its units, whichever came last. */
  #itemChangesAfter(
    set: EntitySet,
    rowVersion: number,
    limit: number,
  ): { entities: Entity[]; scannedTo: number; more: boolean } {
    const { Items, ItemUoms } = this.#world.tables;
    const merged = [...Items.changesAfter(rowVersion, limit), ...ItemUoms.changesAfter(rowVersion, limit)]
      .sort((left, right) => left.rowVersion - right.rowVersion)
      .slice(0, limit);
    const entities: Entity[] = [];
    for (const { record, rowVersion: version } of merged) {
      const item = this.#itemVersion.get(record.ItemNo) === version ? Items.entry(record.ItemNo) : null;
      if (item !== null) entities.push(this.#entityOf(set, item));
    }
    return { entities, scannedTo: merged.at(-1)?.rowVersion ?? rowVersion, more: merged.length === limit };
  }

  #table(set: EntitySet): ReadableTable {
    return this.#world.tables[set.name];
  }

  #entityOf(set: EntitySet, entry: TableEntry<object>): Entity {
    const record = entry.record as Readonly<Record<string, unknown>>; // records are plain objects of named fields
    const key = entry.key.split(SEPARATOR);
    const rowVersion = set.name === 'Items' ? (this.#itemVersion.get(entry.key) ?? entry.rowVersion) : entry.rowVersion;
    return {
      key,
      rowVersion,
      deleted: entry.deleted,
      properties: { ...record, ...this.#derived(set, record), RowVersion: rowVersion, ModifiedAt: entry.modifiedAt },
    };
  }

  #derived(set: EntitySet, record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const itemNo = typeof record['ItemNo'] === 'string' ? record['ItemNo'] : '';
    const { Items, ItemUoms } = this.#world.tables;
    if (set.name === 'Items') {
      const codes = [...(this.#uomsOfItem.get(itemNo) ?? [])].sort();
      return { Uoms: codes.flatMap((code) => ItemUoms.get(itemNo, code) ?? []) };
    }
    return 'BaseUom' in set.properties ? { BaseUom: Items.get(itemNo)?.BaseUom ?? null } : {};
  }
}
