import type { DecisionBasis, ForecastImpact } from '@distribution/model/forecasts/forecast-impact';
import { type ForecastVersionCode, forecastVersionIdOf } from '@distribution/model/forecasts/forecast';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { locationIdOf } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { Quantity } from '@distribution/model/measure/quantity';
import { productIdOf } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import { raw, sql } from '../sql/statement.ts';
import type { NewImpact } from './find-impacts.ts';

/** A record as it stands now. */
interface Standing {
  readonly revision: string;
  readonly quantity: string | null;
}

export interface ImpactRow extends Pick<ForecastImpact, 'id' | 'sku' | 'outcome'> {
  readonly publication_id: string;
  readonly version_code: ForecastVersionCode;
  readonly revision: string;
  readonly location_code: ForecastImpact['locationCode'];
  readonly legal_entity: LegalEntityCode | '';
  readonly supplier_code: ForecastImpact['supplierCode'];
  readonly unit: UnitCode;
  readonly before: string | null;
  readonly after: string;
  readonly change_percent: string | null;
  readonly is_influencing: boolean;
  readonly is_spike: boolean;
  readonly due_at: Date;
  readonly promotion: (Omit<NonNullable<ForecastImpact['promotion']>, 'missing'> & { readonly missing: string }) | null;
  readonly reorder_point: string | null;
  readonly approval_id: string | null;
  readonly outbound_id: string | null;
  readonly decided_at: Date | null;
  readonly ordered_at: Date | null;
  readonly transferred_at: Date | null;
  readonly body: NewImpact['body'];
  readonly forecast_now: Standing | null;
  readonly parameters_now: Standing | null;
  readonly balance_now: Standing | null;
}

/** The first order to a supplier after the version was published. */
export const ORDERED_AT = sql`(SELECT min(po.ordered_at) FROM purchase_order_line line JOIN purchase_order po
  ON po.id = line.order_id WHERE line.sku = t.sku AND po.ship_to_code = t.location_code
    AND po.ordered_at >= p.published_at AND po.status <> 'CANCELLED')`;

/**
 * The first transfer to the location after the version was published. A system that does not say when a transfer was made
 * is believed for those that were asked for here: they were made when they were handed in.
 */
export const TRANSFERRED_AT = sql`(SELECT min(moved.at) FROM (
    SELECT coalesce((tr.body->>'orderedAt')::timestamptz, (SELECT min(oc.requested_at) FROM outbound_command oc
      WHERE oc.kind = 'CREATE_TRANSFER' AND oc.system = tr.system AND oc.document = tr.number)) AS at
    FROM transfer_order tr WHERE tr.skus @> ARRAY[t.sku] AND tr.ship_to_code = t.location_code
      AND tr.status <> 'CANCELLED') moved WHERE moved.at >= p.published_at)`;

export const IMPACT_COLUMNS = sql`t.id, t.publication_id, p.version_code, p.revision, t.sku, t.location_code, t.legal_entity,
  t.supplier_code, t.unit, t.before::text AS before, t.after::text AS after, t.change_percent::text AS change_percent,
  t.is_influencing, t.is_spike, t.due_at, t.promotion, t.outcome, t.reorder_point::text AS reorder_point, t.approval_id,
  t.outbound_id, t.decided_at, t.body, ${ORDERED_AT} AS ordered_at, ${TRANSFERRED_AT} AS transferred_at,
  (SELECT jsonb_build_object('revision', np.version_code, 'quantity', n.body->'leadTimeDemand') FROM forecast_impact n
     JOIN forecast_publication np ON np.id = n.publication_id WHERE n.sku = t.sku AND n.location_code = t.location_code
     ORDER BY np.revision DESC, np.version_code DESC LIMIT 1) AS forecast_now,
  (SELECT jsonb_build_object('revision', q.revision::text, 'quantity', q.body->'reorderPoint') FROM planning_parameters q
     WHERE q.sku = t.sku AND q.location_code = t.location_code) AS parameters_now,
  (SELECT jsonb_build_object('revision', b.revision::text, 'quantity', (b.on_hand - b.held - b.allocated - b.reserved)::text)
     FROM inventory_position b WHERE b.sku = t.sku AND b.location_code = t.location_code) AS balance_now`;
export const IMPACTS = sql`forecast_impact t JOIN forecast_publication p ON p.id = t.publication_id`;
export const IMPACT_ORDER = {
  columns: [
    { column: 't.sku', type: 'text' },
    { column: 't.location_code', type: 'text' },
    { column: 'p.revision', type: 'bigint' },
    { column: 't.id', type: 'text' },
  ],
  descending: false,
} as const;
export const LATEST_PUBLICATION = raw(
  `(SELECT l.id FROM forecast_publication l WHERE l.state = 'PUBLISHED' ORDER BY l.revision DESC, l.version_code DESC LIMIT 1)`,
);

const basisOf = (
  kind: DecisionBasis['kind'],
  unit: UnitCode,
  then: {
    readonly system: string;
    readonly version: string;
    readonly asOf: string;
    readonly quantity: string | null;
  } | null,
  now: Standing | null,
): readonly DecisionBasis[] => {
  if (then === null || then.quantity === null) return [];
  const quantityOf = (value: string): Quantity => ({ value: parseDecimal(value), unit });
  return [
    {
      kind,
      source: then.system,
      version: then.version,
      asOf: instantOf(Date.parse(then.asOf)),
      quantity: quantityOf(then.quantity),
      isCurrent: now !== null && now.revision === then.version,
      quantityNow: now?.quantity == null ? null : quantityOf(now.quantity),
    },
  ];
};

const basesOf = ({ unit, body, version_code, ...now }: ImpactRow): readonly DecisionBasis[] => {
  const { forecast, parameters, balance, leadTimeDemand } = body;
  return [
    ...basisOf('FORECAST', unit, { ...forecast, version: version_code, quantity: leadTimeDemand }, now.forecast_now),
    ...basisOf(
      'PARAMETERS',
      unit,
      parameters && { ...parameters, version: parameters.revision, quantity: parameters.reorderPoint },
      now.parameters_now,
    ),
    ...basisOf(
      'BALANCE',
      unit,
      balance && { ...balance, version: balance.revision, quantity: balance.available },
      now.balance_now,
    ),
  ];
};

/** The first of the decisions. */
const consumedOf = (row: ImpactRow): Pick<ForecastImpact, 'consumedAt' | 'consumedBy'> => {
  const [first] = (
    [
      [row.decided_at, 'PARAMETERS'],
      [row.ordered_at, 'PURCHASE_ORDER'],
      [row.transferred_at, 'TRANSFER_ORDER'],
    ] as const
  )
    .flatMap(([at, by]) => (at === null ? [] : [{ at, by }]))
    .sort((left, right) => left.at.getTime() - right.at.getTime());
  return {
    consumedAt: first === undefined ? null : instantOf(first.at.getTime()),
    consumedBy: first?.by ?? null,
  };
};

export const impactOfRow = (row: ImpactRow): ForecastImpact => {
  const quantityOf = (value: string): Quantity => ({ value: parseDecimal(value), unit: row.unit });
  return {
    id: row.id,
    publicationId: row.publication_id,
    versionCode: row.version_code,
    version: { id: forecastVersionIdOf(row.version_code) },
    revision: Number(row.revision),
    sku: row.sku,
    product: { id: productIdOf(row.sku) },
    locationCode: row.location_code,
    location: row.legal_entity === '' ? null : { id: locationIdOf(row.legal_entity, row.location_code) },
    supplierCode: row.supplier_code,
    before: row.before === null ? null : quantityOf(row.before),
    after: quantityOf(row.after),
    changePercent: row.change_percent === null ? null : parseDecimal(row.change_percent),
    priority: row.is_spike ? 'RAISED' : 'NORMAL',
    buckets: row.body.buckets,
    outcome: row.outcome,
    reorderPoint: row.reorder_point === null ? null : quantityOf(row.reorder_point),
    approvalId: row.approval_id,
    outboundId: row.outbound_id,
    promotion: row.promotion === null ? null : { ...row.promotion, missing: quantityOf(row.promotion.missing) },
    isInfluencing: row.is_influencing,
    dueAt: instantOf(row.due_at.getTime()),
    ...consumedOf(row),
    basedOn: basesOf(row),
  };
};
