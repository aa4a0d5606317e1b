import type { EntitySet, PropertyTypes } from './entity-sets.ts';
import type { Entity } from './erp-view.ts';
import { entityPathOf } from './key-predicate.ts';

/** How entities are to be written. */
export interface PayloadShape {
  readonly select: readonly string[] | null;
  readonly expand: boolean;
  /** `IEEE754Compatible=true`: decimals and 64-bit integers as text; otherwise as JSON numbers, with their loss. */
  readonly exactNumbers: boolean;
}

export const etagOf = (entity: Entity): string => `W/"${entity.rowVersion}"`;

const valueOf = (value: unknown, type: string | undefined, exact: boolean): unknown => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  if (type !== 'Edm.Decimal' && type !== 'Edm.Int64') return value;
  return exact ? String(value) : Number(value);
};
const rowOf = (
  row: Readonly<Record<string, unknown>>,
  properties: PropertyTypes,
  exact: boolean,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, valueOf(row[name], type, exact)]));

/** An entity in OData JSON with minimal metadata. */
export const writeEntity = (set: EntitySet, entity: Entity, shape: PayloadShape): Record<string, unknown> => {
  const body: Record<string, unknown> = { '@odata.etag': etagOf(entity) };
  for (const [name, type] of Object.entries(set.properties)) {
    if (shape.select === null || shape.select.includes(name))
      body[name] = valueOf(entity.properties[name], type, shape.exactNumbers);
  }
  const { rows } = set;
  if (
    rows !== null &&
    (shape.expand || (rows.always && (shape.select === null || shape.select.includes(rows.property))))
  ) {
    const given = entity.properties[rows.property];
    body[rows.property] = Array.isArray(given)
      ? given.map((row: Readonly<Record<string, unknown>>) => rowOf(row, rows.properties, shape.exactNumbers))
      : [];
  }
  return body;
};

/** A tombstone in a delta: `changed` when the entity lives on but no longer matches the filter. */
export const writeRemoved = (
  set: EntitySet,
  entity: Entity,
  reason: 'deleted' | 'changed',
  exact: boolean,
): Record<string, unknown> => ({
  '@removed': { reason },
  '@odata.id': entityPathOf(set, entity.key),
  ...Object.fromEntries(set.keys.map((name, index) => [name, entity.key[index]])),
  RowVersion: exact ? String(entity.rowVersion) : entity.rowVersion,
});
